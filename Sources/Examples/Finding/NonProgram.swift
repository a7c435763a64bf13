import SwiftCode

/// Why a block that is fenced as Swift is no program: it leaves code out, or it is something else.
///
/// Recognised where authors cannot be asked to mark such blocks.
package struct NonProgram: Hashable, Sendable {
    /// A phrase: `an outline: '...' in place of code`.
    package let reason: String

    /// Nil for a block that may be a program.
    package init?(_ code: String) {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        let found =
            Self.otherNotation(lines.filter { !$0.allSatisfy(\.isWhitespace) })
            ?? Self.omission(in: SwiftSource(code).bareText)
        guard let found else { return nil }
        reason = found
    }
}

// MARK: What is no Swift

extension NonProgram {
    private static func otherNotation(_ lines: [Substring]) -> String? {
        guard let first = lines.first else { return nil }
        if first.hasPrefix("$ ") || first.hasPrefix("% ") { return "a shell session" }
        if first.isDiffHeader || lines.areChanges { return "a diff" }
        if lines.contains(where: \.isPrompt) { return "a session of the REPL" }
        if lines.contains(where: \.isProduction) { return "a grammar" }
        return nil
    }
}

extension [Substring] {
    /// Whether each line is added, removed or context, as in a diff.
    fileprivate var areChanges: Bool {
        allSatisfy { " +-@".contains($0.first ?? " ") }
            && contains { $0.hasPrefix("+") || $0.hasPrefix("-") }
    }
}

extension Substring {
    fileprivate var isDiffHeader: Bool {
        ["diff --git ", "--- a/", "@@ -", "Index: "].contains { hasPrefix($0) }
    }

    /// `  1> let x = 3`
    fileprivate var isPrompt: Bool {
        let rest = drop(while: \.isWhitespace)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return !digits.isEmpty && rest.dropFirst(digits.count).hasPrefix("> ")
    }

    /// `statement → expression ;opt` or `statement ::= expression`
    fileprivate var isProduction: Bool {
        let name = prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }
        let rest = dropFirst(name.count).drop { $0 == " " }
        return !name.isEmpty && (rest.hasPrefix("→") || rest.hasPrefix("::="))
    }
}

// MARK: What is left out

extension NonProgram {
    /// What stands in place of code in Swift text without its comments and strings.
    private static func omission(in text: String) -> String? {
        if text.contains("<#") { return "an outline: '<#…#>' is to be filled in" }
        if text.contains("…") { return "an outline: '…' in place of code" }
        let isOmission =
            text.split(separator: "\n").contains { line in
                let words = line.drop(while: \.isWhitespace)
                return words.hasPrefix("...")
                    && words.dropFirst(3).allSatisfy { " .\t".contains($0) }
            }
            || text.contains(/[{(,=]\s*\.\.\.\s*[})\],]/)
            || text.contains(/=\s*\[\s*\.\.\.\s*\]/)
        return isOmission ? "an outline: '...' in place of code" : nil
    }
}

extension SwiftSource {
    /// The text without its comments, and with empty string literals.
    fileprivate var bareText: String {
        highlighted.map { run in
            switch run.role {
            case .comment: String(run.text.filter(\.isNewline))
            case .string: "\"\""
            default: String(run.text)
            }
        }.joined()
    }
}
