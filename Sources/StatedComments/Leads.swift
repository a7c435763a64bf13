/// The words before a payload that say what a comment states: one table, and an author's own.
package struct Leads: Hashable, Sendable {
    /// What follows a lead.
    package enum Meaning: String, Hashable, Sendable, CaseIterable {
        /// What the statement printed.
        case output
        /// The value of the expression.
        case value
        /// The value of the variable whose name goes before.
        case variable
        /// The compiler refuses the code, or it traps; the payload is the message.
        case error
        /// Nothing: a remark to readers or tools.
        case none
    }

    /// The leads whose statements are firm, in lower case. Capitals do not count, and a colon may
    /// follow.
    package static let table: [(meaning: Meaning, leads: [String])] = [
        (
            .output,
            [
                "prints", "print", "printed", "this prints", "will print", "output", "outputs",
                "logs", "displays",
            ]
        ),
        (
            .value,
            [
                "returns", "evaluates to", "result", "value", "equals", "=>", "⇒", "⟹", "->", "→",
                "==", "=",
            ]
        ),
        (
            .variable,
            [
                "is", "is now", "is still", "becomes", "contains", "equals", "==", "=", "->", "=>",
                ":",
            ]
        ),
        (
            .error,
            [
                "error", "fatal error", "compile error", "compiler error", "compile-time error",
                "compilation error", "runtime error", "crash", "crashes", "trap", "traps",
                "illegal", "invalid", "not allowed", "does not compile", "doesn't compile",
                "won't compile", "❌", "🛑",
            ]
        ),
        (
            .none,
            [
                "mark:", "todo", "fixme", "hack:", "note:", "tip:", "important:", "remark:",
                "warning", "no warning", "ok", "okay", "works", "compiles", "✅", "✓", "✔", "👍",
                "snippet.", "swiftlint:", "swiftformat:", "swift-format-ignore", "sourcery:",
                "swift-tools-version:",
            ]
        ),
    ]

    /// What an author has added: `examples: { leads: { prints: ["打印"] } }`.
    private var own: [Meaning: [String]] = [:]
    /// Whether other words may lead a statement, too, in documentation as it is.
    package var mayBeOthers = true

    package init() {}

    /// Those of the table and of the author with one meaning.
    func callAsFunction(_ meaning: Meaning) -> [String] {
        (own[meaning] ?? []) + Self.known[meaning, default: []]
    }

    /// Whether an author has decided what a lead means: then all that follows it is stated.
    func isOwn(_ lead: String) -> Bool { own.values.contains { $0.contains(lead) } }

    /// Whether a whole text leads output for certain: `Output:`.
    package func isFirm(_ lead: String) -> Bool {
        let plain = lead.trimmingSuffix { ":：".contains($0) }
        return self(.output).contains { plain == $0 }
    }

    /// Adds a lead, whose colon does not count.
    package mutating func add(_ lead: String, _ meaning: Meaning) {
        let plain = lead.trimmingSuffix { ":：".contains($0) || $0.isWhitespace }.lowercased()
        guard !plain.isEmpty else { return }
        own[meaning, default: []].append(plain)
    }

    /// With those of a narrower place, a page within its site, added.
    package func adding(_ narrower: Leads) -> Leads {
        var merged = self
        merged.own.merge(narrower.own) { $0 + $1 }
        return merged
    }

    private static let known = Dictionary(
        uniqueKeysWithValues: table.map { ($0.meaning, $0.leads) })
}

extension String {
    /// Without the characters at its end of which this is so.
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
