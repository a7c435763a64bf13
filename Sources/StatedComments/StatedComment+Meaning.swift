import SwiftCode

extension StatedComment {
    /// All that a comment states, but for the places of it in the code.
    package struct Meaning: Hashable, Sendable {
        /// What is stated.
        package let form: Form
        let wording: Wording
        let manner: StatementForm?
        let readings: [[String]]
        /// The code that it speaks of.
        let statement: String?
        let expression: String?
        let isTrailing: Bool

        /// Whether it says the same kind of thing of the same code, whatever the text.
        package func isLike(_ other: Meaning) -> Bool {
            form.isLike(other.form) && wording == other.wording && statement == other.statement
                && (form == .prints || expression == other.expression)
                && isTrailing == other.isTrailing
        }
    }

    /// What it states, in the code in which it was found.
    package func meaning(in code: String) -> Meaning {
        let bytes = Array(code.utf8)
        func text(_ range: Range<Int>) -> String {
            String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
        }
        return Meaning(
            form: form, wording: wording, manner: manner, readings: lines.map(\.readings),
            statement: (statement?.range).map(text), expression: expression.map(text),
            isTrailing: isTrailing)
    }
}

extension StatedComment.Form {
    fileprivate func isLike(_ other: Self) -> Bool {
        if case .error(let own) = self, case .error(let text) = other {
            return (own == nil) == (text == nil)
        }
        return self == other
    }
}
