/// The words after the opening fence of a code block: a language, then marks.
///
/// White space and commas separate words, except inside double quotes and braces.
package struct InfoString: Hashable, Sendable {
    /// The first word; empty if there is none.
    package let language: String
    /// The words after the first.
    package let words: [Word]

    /// One mark, such as `no-run`, `exit=3`, `title="a b"` or `{2,4-6}`.
    package struct Word: Hashable, Sendable {
        /// What is before the first `=` outside quotes and braces; the whole word without one.
        package let key: String
        /// What is after `=`, without its quotes, `\"` and `\\` in them unescaped; nil without `=`.
        package let value: String?
        /// Bytes from the start of the info string's text.
        package let offset: Int
        /// The word as written.
        package let text: String
        /// Whether a quote or a brace is never closed; the word then goes to the end.
        package let isUnterminated: Bool
    }

    /// Reads the raw text, whose escapes and entities have not been decoded.
    package init(_ text: String) {
        var reader = InfoStringReader(bytes: Array(text.utf8))
        var words: [Word] = []
        while let word = reader.nextWord() { words.append(word) }
        self.language = words.first?.text ?? ""
        self.words = Array(words.dropFirst())
    }
}

/// Reads word after word.
private struct InfoStringReader {
    let bytes: [UInt8]
    var position = 0

    mutating func nextWord() -> InfoString.Word? {
        while position < bytes.count, bytes[position].separatesWords { position += 1 }
        guard position < bytes.count else { return nil }
        let start = position
        var nesting = Nesting()
        var equals: Int?
        var value: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            if nesting.isOutside, byte.separatesWords { break }
            let isOutside = nesting.isOutside
            let next = position + 1 < bytes.count ? bytes[position + 1] : nil
            let isContent = nesting.enter(byte, before: next)
            if equals != nil {
                if isContent { value.append(byte) }
            } else if isOutside, byte == UInt8(ascii: "=") {
                equals = position
            }
            position += 1
        }
        return InfoString.Word(
            key: string(start..<(equals ?? position)),
            value: equals.map { _ in String(decoding: value, as: UTF8.self) },
            offset: start, text: string(start..<position), isUnterminated: !nesting.isOutside)
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

/// Whether the reader stands inside quotes or braces.
private struct Nesting {
    private var braces = 0
    private var isQuoted = false
    private var isEscaped = false

    var isOutside: Bool { braces == 0 && !isQuoted }

    /// Takes in one byte; false if it is only punctuation around content: a quote, or the
    /// backslash of an escape.
    mutating func enter(_ byte: UInt8, before next: UInt8?) -> Bool {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\"") {
            isQuoted.toggle()
            return braces > 0
        } else if isQuoted {
            isEscaped =
                byte == UInt8(ascii: "\\")
                && (next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\"))
            return !isEscaped || braces > 0
        } else if byte == UInt8(ascii: "{") {
            braces += 1
        } else if byte == UInt8(ascii: "}"), braces > 0 {
            braces -= 1
        }
        return true
    }
}

extension UInt8 {
    fileprivate var separatesWords: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: ",") || (9...13).contains(self)
    }
}
