/// Reads tag after tag; each byte is looked at a bounded number of times.
struct HTMLTagReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Elements whose content is text, in which only their own end is a tag.
    private static let textElements: Set = [
        "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
    ]

    mutating func nextTag() -> HTMLTag? {
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            if has("!--") {
                passComment()
            } else if has("!") || has("?") {
                pass(through: UInt8(ascii: ">"))
            } else if has("/") {
                position += 1
                if isLetter(at: position) { return readTag(from: start, isClosing: true) }
                pass(through: UInt8(ascii: ">"))
            } else if isLetter(at: position) {
                guard let tag = readTag(from: start, isClosing: false) else { return nil }
                if Self.textElements.contains(tag.name) { passText(of: tag.name) }
                return tag
            }
        }
        return nil
    }

    /// Reads on from the name; nil where the text ends within the tag.
    private mutating func readTag(from start: Int, isClosing: Bool) -> HTMLTag? {
        let name = read { !$0.isHTMLSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
        var attributes: [HTMLTag.Attribute] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                return HTMLTag(
                    name: lowercased(name), isClosing: isClosing, attributes: attributes,
                    range: start..<position)
            }
            if byte.isHTMLSpace || byte == UInt8(ascii: "/") {
                position += 1
            } else {
                attributes.append(readAttribute())
            }
        }
        return nil
    }

    private mutating func readAttribute() -> HTMLTag.Attribute {
        let start = position
        // An equals sign at the beginning belongs to the name.
        position += 1
        _ = read { !$0.isHTMLSpace && !"/>=".utf8.contains($0) }
        let name = start..<position
        _ = read(while: \.isHTMLSpace)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            position = name.upperBound
            return attribute(name, value: position..<position, endingAt: position)
        }
        position += 1
        _ = read(while: \.isHTMLSpace)
        guard position < bytes.count else {
            return attribute(name, value: position..<position, endingAt: position)
        }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position += 1
            let value = read { $0 != quote }
            position = min(position + 1, bytes.count)
            return attribute(name, value: value, endingAt: position)
        }
        let value = read { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }
        return attribute(name, value: value, endingAt: position)
    }

    private func attribute(
        _ name: Range<Int>, value: Range<Int>, endingAt end: Int
    ) -> HTMLTag.Attribute {
        HTMLTag.Attribute(
            name: lowercased(name),
            value: HTML.unescape(String(decoding: bytes[value], as: UTF8.self)),
            range: name.lowerBound..<end, valueRange: value)
    }

    /// Goes behind the comment whose `<` is behind.
    private mutating func passComment() {
        position += 3
        // `<!-->` and `<!--->` are whole comments.
        if has(">") || has("->") {
            pass(through: UInt8(ascii: ">"))
            return
        }
        while let dash = bytes[position...].firstIndex(of: UInt8(ascii: "-")) {
            position = dash
            if has("-->") || has("--!>") {
                pass(through: UInt8(ascii: ">"))
                return
            }
            position += 1
        }
        position = bytes.count
    }

    /// Goes to the end tag of an element whose content is text.
    private mutating func passText(of name: String) {
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            let after = position + 1 + name.utf8.count
            if has("/"), after < bytes.count,
                lowercased(position + 1..<after) == name,
                bytes[after].isHTMLSpace || "/>".utf8.contains(bytes[after])
            {
                position = start
                return
            }
        }
        position = bytes.count
    }

    private mutating func pass(through byte: UInt8) {
        position = bytes[position...].firstIndex(of: byte).map { $0 + 1 } ?? bytes.count
    }

    private mutating func read(while belongs: (UInt8) -> Bool) -> Range<Int> {
        let start = position
        position = bytes[position...].firstIndex { !belongs($0) } ?? bytes.count
        return start..<position
    }

    private func has(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    }

    private func isLetter(at index: Int) -> Bool {
        index < bytes.count && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index] | 0x20)
    }

    private func lowercased(_ range: Range<Int>) -> String {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return String(
            decoding: bytes[range].map { letters.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension UInt8 {
    /// What separates attributes.
    fileprivate var isHTMLSpace: Bool {
        switch self {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        default: false
        }
    }
}
