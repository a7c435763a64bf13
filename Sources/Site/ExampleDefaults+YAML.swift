import Diagnostics
import Examples

extension PartialExampleDefaults {
    /// Reads an `examples:` mapping: each mark by its name, `unstated`, and `env` with a mapping.
    static func read(_ value: YAMLValue?) -> Diagnosed<PartialExampleDefaults> {
        var schema = YAMLSchema(value, name: "'examples'")
        var defaults = PartialExampleDefaults()
        defaults.outputMustBeStated = schema.choice(
            "unstated", [("error", true), ("show", false)])
        var diagnostics: [Diagnostic] = []
        for entry in schema.rest {
            if let problem = unfit(entry) {
                diagnostics.append(problem)
                continue
            }
            defaults.names.insert(entry.key)
            let words = words(of: entry).collecting(into: &diagnostics)
            for word in words {
                let mark = Mark.read(key: word.key, value: word.value, at: word.location)
                    .collecting(into: &diagnostics)
                if let mark { defaults.marks.append(mark) }
            }
        }
        return Diagnosed(defaults, schema.diagnostics + diagnostics)
    }

    /// Why a key cannot be a default for several examples.
    private static func unfit(_ entry: YAMLValue.Entry) -> Diagnostic? {
        guard ["id", "file", "standalone"].contains(entry.key) else { return nil }
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
        if Mark.flags.contains(entry.key) {
            switch value.content {
            case .scalar("true"):
                return Diagnosed([Word(key: entry.key, value: nil, location: entry.keyLocation)])
            case .scalar("false"): return Diagnosed([])
            default:
                return Diagnosed(
                    [], [.wrongValue(of: entry.key, is: value, wants: "'true' or 'false'")])
            }
        }
        switch value.content {
        case .scalar(let text):
            return Diagnosed([Word(key: entry.key, value: text, location: value.location)])
        case .list(let items) where entry.key == "feature":
            return Diagnosed(
                items.compactMap { item in
                    guard case .scalar(let text) = item.content else { return nil }
                    return Word(key: entry.key, value: text, location: item.location)
                })
        case .mapping(let variables) where entry.key == "env":
            return Diagnosed(
                variables.compactMap { variable in
                    guard case .scalar(let text) = variable.value.content else { return nil }
                    return Word(
                        key: "env.\(variable.key)", value: text, location: variable.keyLocation)
                })
        default:
            guard Mark.keys.contains(entry.key) else {
                let known = Mark.flags + Mark.keys + ["unstated"]
                return Diagnosed(
                    [],
                    [.unknownKey(entry.key, in: "'examples'", known: known, at: entry.keyLocation)])
            }
            let wants = entry.key == "env" ? "names with texts" : "a text"
            return Diagnosed([], [.wrongValue(of: entry.key, is: value, wants: wants)])
        }
    }
}
