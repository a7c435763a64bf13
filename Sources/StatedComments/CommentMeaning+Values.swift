import SwiftCode

extension CommentMeaning {
    /// `=> 5`, `returns "a"`, or a value alone.
    static func value(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        var reader = CommentReader(text)
        let isArrow = reader.takeArrow()
        let lead = isArrow ? nil : reader.takeValueLead()
        guard isArrow || lead != nil else { return bare(reader, at: place) }
        reader.take(nouns)
        if reader.rest.hasPrefix(":") { _ = reader.take(mark: [":"]) }
        guard let literal = LiteralText(startOf: reader.rest) else {
            return type(reader, at: place) ?? (isArrow ? described(reader, at: place) : nil)
        }
        let isLoose =
            literal.isVague || lead == "equivalent to" || lead == "is equivalent to"
            || !CommentTail(reader.rest[literal.text.endIndex...]).isAside
        return .value(StatedText(literal, in: reader), isLoose ? .loose : .firm, isBare: false)
    }

    /// Anything can be meant as a value behind an arrow, also without quotes; it is what is printed
    /// beside `print(…)`.
    private static func described(
        _ reader: CommentReader, at place: CommentPlace
    ) -> CommentMeaning? {
        guard !reader.isAtEnd else { return nil }
        if let quoted = QuotedText(startOf: reader.rest) {
            return .value(StatedText(quoted, in: reader), .loose, isBare: false)
        }
        return .value(
            StatedText(words: reader.rest, in: reader), place.isPrinting ? .firm : .loose,
            isBare: false)
    }

    private static func bare(_ reader: CommentReader, at place: CommentPlace) -> CommentMeaning? {
        guard let literal = LiteralText(startOf: reader.rest) else {
            return type(reader, at: place) ?? name(reader, at: place)
        }
        let rest = reader.rest[literal.text.endIndex...]
        // `1. Make a list` counts steps.
        if literal.kind == .number, let mark = rest.first, ".)".contains(mark), rest.count > 1 {
            return nil
        }
        let tail = CommentTail(rest)
        let text = StatedText(literal, in: reader)
        switch tail {
        case .nothing:
            let isSure = literal.kind != .call || place.isTrailing || literal.isOptional
            return .value(text, literal.isVague || !isSure ? .loose : .firm, isBare: true)
        case .aside: return .value(text, .loose, isBare: true)
        case .words, .condition:
            let isWord = literal.kind == .number || literal.kind == .word
            return isWord ? nil : .value(text, .loose, isBare: true)
        }
    }

    /// What `type(of:)` comes to: `Array<Int>`, `(Int) -> String`.
    private static func type(_ reader: CommentReader, at place: CommentPlace) -> CommentMeaning? {
        guard place.statement?.shape == .expression, place.code.hasPrefix("type(of:"),
            !reader.isAtEnd
        else { return nil }
        let isPlain = reader.rest.withoutFullStop.allSatisfy { !$0.isWhitespace }
        return .value(
            StatedText(words: reader.rest, in: reader), isPlain ? .firm : .loose, isBare: true)
    }

    /// A case without its dot, `north` or `circle(radius: 2)`, as it is described; it may be a word
    /// of prose.
    private static func name(_ reader: CommentReader, at place: CommentPlace) -> CommentMeaning? {
        guard place.isTrailing, place.statement?.shape == .expression, !place.isPrinting,
            let first = reader.rest.first, first.isLowercase
        else { return nil }
        let word = reader.rest.prefix { $0.isWordCharacter }
        let rest = reader.rest[word.endIndex...]
        guard rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")") else { return nil }
        return .value(StatedText(words: reader.rest, in: reader), .loose, isBare: true)
    }

    /// What may stand between a lead word and the value.
    static let nouns = [
        "a value of", "the value", "value", "the string", "the number", "the array", "the tuple",
        "the integer", "an array", "a string", "optional value", "the character", "the set",
        "the dictionary",
    ]
}

extension CommentReader {
    /// Takes the words that go before a value.
    fileprivate mutating func takeValueLead() -> String? {
        if let lead = take(Self.valueLeads) { return lead }
        for mark in ["===", "==", "= ", "≈"] where rest.hasPrefix(mark) {
            move(to: rest.index(rest.startIndex, offsetBy: mark.count))
            return mark
        }
        return nil
    }

    private static let valueLeads = [
        "returns", "returned", "return value:", "return value is", "it returns", "this returns",
        "evaluates to", "this evaluates to", "it evaluates to", "equals", "equal to",
        "is equal to", "yields", "gives", "produces", "result:", "result is", "result =",
        "result ==", "results in", "results:", "value:", "value is", "its value is",
        "the value is", "the result is", "now", "is now", "is", "is still", "still",
        "equivalent to", "is equivalent to", "will be", "will return", "answer:",
        "becomes", "it's", "it is", "this is", "returns:", "evaluates as",
        "always returns",
    ]
}

extension LiteralText {
    fileprivate var isOptional: Bool { text.hasPrefix("Optional(") }
}
