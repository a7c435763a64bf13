import Diagnostics
import SwiftCode

/// Reads the text of a comment from its start, lead by lead.
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
    /// Phrases are in lower case; capitals do not count. A phrase ends where a word does.
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

    /// Takes the first of these phrases that begins at one of so many words, with what is before it.
    mutating func take(_ phrases: [String], within words: Int) -> String? {
        var reader = self
        for _ in 0..<words {
            if let phrase = reader.take(phrases) {
                self = reader
                return phrase
            }
            reader.move(to: reader.rest.drop { !$0.isWhitespace }.startIndex)
        }
        return nil
    }

    /// Takes one of these marks, and the white space after it.
    @discardableResult
    mutating func take(mark marks: Set<Character>) -> Character? {
        guard let first = rest.first, marks.contains(first) else { return nil }
        rest = rest.dropFirst().trimmingWhitespace
        return first
    }

    /// Takes `:`, `：` or an arrow, behind a lead.
    mutating func takeColon() -> Bool {
        if take(mark: [":", "："]) != nil { return true }
        guard let arrow = Self.arrow(before: rest) else { return false }
        move(to: rest.index(rest.startIndex, offsetBy: arrow.count))
        return true
    }

    /// The arrow that a text begins with.
    static func arrow(before text: Substring) -> String? {
        guard let first = text.first, "=-—–⟹⇒→➞➜➡↦⟶➡️".contains(first) else { return nil }
        return arrows.first(where: text.hasPrefix)
    }

    private static let arrows = [
        "==>", "-->", "—>", "–>", "=>", "->", "⟹", "⇒", "→", "➞", "➜", "➡️", "➡", "↦", "⟶",
    ]

    /// Goes on from a place of the text.
    mutating func move(to place: Substring.Index) {
        rest = text[place...].trimmingWhitespace
    }
}

extension Substring {
    /// Where a phrase ends that this begins with.
    fileprivate func end(of phrase: String) -> Index? {
        var place = startIndex
        for letter in phrase {
            if letter == " " {
                guard place < endIndex, self[place].isWhitespace else { return nil }
                while place < endIndex, self[place].isWhitespace { formIndex(after: &place) }
            } else {
                guard place < endIndex,
                    self[place] == letter || letter == "'" && self[place] == "’"
                        || self[place].lowercased() == String(letter)
                else { return nil }
                formIndex(after: &place)
            }
        }
        // A script without spaces does not end its words.
        guard let last = phrase.last, last.isWordCharacter, last.isASCII, place < endIndex else {
            return place
        }
        // `result.count` is a member, and no lead.
        let isMember = self[place] == "." && self[place...].dropFirst().first?.isLetter == true
        return self[place].isWordCharacter || isMember ? nil : place
    }
}
