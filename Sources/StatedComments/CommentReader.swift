import Diagnostics

/// Reads the text of a comment from its start, phrase by phrase.
struct CommentReader {
    let text: String
    /// What is not yet read, without white space around it.
    private(set) var rest: Substring

    init(_ text: String) {
        self.text = text
        rest = Substring(text).trimmingWhitespace
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// UTF-8 offsets in the text of a part of it.
    func range(of part: Substring) -> Range<Int> {
        let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
        return start..<(start + part.utf8.count)
    }

    /// Takes the longest of these phrases that the rest begins with, and the white space after it.
    ///
    /// Phrases are lower case ASCII; capitals do not count, and a phrase ends where a word does.
    @discardableResult
    mutating func take(_ phrases: [String]) -> String? {
        var longest: (phrase: String, end: Substring.Index)?
        for phrase in phrases {
            guard let end = rest.end(of: phrase), end > longest?.end ?? rest.startIndex else {
                continue
            }
            longest = (phrase, end)
        }
        guard let longest else { return nil }
        rest = rest[longest.end...].trimmingWhitespace
        return longest.phrase
    }

    /// Takes a mark such as `:` or `❌`, and the white space after it.
    mutating func take(mark marks: Set<Character>) -> Character? {
        guard let first = rest.first, marks.contains(first) else { return nil }
        rest = rest.dropFirst().trimmingWhitespace
        return first
    }

    /// Goes on from a place of the text.
    mutating func move(to place: Substring.Index) {
        rest = text[place...].trimmingWhitespace
    }
}

extension Substring {
    /// Where a phrase ends that this begins with.
    fileprivate func end(of phrase: String) -> Index? {
        var place = startIndex
        for letter in phrase.utf8 {
            if letter == UInt8(ascii: " ") {
                guard place < endIndex, utf8[place].isBlank else { return nil }
                while place < endIndex, utf8[place].isBlank { place = utf8.index(after: place) }
            } else if letter == UInt8(ascii: "'"), self[place...].hasPrefix("’") {
                place = index(after: place)
            } else {
                guard place < endIndex, utf8[place].lowercase == letter else { return nil }
                place = utf8.index(after: place)
            }
        }
        guard phrase.last?.isWordCharacter == true, place < endIndex else { return place }
        return self[place].isWordCharacter ? nil : place
    }
}

extension Character {
    /// Whether it can be part of a name.
    var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }

    fileprivate var lowercase: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
