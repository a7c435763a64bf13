import Diagnostics
import StatedComments
import SwiftCode

/// The lines that comments state in the code of a block, and the edits that write others there.
struct CommentLayout {
    /// How text is put in the place of what is stated.
    struct Manner: Hashable {
        /// Whether `"` and `\` are written with a backslash.
        var isEscaped: Bool
        /// Whether text that stands without quotes is put into some.
        var addsQuotes: Bool
    }

    /// A line that is to be stated.
    enum Content {
        /// The stated line with this index, as it is written.
        case kept(Int)
        case new(String)
    }

    typealias Edit = CommentCorrection.Edit

    /// A stated text, and what stands around it on its line.
    struct Place {
        let range: Range<Int>
        let text: String
        let head: String
        let tail: String
        /// The offset at which its line ends.
        let lineEnd: Int

        var isOpened: Bool { head.last.map { QuotedText.closing[$0] != nil } ?? false }
        var isClosed: Bool {
            tail.first.map { first in QuotedText.closing.values.contains { $0.contains(first) } }
                ?? false
        }
        /// Whether the quotes stand around it.
        var isQuoted: Bool { isOpened && isClosed }
        /// Whether the quotes are part of it.
        var hasOwnQuotes: Bool { text.isInQuotes }
    }

    private let bytes: [UInt8]
    let places: [Place]

    init(_ lines: [StatedComment.Line], in code: String) {
        let bytes = Array(code.utf8)
        self.bytes = bytes
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let lineFeed = UInt8(ascii: "\n")
        places = lines.map { line in
            let range = line.range.clamped(to: 0..<bytes.count)
            let start = bytes[..<range.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
            let end = bytes[range.upperBound...].firstIndex(of: lineFeed) ?? bytes.count
            return Place(
                range: range, text: text(range), head: text(start..<range.lowerBound),
                tail: text(range.upperBound..<end), lineEnd: end)
        }
    }

    /// The manners to try, that of the stated lines first.
    var manners: [Manner] {
        let isEscaped = places.contains { $0.text.contains("\\") }
        return [false, true].flatMap { addsQuotes in
            [isEscaped, !isEscaped].map { Manner(isEscaped: $0, addsQuotes: addsQuotes) }
        }
    }
}

// MARK: Edits

extension CommentLayout {
    /// Each line that does not stay is written over, taken out, or added where it belongs; nil
    /// where that cannot be.
    func aligned(_ contents: [Content], _ manner: Manner) -> [Edit]? {
        var edits: [Edit] = []
        var next = 0
        var pending: [String] = []
        func flush(upTo end: Int) -> Bool {
            let free = next..<end
            for (index, text) in zip(free, pending) {
                edits.append(replacing(index, by: text, manner))
            }
            for index in free.dropFirst(pending.count) {
                guard let removal = removal(of: index) else { return false }
                edits.append(removal)
            }
            let more = pending.dropFirst(free.count)
            if !more.isEmpty {
                guard end > 0, let added = adding(more, after: end - 1, manner) else {
                    return false
                }
                edits.append(added)
            }
            pending = []
            return true
        }
        for content in contents {
            switch content {
            case .new(let text): pending.append(text)
            case .kept(let index):
                guard index >= next, flush(upTo: index) else { return nil }
                next = index + 1
            }
        }
        return flush(upTo: places.count) ? edits : nil
    }

    /// The lines are written one by one in the places of the stated ones.
    func inOrder(_ contents: [Content], _ manner: Manner) -> [Edit]? {
        var edits: [Edit] = []
        for (index, content) in contents.prefix(places.count).enumerated() {
            switch content {
            case .kept(index): break
            case .kept(let other):
                edits.append(
                    Edit(range: places[index].range, replacement: places[other].text))
            case .new(let text): edits.append(replacing(index, by: text, manner))
            }
        }
        let more = contents.dropFirst(places.count).map { content in
            switch content {
            case .kept(let index): places[index].text
            case .new(let text): manner.isEscaped ? text.escaped : text
            }
        }
        if !more.isEmpty {
            let plain = Manner(isEscaped: false, addsQuotes: manner.addsQuotes)
            guard let added = adding(more, after: places.count - 1, plain) else { return nil }
            edits.append(added)
        }
        for index in places.indices.dropFirst(contents.count) {
            guard let removal = removal(of: index) else { return nil }
            edits.append(removal)
        }
        return edits
    }

    /// All lines in the place of one in which several are stated by `\n`.
    func joined(_ texts: [String]) -> [Edit]? {
        guard places.count == 1, places[0].text.contains("\\n") else { return nil }
        let text = texts.joined(separator: "\n").escaped
        return [Edit(range: places[0].range, replacement: text)]
    }

    private func replacing(_ index: Int, by text: String, _ manner: Manner) -> Edit {
        let place = places[index]
        var text = place.written(text, manner)
        var start = place.range.lowerBound
        if text.isEmpty, place.tail.isEmpty {
            start -= place.head.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
        }
        if !text.isEmpty, place.head.hasSuffix("//") { text = " " + text }
        return Edit(range: start..<place.range.upperBound, replacement: text)
    }

    /// Comment lines after one, in its manner, without the prose that follows it.
    private func adding(
        _ texts: some Sequence<String>, after index: Int, _ manner: Manner
    ) -> Edit? {
        let place = places[index]
        let isSpanning = place.isClosed && !place.isOpened
        guard !place.isOpened || place.isClosed, !place.text.contains("\n"),
            let lead = lead(of: place)
        else { return nil }
        var tail = ""
        if place.isQuoted, let quote = place.tail.first {
            tail = String(quote) + (place.tail.dropFirst() == "." ? "." : "")
        } else if place.tail == "." {
            tail = "."
        }
        let added = texts.map { text -> String in
            let text = place.written(text, manner)
            guard !(text + tail).isEmpty else {
                return "\n" + String(lead.reversed().drop { $0 == " " }.reversed())
            }
            return "\n" + lead + (lead.hasSuffix("//") ? " " : "") + text + (isSpanning ? "" : tail)
        }
        .joined()
        let closesHere = place.tail.contains("*/")
        guard !closesHere || place.tail.trimmingWhitespace == "*/" else { return nil }
        let end = isSpanning || closesHere ? place.range.upperBound : place.lineEnd
        return Edit(range: end..<end, replacement: added)
    }

    /// What stands before the text on a further line, under the comment; nil where that cannot be
    /// told, as in a `/* … */` on one line.
    private func lead(of place: Place) -> String? {
        let start = place.range.lowerBound - place.head.utf8.count
        let comments = SwiftSource(String(decoding: bytes, as: UTF8.self)).comments
        guard
            let comment = comments.first(where: {
                $0.range.lowerBound <= place.range.lowerBound
                    && $0.range.upperBound >= place.range.upperBound
            })
        else { return nil }
        guard comment.range.lowerBound >= start else { return place.head }
        guard comment.style == .line else { return nil }
        let before = bytes[start..<comment.range.lowerBound]
            .map { $0 == UInt8(ascii: "\t") ? $0 : UInt8(ascii: " ") }
        return String(
            decoding: before + bytes[comment.range.lowerBound..<place.range.lowerBound],
            as: UTF8.self)
    }

    /// Nil where something else stands on the line.
    private func removal(of index: Int) -> Edit? {
        let place = places[index]
        let start = place.lineEnd - (place.head + place.text + place.tail).utf8.count
        let content = (place.head + place.text + place.tail).trimmingWhitespace
        guard start > 0, !place.text.contains("\n"),
            content.hasPrefix("//") || !content.contains("*/") && !content.contains("/*")
        else { return nil }
        return Edit(range: (start - 1)..<place.lineEnd, replacement: "")
    }
}

extension CommentLayout.Place {
    /// A text as it is written here.
    fileprivate func written(_ new: String, _ manner: CommentLayout.Manner) -> String {
        let content = manner.isEscaped ? new.escaped : new
        if isOpened || isClosed { return content }
        if hasOwnQuotes, let open = text.first, let close = text.last, !new.isInQuotes {
            return String(open) + content + String(close)
        }
        if manner.addsQuotes { return "\"" + content + "\"" }
        return tail == "." && content.hasSuffix(".") ? String(content.dropLast()) : content
    }
}

extension String {
    /// As it is in a string literal.
    fileprivate var escaped: String {
        replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    }

    fileprivate var isInQuotes: Bool {
        guard count > 1, let first, let last else { return false }
        return QuotedText.closing[first]?.contains(last) ?? false
    }
}
