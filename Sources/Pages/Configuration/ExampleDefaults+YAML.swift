import Diagnostics
import ExampleFinding
import Examples
import OutputMatching

extension PartialExampleDefaults {
    /// Reads an `examples:` mapping: each mark by its name, `unstated`, `require`, `program`,
    /// `filters`, and `env` with a mapping.
    /// A site has one set of packages, which its configuration names.
    static func read(
        _ value: YAMLValue?, isOfSite: Bool = false
    ) -> Diagnosed<PartialExampleDefaults> {
        var schema = YAMLSchema(value, name: "'examples'")
        var defaults = PartialExampleDefaults()
        defaults.requirement = schema.choice(
            "unstated", [("error", .all), ("show", .allButOutput)])
        if let isComplete = schema.choice("require", [("all", true), ("stated", false)]) {
            defaults.requirement = isComplete ? defaults.requirement ?? .all : .stated
        }
        if let isNeeded = schema.choice("program", [("needed", true), ("own", false)]) {
            defaults.names.formUnion(["needed", "session"])
            if isNeeded { defaults.marks.append(.needed) }
        }
        var diagnostics: [Diagnostic] = []
        defaults.filters = OutputFilters.read(schema.value("filters"))
            .collecting(into: &diagnostics)
        for entry in schema.rest {
            if ["package", "dependencies"].contains(entry.key) {
                if !isOfSite { diagnostics.append(.ofWholeSite(entry.key, at: entry.keyLocation)) }
                continue
            }
            if let problem = unfit(entry) {
                diagnostics.append(problem)
                continue
            }
            defaults.names.insert(entry.key)
            let words = words(of: entry).collecting(into: &diagnostics)
            for word in words {
                let mark = FenceMark.read(key: word.key, value: word.value, at: word.location)
                    .collecting(into: &diagnostics)
                if let mark { defaults.marks.append(mark) }
            }
        }
        return Diagnosed(defaults, schema.diagnostics + diagnostics)
    }

    /// Why a key cannot be a default for several examples.
    private static func unfit(_ entry: YAMLValue.Entry) -> Diagnostic? {
        guard ["id", "file", "standalone", "from"].contains(entry.key) else { return nil }
        return Diagnostic(
            code: "unknown-key", summary: "'\(entry.key)' is for one example, not a default",
            hint: "write it on the example's fence", location: entry.keyLocation)
    }

    private struct Word {
        let key: String
        let value: String?
        let location: SourceLocation
    }

    /// The marks that an entry stands for: `optimize: true`, `feature: [A, B]`, `env: {A: b}`.
    private static func words(of entry: YAMLValue.Entry) -> Diagnosed<[Word]> {
        let value = entry.value
        if FenceMark.flags.contains(entry.key) {
            switch value.content {
            case .scalar("true"):
                return Diagnosed([Word(key: entry.key, value: nil, location: entry.keyLocation)])
            case .scalar("false"): return Diagnosed([])
            default:
                return Diagnosed(
                    [], [.wrongValue(of: entry.key, is: value, wants: "'true' or 'false'")])
            }
        }
        guard FenceMark.keys.contains(entry.key) || entry.key.hasPrefix("env.") else {
            let known =
                FenceMark.flags + FenceMark.keys
                + ["unstated", "require", "program", "filters", "package", "dependencies"]
            return Diagnosed(
                [], [.unknownKey(entry.key, in: "'examples'", known: known, at: entry.keyLocation)])
        }
        switch (entry.key, value.content) {
        case ("feature", .list(let items)): return words(items.map { ("feature", $0) })
        case ("env", .mapping(let variables)):
            return words(variables.map { ("env.\($0.key)", $0.value) })
        case ("env", _):
            return Diagnosed([], [.wrongValue(of: "env", is: value, wants: "names with texts")])
        default: return words([(entry.key, value)])
        }
    }

    /// A word for each value that is a text.
    private static func words(_ values: [(key: String, value: YAMLValue)]) -> Diagnosed<[Word]> {
        var diagnostics: [Diagnostic] = []
        let words = values.compactMap { key, value -> Word? in
            if case .scalar(let text) = value.content {
                return Word(key: key, value: text, location: value.location)
            }
            diagnostics.append(.wrongValue(of: key, is: value, wants: "a text"))
            return nil
        }
        return Diagnosed(words, diagnostics)
    }
}

extension Diagnostic {
    fileprivate static func ofWholeSite(_ key: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unknown-key", summary: "'\(key)' is for the whole site, not for a page",
            hint: "write it below 'examples:' in sitegen.yml", location: location)
    }
}
