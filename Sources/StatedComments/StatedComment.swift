package import Diagnostics
package import SwiftCode

/// What a comment, or several in a row, of an example states, as Swift authors write it.
package struct StatedComment: Hashable, Sendable {
    /// What is stated, and so what it is held against.
    package enum Form: Hashable, Sendable {
        /// `// Prints "x"`, `// Output:` and lines: what the statement printed, all of it.
        case prints
        /// Comment lines without a lead word after a statement: its output if one of them is.
        case lines
        /// `// => v`, `// returns v`: the value of the expression before.
        case value
        /// `// name is now v`: the value of the variable, or member of one, at that place.
        case variable(String)
        /// `// error: text`: the compiler refuses the line, or it traps. Nil for no text.
        case error(text: String?)
    }

    /// How sure it is that the author states something that can be checked.
    package enum Wording: Hashable, Sendable, Comparable {
        /// A firm lead, or a value alone: what does not hold is wrong.
        case firm
        /// A firm lead before words: wrong where they are almost what happened, prose otherwise.
        case near
        /// It may be prose: what holds is met, what does not is unverified.
        case candidate
    }

    /// One stated line or value.
    package struct Line: Hashable, Sendable {
        /// What the words may mean, the most literal first: `"a", "b"` with each closing quote
        /// tried, with escapes as written and resolved.
        package var readings: [String]
        /// UTF-8 offsets, in the code of the block, of the text that blessing replaces: what is
        /// between the quotes, or the value.
        package let range: Range<Int>
        /// Its place in the markdown.
        package let location: SourceLocation
        /// All of the comment's line, where it may be what is stated together with what seems to
        /// lead it: `Total: 5`.
        package var whole: String?
        /// Whether it stands within quotes: then dots are text.
        package var isQuoted: Bool

        package init(
            readings: [String], range: Range<Int>, location: SourceLocation,
            whole: String? = nil, isQuoted: Bool = false
        ) {
            self.readings = readings
            self.range = range
            self.location = location
            self.whole = whole
            self.isQuoted = isQuoted
        }
    }

    package let form: Form
    package let wording: Wording
    /// How it is written, where that can become a convention: nil for a firm one, and for prose.
    package let manner: StatementForm?
    /// At least one, but for an error without a text.
    package let lines: [Line]
    /// The statement that it speaks of, with offsets in the code of the block; nil where it stands
    /// at no statement, in a body for instance: then it speaks of the example as a whole.
    package let statement: Statement?
    /// The expression whose value is stated; for output the one that it is of where nothing is
    /// printed.
    package let expression: Range<Int>?
    /// Whether it stands on the line of the code that it speaks of.
    package let isTrailing: Bool
    /// UTF-8 offsets, in the code of the block, from the first comment's start to the last one's end.
    package let range: Range<Int>
    /// The place of the first comment in the markdown.
    package let location: SourceLocation

    package init(
        form: Form, wording: Wording, manner: StatementForm? = nil, lines: [Line],
        statement: Statement?, expression: Range<Int>?, isTrailing: Bool, range: Range<Int>,
        location: SourceLocation
    ) {
        self.form = form
        self.wording = wording
        self.manner = manner
        self.lines = lines
        self.statement = statement
        self.expression = expression
        self.isTrailing = isTrailing
        self.range = range
        self.location = location
    }
}
