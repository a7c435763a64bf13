import Diagnostics
import ExampleFinding
import Examples
import Keys
import OutputMatching
import StatedComments

extension PartialExampleDefaults {
    /// The keys below `examples:`, of a site and of a page.
    ///
    /// They find `key-value`, `unknown-key`, `mark-value` and `regular-expression`.
    static let keys: [ConfigurationKey<PartialExampleDefaults>] = ownKeys + markKeys

    private static let unstatedOutput: ValueForm<Requirement> = .choice([
        ("error", .all), ("show", .allButOutput),
    ])

    private static let ownKeys: [ConfigurationKey<PartialExampleDefaults>] =
        [
            .init(
                "require", .choice([("all", true), ("stated", false)]), default: "all",
                example: "stated",
                """
                What `sitegen` asks of each example. `all` asks that it compiles, ends with 0 and \
                prints what the page states. `stated` asks only for what the page states, as in \
                [documentation as it is](62-documentation-as-it-is.md).
                """
            ) { defaults, isComplete in
                defaults.requirement = isComplete ? defaults.requirement ?? .all : .stated
            },
            .init(
                "unstated", unstatedOutput, default: "error",
                example: "show",
                """
                What happens to output that the page does not state. `error` makes it an error. \
                `show` lets the page show it.
                """
            ) { defaults, requirement in
                if defaults.requirement != .stated { defaults.requirement = requirement }
            },
            .init(
                "program", .choice([("needed", true), ("own", false)]), default: "own",
                example: "needed",
                """
                Which blocks make the program of an example. `own` takes the example alone. \
                `needed` adds the earlier blocks of the page that it needs, as the mark \
                [`needed`](40-programs.md) does.
                """
            ) { defaults, isNeeded in
                defaults.names.formUnion(["needed", "session"])
                if isNeeded { defaults.marks.append(.needed) }
            },
            .init(
                "filters", takes: "regular expressions with tokens",
                example: "\n\"[0-9]+ ms\": \"<time>\"",
                """
                Replaces output that differs from run to run by a token: see \
                [Stating output](30-stating-output.md#what-differs-from-run-to-run).
                """
            ) { value, defaults in
                var diagnostics: [Diagnostic] = []
                defaults.filters = OutputFilters.read(value).collecting(into: &diagnostics)
                return diagnostics
            },
            .init(
                "leads", leadKeys, of: \.leads,
                """
                Words of the author that lead statements in comments: see \
                [Comments that state output](35-comments.md#your-own-words).
                """),
        ]

    private static let leadKeys: [ConfigurationKey<Leads>] = [
        lead("prints", .output, example: "[打印]", "Leads before what is printed."),
        lead("value", .value, example: "[结果是]", "Leads before the value of an expression."),
        lead("none", .none, example: "[Hinweis]", "Leads of comments that state nothing."),
    ]

    private static func lead(
        _ name: String, _ meaning: Leads.Meaning, example: String, _ words: String
    ) -> ConfigurationKey<Leads> {
        .init(name, takes: "a list of texts", example: example, words) { value, leads in
            guard case .list(let items) = value.content else {
                return [.wrongValue(of: name, is: value, wants: "a list of texts")]
            }
            return items.compactMap { item in
                guard case .scalar(let lead) = item.content else {
                    return .wrongValue(of: name, is: item, wants: "a text")
                }
                leads.add(lead, meaning)
                return nil
            }
        }
    }

    /// The message for a mark that cannot hold for several examples; nil for other words.
    static func unfit(_ entry: YAMLValue.Entry) -> Diagnostic? {
        guard ["id", "file", "standalone", "from"].contains(entry.key) else { return nil }
        return Diagnostic(
            code: "unknown-key", summary: "'\(entry.key)' is for one example, not a default",
            hint: "write it on the example's fence", location: entry.keyLocation)
    }
}

extension PartialExampleDefaults {
    /// The marks that hold for several examples, each by its own name.
    private static let markKeys: [ConfigurationKey<PartialExampleDefaults>] = [
        mark(
            "swift", default: "the compiler's own", example: "\"6\"",
            "The language mode: `4`, `4.2`, `5` or `6`."),
        .init(
            "feature", takes: "a text, or a list of texts", example: "[ExistentialAny]",
            "Upcoming features of the language that the compiler switches on."
        ) { value, defaults in
            let items: [YAMLValue] =
                if case .list(let items) = value.content { items } else { [value] }
            return defaults.take("feature", items.map { ("feature", $0) })
        },
        flag("optimize", "Whether the compiler optimizes, with `-O`."),
        mark(
            "timeout", default: "10s", example: "20s",
            "The time that an example may run: `500ms`, `5s` or `2m`, at most `60m`."),
        mark("stdin", example: "Ada", "What each example reads from its standard input."),
        mark("args", example: "one 'two three'", "The arguments of each example."),
        .init(
            "env", takes: "names with texts", example: "{ LANG: de_DE.UTF-8 }",
            "The environment variables of each example."
        ) { value, defaults in
            guard case .mapping(let variables) = value.content else {
                return [.wrongValue(of: "env", is: value, wants: "names with texts")]
            }
            return defaults.take("env", variables.map { ("env.\($0.key)", $0.value) })
        },
        mark(
            "allow", example: "network",
            """
            `network` lets the examples use the network, which \
            [the sandbox](60-what-examples-may-do.md) denies otherwise.
            """),
        mark(
            "session", example: "chapter",
            "The name of the session that all examples belong to: see [Programs](40-programs.md)."),
        flag("needed", "The same as `program: needed`."),
        flag("no-run", "Whether `sitegen` only compiles the examples."),
        flag("compile-fail", "Whether the compiler must refuse the examples."),
        flag("should-crash", "Whether the examples must end with a fatal error."),
        flag("sketch", "Whether the examples are sketches, which `sitegen` does not compile."),
        mark("exit", default: "0", example: "3", "The status with which the examples must end."),
        mark(
            "ignore", example: "needs a database",
            "The reason why `sitegen` does not check the examples. The page shows it."),
    ]

    private static func flag(
        _ name: String, _ meaning: String
    ) -> ConfigurationKey<PartialExampleDefaults> {
        .init(name, .flag, default: "false", example: "true", meaning) { defaults, isOn in
            defaults.names.insert(name)
            guard isOn, let mark = FenceMark.flag(name) else { return }
            defaults.marks.append(mark)
        }
    }

    private static func mark(
        _ name: String, default fallback: String? = nil, example: String, _ meaning: String
    ) -> ConfigurationKey<PartialExampleDefaults> {
        .init(name, takes: ValueForm.text.words, default: fallback, example: example, meaning) {
            $1.take(name, [(name, $0)])
        }
    }

    /// Adds a mark for each value that is a text: `feature=A`, `env.A=b`.
    private mutating func take(
        _ name: String, _ values: [(key: String, value: YAMLValue)]
    ) -> [Diagnostic] {
        names.insert(name)
        var diagnostics: [Diagnostic] = []
        for (key, value) in values {
            guard case .scalar(let text) = value.content else {
                diagnostics.append(.wrongValue(of: key, is: value, wants: ValueForm.text.words))
                continue
            }
            let mark = FenceMark.read(key: key, value: text, at: value.location)
                .collecting(into: &diagnostics)
            if let mark { marks.append(mark) }
        }
        return diagnostics
    }
}
