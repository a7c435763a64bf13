import Diagnostics
import SwiftCode

/// How an author writes a statement: where it stands, what leads it, and what kind of text it is.
///
/// It is read from the text alone, never from what happened. Where a form holds often enough, it is
/// this author's convention.
package struct StatementForm: Hashable, Sendable {
    package enum Place: String, Hashable, Sendable, CaseIterable {
        /// On the line of the code.
        case trailing
        /// On a line of its own.
        case below
        /// A fence directly below the example.
        case fence
        /// A fence below a paragraph that leads it.
        case fenceBelowLead = "fence-below-lead"
    }

    /// What is stated, by its looks.
    package enum Payload: String, Hashable, Sendable, CaseIterable {
        case quoted
        case literal
        /// Words, without any mark of what they are.
        case rest
    }

    package let place: Place
    /// In lower case, with single spaces; empty for a bare form.
    package let lead: String
    package let payload: Payload

    package init(_ place: Place, lead: String, _ payload: Payload) {
        self.place = place
        self.lead = lead
        self.payload = payload
    }

    package var isBare: Bool { lead.isEmpty }

    /// `trailing quoted 打印`, as it is recorded.
    package var text: String {
        "\(place.rawValue) \(payload.rawValue)" + (isBare ? "" : " \(lead)")
    }

    /// Nil for a text that is no form.
    package init?(text: some StringProtocol) {
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, let place = Place(rawValue: String(words[0])),
            let payload = Payload(rawValue: String(words[1]))
        else { return nil }
        self.init(place, lead: words.count > 2 ? String(words[2]) : "", payload)
    }
}

extension StatementForm {
    /// A line without a firm lead, taken apart by its looks.
    struct Reading {
        /// As it is in a form.
        let lead: String
        let payload: Payload
        let text: StatedText

        /// Nil for prose.
        init?(_ line: String) {
            let reader = CommentReader(line)
            guard let (before, payload, text) = Self.split(reader),
                let lead = StatementForm.lead(before)
            else { return nil }
            self.lead = lead
            self.payload = payload
            self.text = text
        }

        private static func split(
            _ reader: CommentReader
        ) -> (lead: Substring, Payload, StatedText)? {
            let whole = reader.rest
            // Of `["a", "b"]` the quotes are a part.
            for index in whole.indices {
                if whole.opensQuote(at: index), let quoted = QuotedText(startOf: whole[index...]) {
                    return (whole[..<index], .quoted, StatedText(quoted, in: reader))
                }
                guard whole.beginsWord(at: index),
                    let literal = LiteralText(startOf: whole[index...]),
                    whole[literal.text.endIndex...].allSatisfy({ ".。!！".contains($0) })
                else { continue }
                return (whole[..<index], .literal, StatedText(literal, in: reader))
            }
            if let end = whole.endOfLead {
                let rest = whole[end...].trimmingWhitespace
                guard !rest.isEmpty else { return nil }
                return (whole[..<end], .rest, StatedText(words: rest, in: reader))
            }
            // A value with words behind it is prose.
            guard !whole.isEmpty, LiteralText(startOf: whole) == nil else { return nil }
            return ("", .rest, StatedText(words: whole, in: reader))
        }
    }

    /// The lead of a form; nil for what is prose. At most four words, or twelve characters of a
    /// script that joins its words, and no digit; none that denies what follows.
    package static func lead(_ text: Substring) -> String? {
        let words = text.lowercased().replacing("：", with: ":")
            .split(whereSeparator: \.isWhitespace)
        guard words.count <= 4, words.allSatisfy({ !$0.contains(where: \.isDecimalDigit) }),
            words.allSatisfy({ $0.count <= 12 || $0.unicodeScalars.allSatisfy(\.isASCII) })
                || words.count > 1,
            !words.contains(where: { ["never", "not", "no"].contains($0) || $0.hasSuffix("n't") })
        else { return nil }
        return words.joined(separator: " ")
    }
}

extension Substring {
    /// Whether a quotation begins at a place.
    func opensQuote(at index: Index) -> Bool {
        guard QuotedText.opens(self[index...]) else { return false }
        // An apostrophe within a word is none.
        let before = index > startIndex ? self[self.index(before: index)] : " "
        return !["'", "`", "‘"].contains(self[index]) || !before.isWordCharacter
    }

    /// Whether a value may begin: a script without spaces may stand before it.
    func beginsWord(at index: Index) -> Bool {
        guard index > startIndex else { return true }
        let before = self[self.index(before: index)]
        return !(before.isWordCharacter && before.isASCII) && !".-+".contains(before)
    }

    /// The place after the first colon or arrow: what is before it leads. `[String: Int]` has none.
    fileprivate var endOfLead: Index? {
        var depth = 0
        for index in indices {
            if "[(".contains(self[index]) { depth += 1 }
            if "])".contains(self[index]) { depth = Swift.max(0, depth - 1) }
            guard depth == 0 else { continue }
            if let arrow = CommentReader.arrow(before: self[index...]) {
                return self.index(index, offsetBy: arrow.count)
            }
            guard index > startIndex else { continue }
            let after = self.index(after: index)
            if self[index] == "：" { return after }
            if self[index] == ":", self[after...].first?.isWhitespace != false { return after }
        }
        return nil
    }
}

extension Character {
    /// Whether it is a digit: numerals such as `两` are words.
    fileprivate var isDecimalDigit: Bool {
        unicodeScalars.first?.properties.numericType == .decimal
    }
}
