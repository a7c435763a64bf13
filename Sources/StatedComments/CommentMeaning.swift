import Diagnostics
import SwiftCode

/// What one line of a comment states, by its lead, its payload and its tail.
enum CommentMeaning {
    /// One line of output.
    case prints(StatedText, StatedComment.Wording)
    /// A lead alone, after which lines of output follow.
    case outputFollows(StatedComment.Wording)
    /// `Prints "` and text whose closing quote is on a later line.
    case quoteOpens(StatedText, StatedComment.Wording)
    /// The value of the expression before.
    case value(StatedText, StatedComment.Wording, isBare: Bool)
    /// What variables hold, one or several: `a is 1, b is 2`.
    case variables([(name: String, text: StatedText, wording: StatedComment.Wording)])
    /// An error, or a trap.
    case error(StatedText?, StatedComment.Wording)
    /// What was printed, or the value: behind a lead that the table does not have.
    case candidate(StatedText)
    /// `OK`, `MARK: …`: states nothing, and is no output.
    case remark
    /// Prose, or output without a lead.
    case plain

    init(_ text: String, at place: CommentPlace) {
        if place.prints(textLike: text) {
            self = .plain
        } else if place.isRemark(text) {
            self = .remark
        } else {
            self =
                .error(text, at: place) ?? .output(text, at: place)
                ?? .variables(text, at: place) ?? .value(text, at: place)
                ?? (place.leads.mayBeOthers ? .otherwiseLed(text) : nil) ?? .plain
        }
    }
}

// MARK: Output and values

extension CommentMeaning {
    /// `Prints "x"`, `Output: x`, `Prints two lines:`.
    private static func output(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        var reader = CommentReader(text)
        guard let lead = reader.take(place.leads(.output)) else { return nil }
        let isOwn = place.leads.isOwn(lead)
        let hasColon = reader.takeColon()
        if reader.isAtEnd { return .outputFollows(hasColon || isOwn ? .firm : .near) }
        if reader.rest.hasPrefix(":") { return nil }
        if !hasColon, let last = reader.rest.last, ":：".contains(last) {
            return .outputFollows(reader.rest.countsLines ? .firm : .candidate)
        }
        if reader.rest.isNothing {
            var nothing = StatedText(words: reader.rest, in: reader)
            nothing.readings = [""]
            return .prints(nothing, .firm)
        }
        if let quoted = QuotedText(startOf: reader.rest) {
            let isSure = !quoted.isOneOfSeveral && !CommentTail(quoted.tail).isConditional
            return .prints(StatedText(quoted, in: reader), isSure ? .firm : .candidate)
        }
        if QuotedText.opens(reader.rest) {
            var opened = StatedText(words: reader.rest.dropFirst(), in: reader)
            opened.readings = [String(reader.rest.dropFirst())]
            return .quoteOpens(opened, .firm)
        }
        if let literal = LiteralText(startOf: reader.rest),
            CommentTail(reader.rest[literal.text.endIndex...]).isAside
        {
            let isSure = !literal.isVague && !reader.rest.leavesOut
            return .prints(StatedText(literal, in: reader), isSure ? .firm : .candidate)
        }
        // `Prints the text "x"`.
        if !isOwn, let index = reader.rest.indices.first(where: reader.rest.opensQuote),
            let quoted = QuotedText(startOf: reader.rest[index...])
        {
            return .prints(StatedText(quoted, in: reader), .candidate)
        }
        let isText = isOwn || hasColon && !reader.rest.mayBeSentence
        return .prints(StatedText(words: reader.rest, in: reader), isText ? .firm : .near)
    }

    /// `=> 5`, `returns "a"`, or a value alone.
    private static func value(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        var reader = CommentReader(text)
        var isMarked = reader.takeColon()
        let lead = isMarked ? nil : reader.take(place.leads(.value))
        guard isMarked || lead != nil else { return bare(reader, at: place) }
        let isOwn = lead.map(place.leads.isOwn) ?? false
        if lead != nil {
            isMarked = reader.takeColon() || reader.take(mark: ["="]) != nil
            reader.take(["is"])
        }
        guard !reader.isAtEnd else { return nil }
        if let literal = LiteralText(startOf: reader.rest) {
            let isAside = CommentTail(reader.rest[literal.text.endIndex...]).isAside
            let isSure = !literal.isVague && isAside
            return .value(
                StatedText(literal, in: reader), isSure ? .firm : .candidate, isBare: false)
        }
        // Anything can be meant as a value behind an arrow, also without quotes.
        guard isMarked || isOwn || place.mayBeDescribed(by: reader.rest) else { return nil }
        if let quoted = QuotedText(startOf: reader.rest) {
            return .value(
                StatedText(quoted, in: reader), isOwn ? .firm : .near, isBare: false)
        }
        return .value(
            StatedText(words: reader.rest, in: reader),
            isOwn || place.isPrinting ? .firm : .near, isBare: false)
    }

    private static func bare(_ reader: CommentReader, at place: CommentPlace) -> CommentMeaning? {
        guard let literal = LiteralText(startOf: reader.rest) else {
            guard place.mayBeDescribed(by: reader.rest) else { return nil }
            return .value(
                StatedText(words: reader.rest, in: reader), .candidate, isBare: true)
        }
        let rest = reader.rest[literal.text.endIndex...]
        // `1. Make a list` counts steps.
        if literal.kind == .number, let mark = rest.first, ".)".contains(mark), rest.count > 1 {
            return nil
        }
        let text = StatedText(literal, in: reader)
        switch CommentTail(rest) {
        case .nothing:
            let isSure =
                !literal.isVague
                && (literal.kind != .call || place.isTrailing || text.readings[0].isOptional)
            guard isSure else { return .value(text, .candidate, isBare: true) }
            return .value(text, place.isPrinting ? .near : .firm, isBare: true)
        case .aside: return .value(text, .candidate, isBare: true)
        case .words, .condition:
            let isWord = literal.kind == .number || literal.kind == .word
            return isWord ? nil : .value(text, .candidate, isBare: true)
        }
    }

    /// A lead that the table does not have, in whatever language; at the end of a line it leads
    /// the lines below.
    private static func otherwiseLed(_ text: String) -> CommentMeaning? {
        if let last = text.last, ":：".contains(last) {
            return StatementForm.lead(text[...]) == nil ? nil : .outputFollows(.candidate)
        }
        guard let reading = StatementForm.Reading(text), !reading.lead.isEmpty else { return nil }
        return .candidate(reading.text)
    }
}

extension Substring {
    fileprivate var leavesOut: Bool { contains("...") || contains("…") }

    /// Whether it says that nothing is printed.
    fileprivate var isNothing: Bool {
        var reader = CommentReader(String(self))
        return reader.take(["nothing", "no output"]) != nil && CommentTail(reader.rest).isAside
    }

    /// Whether it is no more than `two lines:`, `the following lines:`.
    fileprivate var countsLines: Bool {
        let words = lowercased().dropLast().split { !$0.isWordCharacter }
        return words.allSatisfy { $0.allSatisfy(\.isNumber) || Self.lineWords.contains($0) }
    }

    private static let lineWords: Set<Substring> = [
        "the", "following", "line", "lines", "two", "three", "four", "five", "six", "seven",
        "eight", "nine", "ten",
    ]

    /// Whether words without quotes may tell what is printed, rather than being it: a sentence goes
    /// on in lower case.
    fileprivate var mayBeSentence: Bool {
        leavesOut || contains(where: \.isWhitespace) && first?.isLowercase == true
            || first.map { "(<".contains($0) } == true
    }
}

extension String {
    fileprivate var isOptional: Bool { hasPrefix("Optional(") }
}
