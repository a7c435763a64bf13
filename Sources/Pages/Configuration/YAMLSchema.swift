import Diagnostics

/// Reads the keys of one mapping, each once, and says which ones nobody has asked for.
///
/// Mistakes are collected: `unknown-key` and `key-value`.
struct YAMLSchema {
    private let entries: [YAMLValue.Entry]
    private var asked: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// What a message calls the mapping: `sitegen.yml`, `front matter`, `'examples'`.
    private let name: String

    init(_ value: YAMLValue?, name: String) {
        self.name = name
        switch value?.content {
        case .mapping(let entries): self.entries = entries
        case nil, .null: entries = []
        default:
            entries = []
            if let value {
                diagnostics.append(
                    .wrongValue(named: name, is: value, wants: "keys with values"))
            }
        }
    }

    mutating func value(_ key: String) -> YAMLValue? {
        asked.append(key)
        return entries.first { $0.key == key }?.value
    }

    /// A text of one line; nil where the key is missing or has another value.
    mutating func text(_ key: String) -> String? {
        guard let value = value(key) else { return nil }
        guard case .scalar(let text) = value.content else {
            diagnostics.append(.wrongValue(of: key, is: value, wants: "a text"))
            return nil
        }
        return text
    }

    mutating func number(_ key: String, atLeast least: Int = .min) -> Int? {
        guard let value = value(key) else { return nil }
        guard case .scalar(let text) = value.content, let number = Int(text), number >= least else {
            let bound = least == .min ? "" : ", at least \(least)"
            diagnostics.append(.wrongValue(of: key, is: value, wants: "a whole number\(bound)"))
            return nil
        }
        return number
    }

    /// One of a closed set of words.
    mutating func choice<Choice>(_ key: String, _ choices: [(String, Choice)]) -> Choice? {
        guard let value = value(key) else { return nil }
        if case .scalar(let text) = value.content,
            let choice = choices.first(where: { $0.0 == text })
        {
            return choice.1
        }
        let words = choices.map { "'\($0.0)'" }.joined(separator: " or ")
        diagnostics.append(.wrongValue(of: key, is: value, wants: words))
        return nil
    }

    /// The keys with their values that nobody has asked for.
    var rest: [YAMLValue.Entry] { entries.filter { !asked.contains($0.key) } }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Reports each key that nobody has asked for.
    mutating func reportUnknownKeys() {
        for entry in rest {
            diagnostics.append(
                .unknownKey(entry.key, in: name, known: asked, at: entry.keyLocation))
        }
    }
}

extension Diagnostic {
    static func wrongValue(of key: String, is value: YAMLValue, wants: String) -> Self {
        wrongValue(named: "'\(key)'", is: value, wants: wants)
    }

    static func wrongValue(named name: String, is value: YAMLValue, wants: String) -> Self {
        Diagnostic(
            code: "key-value", summary: "\(name) is \(value.kindName), but needs \(wants)",
            hint: "write \(wants)", location: value.location)
    }

    static func unknownKey(
        _ key: String, in name: String, known: [String], at location: SourceLocation
    ) -> Self {
        let near = nearMiss(of: key, among: known)
        return Diagnostic(
            code: "unknown-key", summary: "'\(key)' is not a key of \(name)",
            hint: near.map { "did you mean '\($0)'?" }
                ?? "keys are: \(known.sorted().joined(separator: ", "))",
            location: location)
    }
}
