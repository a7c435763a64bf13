import Diagnostics
import SwiftCode

/// A stated text, and the part of the comment's line that it is.
struct StatedText {
    var readings: [String]
    /// UTF-8 offsets in the line, without the comment's mark.
    var range: Range<Int>
    /// Whether it stands within quotes.
    let isQuoted: Bool

    /// A value, with what follows it in the line as further readings.
    init(_ literal: LiteralText, in reader: CommentReader) {
        let start = literal.text.startIndex
        let whole = reader.text[start...].trimmingWhitespace.withoutFullStop
        let prose = whole.endIndex > literal.text.endIndex ? [String(whole)] : []
        readings = (prose + literal.readings).withoutRepeats
        range = reader.range(of: literal.content)
        isQuoted = literal.kind == .string
    }

    init(_ quoted: QuotedText, in reader: CommentReader) {
        readings = quoted.readings
        range = reader.range(of: quoted.content)
        isQuoted = true
    }

    /// Words without quotes: with their full stop, and without.
    init(words: Substring, in reader: CommentReader) {
        readings = [String(words), String(words.withoutFullStop)].withoutRepeats
        range = reader.range(of: words.withoutFullStop)
        isQuoted = false
    }
}
