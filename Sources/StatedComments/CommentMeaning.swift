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

/// What a comment's line stands at, as far as its meaning depends on it.
struct CommentPlace {
    /// The statement that it follows.
    let statement: Statement?
    /// The statement's code.
    let code: Substring
    /// The names that the code of the block holds.
    let names: Set<Substring>
    let isTrailing: Bool
    /// Whether braces, or the statements of a case, begin before it on its line: `catch { // error`.
    let isAtOpening: Bool
    let leads: Leads

    /// Whether the statement is a call of `print` or one of its kin.
    var isPrinting: Bool {
        let call = code.hasPrefix("await ") ? code.dropFirst(6) : code
        return statement?.shape == .expression
            && ["print(", "debugPrint(", "dump(", "Swift.print("].contains(where: call.hasPrefix)
    }

    /// Whether a lone `error` may say what the code does, as at `return nil`, not that it fails to
    /// compile.
    var mayHandleErrors: Bool {
        switch statement?.shape {
        case .transfer, .other: true
        case .none: isAtOpening
        default: isPrinting
        }
    }

    /// Whether the statement gives a variable of this name its value.
    func binds(_ name: String) -> Bool {
        switch statement?.shape {
        case .variable(let names): names.contains(name)
        case .assignment(let target): target == name
        default: false
        }
    }

    /// Whether one word may be how a value is described, `north` or `circle(radius: 2)`; or a type, or
    /// what begins with a digit, as a date does.
    fileprivate func mayBeDescribed(by text: Substring) -> Bool {
        if isTrailing, statement?.value != nil, !isPrinting, text.first?.isNumber == true {
            return true
        }
        guard statement?.shape == .expression, !isPrinting, !text.isEmpty else { return false }
        if code.hasPrefix("type(of:") { return !QuotedText.isIn(String(text)) }
        guard isTrailing, text.first?.isLowercase == true else { return false }
        let rest = text.drop { $0.isWordCharacter }
        return rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")")
    }

    /// Whether a printed string begins as a line does: `print("x is \(x)")  // x is 5`.
    fileprivate func prints(textLike text: String) -> Bool {
        let word = text.prefix { !$0.isWhitespace }
        return isPrinting && word.first?.isLetter == true && code.contains("\"\(word)")
    }

    /// Whether a line is a remark to readers or tools.
    fileprivate func isRemark(_ text: String) -> Bool {
        var reader = CommentReader(text)
        guard let lead = reader.take(leads(.none)) else { return false }
        if leads.isOwn(lead) || lead.hasSuffix(":") || lead.hasSuffix(".") { return true }
        let isOfWord = reader.isAtEnd || reader.rest.first?.isLetter == false
        return !isPrinting && (isOfWord || lead.first?.isLetter == false)
            || ["todo", "fixme", "swift-format-ignore"].contains(lead)
    }
}

/// What follows a payload in its line.
enum CommentTail {
    /// Nothing, or a full stop.
    case nothing
    /// Something set off: `, because …`, `(then …)`, `– …`.
    case aside
    /// The sentence goes on.
    case words
    /// `if …`, `twice`, `or …`: what is stated holds on a condition, or more than once.
    case condition

    init(_ text: Substring) {
        let rest = text.trimmingWhitespace
        guard let first = rest.first, ![".", "!", "。", "！"].contains(rest), first != "…" else {
            self = .nothing
            return
        }
        let words = rest.split { !$0.isWordCharacter && $0 != "'" }.map { $0.lowercased() }
        let isSetOff =
            !first.isWordCharacter && first != "\"" && first != "/" && first != "%"
            || rest.hasPrefix("//") || ["because", "since", "as"].contains(words.first)
        let telling = isSetOff ? words.prefix(1) : words.prefix(12)
        if telling.contains(where: Self.conditions.contains) {
            self = .condition
        } else {
            self = isSetOff ? .aside : .words
        }
    }

    var isNothing: Bool { self == .nothing }
    /// Whether it leaves what is before it as it is.
    var isAside: Bool { self == .nothing || self == .aside }
    var isConditional: Bool { self == .condition }

    private static let conditions: Set<String> = [
        "if", "when", "unless", "or", "otherwise", "depending", "sometimes", "usually", "maybe",
        "perhaps", "might", "may", "could", "twice", "times", "each", "every", "repeatedly",
        "forever", "until", "for", "eventually", "probably",
    ]
}

extension Substring {
    /// Without the full stop that ends a sentence; `...` is none.
    var withoutFullStop: Substring {
        hasSuffix("。") || hasSuffix(".") && !hasSuffix("..") ? dropLast() : self
    }
}
