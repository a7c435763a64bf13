import RegexBuilder

/// Why a block that is fenced as Swift is no program: it leaves code out, or it is something else.
///
/// Recognised where authors cannot be asked to mark such blocks.
package struct NonProgram: Hashable, Sendable {
    /// A phrase: `an outline: '...' in place of code`.
    package let reason: String

    /// Nil for a block that may be a program; an indented one may be anything that is not prose.
    package init?(_ code: String, isIndented: Bool = false) {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        let source = SwiftSource(code)
        let found =
            Self.otherNotation(lines.filter { !$0.allSatisfy(\.isWhitespace) }, code)
            ?? Self.omission(in: source.bareText)
            ?? (source.lacksBody ? "an outline: bodies are left out" : nil)
        let prose = isIndented && !source.isWellFormed ? "indented text that is not Swift" : nil
        guard let reason = found ?? prose else { return nil }
        self.reason = reason
    }
}

// MARK: What is no Swift

extension NonProgram {
    /// `lines` are those of the code that are not empty.
    private static func otherNotation(_ lines: [Substring], _ code: String) -> String? {
        guard let first = lines.first else { return nil }
        if first.hasPrefix("$ ") || first.hasPrefix("% ") { return "a shell session" }
        if lines.haveDiffHeader || lines.areChanges(in: code) { return "a diff" }
        if lines.contains(where: \.isPrompt) { return "a session of the REPL" }
        if lines.contains(where: \.isProduction) { return "a grammar" }
        return nil
    }
}

extension [Substring] {
    fileprivate var haveDiffHeader: Bool {
        ["diff --git ", "--- a/", "@@ -", "Index: "].contains { self[0].hasPrefix($0) }
            || count > 1 && self[0].hasPrefix("--- ") && self[1].hasPrefix("+++ ")
    }

    /// Whether each line is added, removed or context, as in a diff. It is then no program whose
    /// lines begin with an operator.
    ///
    /// Arithmetic is no diff. What is no Swift as it stands is one. What is Swift by chance, as
    /// `-f(1)` is, is one with a line that was added or kept.
    fileprivate func areChanges(in code: String) -> Bool {
        let changes = filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
        guard !changes.isEmpty, allSatisfy({ " +-@".contains($0.first ?? " ") }),
            !changes.contains(where: \.isArithmetic)
        else { return false }
        guard SwiftSource(code).isWellFormed else { return true }
        let isKept = contains { $0.hasPrefix(" ") && !$0.drop { $0 == " " }.hasPrefix("//") }
        return count > 1 && (isKept || changes.contains { $0.hasPrefix("+") })
    }
}

extension Substring {
    /// Whether a sign and a number, a name or a parenthesis begin an expression: `-9 % 4`, `-x == y`.
    ///
    /// Calls and assignments are none: diffs have such lines, and arithmetic has few.
    fileprivate var isArithmetic: Bool {
        let code = firstRange(of: "//").map { self[..<$0.lowerBound] } ?? self
        let expression = #/[-+](\(.*|(\.?[0-9]|[A-Za-z_])[\w.]*\s*([-+*/%<>=!&|^?].*)?)\s*/#
        return code.wholeMatch(of: expression) != nil && !code.contains(#/[^=!<>]=[^=]/#)
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
        if text.contains("<#") { return "an outline: '<#…#>' is a placeholder" }
        if text.contains("…") { return "an outline: '…' in place of code" }
        let part = Self.omittedPart
        let isOmission = text.split(separator: "\n").contains { line in
            line.contains("...") && (line.isOmission || line.contains(part))
        }
        return isOmission ? "an outline: '...' in place of code" : nil
    }

    /// Dots where a value, an argument or a body is left out, on one line. What stands before and
    /// after them is no operand, and a range has one.
    private static var omittedPart: Regex<Substring> {
        let before = #/[{(,=:]|\s\?\s|\b(?:return|in|try|await|throw|if|while|guard|switch)\b/#
        let after = #/[})\],;:{=]|\s\?\s|\belse\b|$/#
        return Regex {
            ChoiceOf {
                Regex {
                    before
                    #/\s*\.{3,}\s*/#
                    after
                }
                #/=\s*\[\s*\.{3,}\s*\]/#
            }
        }
    }
}

extension NonProgram {
    /// Code with a value in place of dots that stand for the value of a variable, so that it can be
    /// read. All places stay.
    package static func filling(_ code: String) -> String {
        code.replacing(#/=[ \t]*(?:\.\.\.|…)(?=[ \t]*(?://|\n|$))/#) { match in
            match.output.dropLast(match.output.hasSuffix("…") ? 1 : 3) + "nil"
        }
    }
}

extension Substring {
    /// Whether a line is nothing but dots.
    fileprivate var isOmission: Bool {
        let words = drop(while: \.isWhitespace)
        return words.hasPrefix("...") && words.dropFirst(3).allSatisfy { " .\t".contains($0) }
    }
}
