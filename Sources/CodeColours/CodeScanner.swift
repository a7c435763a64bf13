/// Goes over the bytes of a code once and cuts it into tokens. All cuts are beside ASCII characters,
/// or at ends of lines, and so never within a character.
struct CodeScanner {
    let code: String
    let bytes: [UInt8]
    private(set) var position = 0
    private var cuts: [(end: Int, role: CodeToken.Role?)] = []

    init(_ code: String) {
        self.code = code
        bytes = Array(code.utf8)
    }

    var isAtEnd: Bool { position >= bytes.count }
    var byte: UInt8? { self[0] }

    /// The byte so many after the next one.
    subscript(offset: Int) -> UInt8? {
        let index = position + offset
        return bytes.indices.contains(index) ? bytes[index] : nil
    }

    /// The index of the end of the line, its line feed not included.
    var lineEnd: Int { bytes[position...].firstIndex(of: .lineFeed) ?? bytes.count }

    /// Whether the text goes on with these bytes.
    func has(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    }

    /// The index after the bytes from here that belong together.
    func end(while belongs: (UInt8) -> Bool) -> Int {
        bytes[position...].firstIndex { !belongs($0) } ?? bytes.count
    }

    /// Makes a token of what is before an index; tokens of one role beside each other are one.
    mutating func take(to end: Int, as role: CodeToken.Role? = nil) {
        let end = min(max(end, position), bytes.count)
        guard end > position else { return }
        position = end
        if let last = cuts.last, last.role == role {
            cuts[cuts.count - 1].end = end
        } else {
            cuts.append((end, role))
        }
    }

    mutating func take(_ count: Int, as role: CodeToken.Role? = nil) {
        take(to: position + count, as: role)
    }

    mutating func take(as role: CodeToken.Role? = nil, while belongs: (UInt8) -> Bool) {
        take(to: end(while: belongs), as: role)
    }

    /// Takes the rest of the line, and its line feed without a role.
    mutating func takeLine(as role: CodeToken.Role? = nil) {
        take(to: lineEnd, as: role)
        take(1)
    }

    /// The index after the text in quotes that begins here. It ends on its line, unless it may go
    /// on over lines, and before `limit`.
    func quotedEnd(escapes: Bool = true, limit: Int? = nil, overLines: Bool = false) -> Int {
        let limit = limit ?? bytes.count
        var index = position + 1
        while index < limit, overLines || bytes[index] != .lineFeed {
            if bytes[index] == bytes[position] { return index + 1 }
            let isEscape = escapes && bytes[index] == UInt8(ascii: "\\")
            index += isEscape && index + 1 < limit && bytes[index + 1] != .lineFeed ? 2 : 1
        }
        return min(index, limit)
    }

    /// All tokens, with what has not been taken.
    var finished: [CodeToken] {
        var scanner = self
        scanner.take(to: bytes.count)
        var tokens: [CodeToken] = []
        var start = code.startIndex
        var offset = 0
        for cut in scanner.cuts {
            let end = code.utf8.index(start, offsetBy: cut.end - offset)
            tokens.append(CodeToken(text: code[start..<end], role: cut.role))
            start = end
            offset = cut.end
        }
        return tokens
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")

    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    /// A letter, a digit or `_`; all of a character beyond ASCII.
    var isOfWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }
}
