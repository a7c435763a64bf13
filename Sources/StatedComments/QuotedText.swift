import SwiftCode

/// What a text in quotes may mean, when prose with quotes of its own may follow it.
package struct QuotedText {
    /// What is between the quotes for each quote that may close, the longest first.
    let readings: [String]
    /// What is between the opening quote and the one that most likely closes it.
    let content: Substring
    /// What follows that one.
    let tail: Substring

    /// Nil where the text does not begin with a quote, or none closes it.
    init?(startOf text: Substring) {
        guard let open = text.first, let closing = Self.closing[open] else { return nil }
        let inner = text.dropFirst()
        var ends: [Substring.Index] = []
        var depth = 1
        var likely: Substring.Index?
        var previous = open
        for index in inner.indices {
            let character = inner[index]
            defer { previous = character }
            guard closing.contains(character), previous != "\\" else { continue }
            let next = inner[inner.index(after: index)...].first
            if let next, next.isWordCharacter {
                // A quote before a word opens: `say "hi"`.
                if !previous.isWordCharacter { depth += 1 }
                continue
            }
            ends.append(index)
            depth -= 1
            if depth == 0, likely == nil { likely = index }
        }
        guard let last = ends.last else { return nil }
        let end = likely ?? last
        // Nobody means one of many: the likely one and the longest ones stand for all.
        if ends.count > 8 { ends = [end] + ends.suffix(7) }
        content = inner[..<end]
        tail = inner[inner.index(after: end)...]
        readings =
            ends.reversed().map { String(inner[..<$0]) }
            .flatMap { [$0, $0.resolvingEscapes] }.withoutRepeats
            // Swift has no strings in single quotes: they may be part of the output.
            + (open == "'" ? [String(text[...end])] : [])
    }

    /// Whether only `,` or `and` stands between it and another quoted text: then it is not known
    /// whether one line is meant.
    var isOneOfSeveral: Bool {
        var reader = CommentReader(String(tail))
        while reader.take(mark: [",", "&", "/", ";", "|"]) != nil {}
        reader.take(["and", "then", "or", "and then", "followed by"])
        return Self.opens(reader.rest)
    }

    /// Whether a text holds a quote that can enclose output.
    static func isIn(_ text: String) -> Bool { text.contains { closing[$0] != nil } }

    /// Whether a text begins with a quote that can enclose output.
    static func opens(_ text: Substring) -> Bool { text.first.map { closing[$0] != nil } ?? false }

    /// The signs that close a quotation, by the one that opens it.
    package static let closing: [Character: Set<Character>] = [
        "\"": ["\"", "”"], "“": ["”", "\"", "“"], "`": ["`"], "«": ["»"],
        "'": ["'"], "‘": ["’"], "„": ["“", "”", "\""], "「": ["」"], "『": ["』"],
    ]
}

extension LiteralText {
    /// What a value may be described as, the most literal first.
    var readings: [String] {
        guard kind == .string else {
            return [String(text), String(text).withSpacesAfterCommas].withoutRepeats
        }
        return [String(content), String(content).resolvingEscapes, String(text)].withoutRepeats
    }
}

extension String {
    /// With `\n`, `\"`, `\u{…}` and their like replaced by what they stand for.
    var resolvingEscapes: String {
        guard contains("\\") else { return self }
        var result = ""
        var rest = self[...]
        while let character = rest.popFirst() {
            guard character == "\\", let kind = rest.first else {
                result.append(character)
                continue
            }
            if let plain = Self.escapes[kind] {
                result.append(plain)
                rest.removeFirst()
            } else if kind == "u", let scalar = rest.scalarInBraces {
                result.unicodeScalars.append(scalar.value)
                rest = rest[scalar.end...]
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static let escapes: [Character: Character] = [
        "n": "\n", "t": "\t", "r": "\r", "0": "\0", "\"": "\"", "'": "'", "\\": "\\",
    ]

    /// As `[1,2]` is printed: `[1, 2]`. Text in quotes stays.
    var withSpacesAfterCommas: String {
        var result = ""
        var isQuoted = false
        var previous: Character = " "
        for character in self {
            if character == "\"", previous != "\\" { isQuoted.toggle() }
            if !isQuoted, previous == ",", character != " " { result.append(" ") }
            result.append(character)
            previous = isQuoted && character == "," ? " " : character
        }
        return result
    }
}

extension Substring {
    /// The scalar of `u{…}`.
    fileprivate var scalarInBraces: (value: Unicode.Scalar, end: Index)? {
        guard hasPrefix("u{"), let close = firstIndex(of: "}"),
            let value = UInt32(self[index(startIndex, offsetBy: 2)..<close], radix: 16),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (scalar, index(after: close))
    }
}

extension [String] {
    /// Each text at its first place only.
    var withoutRepeats: [String] {
        reduce(into: []) { kept, text in
            if !kept.contains(text) { kept.append(text) }
        }
    }
}
