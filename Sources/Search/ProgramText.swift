/// The text of a Swift program in two: its code, and what it says in comments and literals.
///
/// It is read roughly: what stands in an interpolation counts as part of its literal.
struct ProgramText {
    private(set) var code = ""
    private(set) var words = ""

    private enum Place: Hashable {
        case code, lineComment, blockComment, literal, longLiteral
    }

    init(_ text: String) {
        var place = Place.code
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.first {
            if let (mark, next) = Self.mark(at: rest, in: place) {
                code += " "
                words += " "
                place = next
                rest = rest.dropFirst(mark)
                continue
            }
            if place == .code {
                code.unicodeScalars.append(scalar)
            } else {
                words.unicodeScalars.append(scalar)
            }
            rest = rest.dropFirst()
        }
    }

    /// What ends a place or begins another one: how long it is, and where the text after it is.
    private static func mark(
        at text: Substring.UnicodeScalarView, in place: Place
    ) -> (length: Int, next: Place)? {
        switch (place, text.first) {
        case (.code, "/"):
            switch text.dropFirst().first {
            case "/": (2, .lineComment)
            case "*": (2, .blockComment)
            default: nil
            }
        case (.code, "\""):
            text.starts(with: "\"\"\"".unicodeScalars) ? (3, .longLiteral) : (1, .literal)
        case (.lineComment, "\n"), (.literal, "\n"), (.literal, "\""): (1, .code)
        case (.literal, "\\") where text.dropFirst().first != "\n": (2, place)
        case (.blockComment, "*"):
            text.dropFirst().first == "/" ? (2, .code) : nil
        case (.longLiteral, "\""):
            text.starts(with: "\"\"\"".unicodeScalars) ? (3, .code) : nil
        default: nil
        }
    }
}
