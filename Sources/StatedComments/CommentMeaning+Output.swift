extension CommentMeaning {
    /// `Prints "x"`, `Output: x`, `Prints two lines:`.
    static func output(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        var reader = CommentReader(text)
        guard let lead = OutputLead(taking: &reader, at: place) else { return nil }
        var wording = lead.wording
        let isAnnounced = reader.take(mark: [":"]) != nil
        if reader.isAtEnd {
            guard isAnnounced || lead.isBareLead else { return nil }
            return .outputFollows(isAnnounced ? wording : .loose)
        }
        if isAnnounced, reader.take(mark: [":"]) != nil { return nil }
        if let listing = reader.rest.listing, !isAnnounced {
            return .outputFollows(listing == .firm ? wording : .loose)
        }
        if reader.rest.isNothing {
            var readings = StatedText(words: reader.rest, in: reader)
            readings.readings = [""]
            return .prints(readings, wording)
        }
        if let quoted = QuotedText(startOf: reader.rest) {
            if quoted.isOneOfSeveral || CommentTail(quoted.tail).isConditional { wording = .loose }
            return .prints(StatedText(quoted, in: reader), wording)
        }
        if QuotedText.opens(reader.rest) {
            var opened = StatedText(words: reader.rest.dropFirst(), in: reader)
            opened.readings = [String(reader.rest.dropFirst())]
            return .quoteOpens(opened, wording)
        }
        if let literal = LiteralText(startOf: reader.rest),
            let text = StatedText(literal, before: \.isAside, in: reader)
        {
            let isVague = literal.isVague || reader.rest.leavesOut
            return .prints(text, isVague ? .loose : wording)
        }
        if CommentTail(reader.rest.afterFirstWord).isConditional, !isAnnounced { wording = .loose }
        if reader.rest.mayBeSentence(isAnnounced: isAnnounced) { wording = .loose }
        guard wording == .firm || !lead.isInSentence || isAnnounced else { return nil }
        return .prints(StatedText(words: reader.rest, in: reader), wording)
    }
}

/// The words before stated output: `Prints`, `This will print`, `Console output`.
private struct OutputLead {
    var wording = StatedComment.Wording.firm
    /// Whether a subject goes before: `This prints …`.
    let isInSentence: Bool
    /// Whether it announces lines even without a colon.
    var isBareLead = false

    init?(taking reader: inout CommentReader, at place: CommentPlace) {
        isInSentence = reader.take(Self.subjects) != nil
        var isImperative = !isInSentence
        while let adverb = reader.take(Self.adverbs) {
            isImperative = false
            if Self.doubts.contains(adverb) { wording = .loose }
        }
        if !isInSentence, let noun = reader.take(Self.nouns) {
            // `output of the program`, `console logging`: prose, unless `:` or the text follows.
            guard
                reader.isAtEnd || reader.rest.hasPrefix(":") || reader.takeArrow()
                    || reader.take(["is", "will be"]) != nil || QuotedText.opens(reader.rest)
            else { return nil }
            if Self.doubtfulNouns.contains(noun) { wording = .loose }
            isBareLead = true
            return
        }
        guard let verb = reader.take(Self.verbs) else { return nil }
        if ["logs", "displays", "shows", "writes", "emits", "prints out"].contains(verb) {
            guard QuotedText.opens(reader.rest) || reader.rest.hasPrefix(":") else { return nil }
            if !reader.rest.hasPrefix(":") { wording = .loose }
        }
        if ["print", "output", "log"].contains(verb), isImperative {
            // `print the result` tells what to do.
            guard QuotedText.opens(reader.rest) || reader.rest.hasPrefix(":") else { return nil }
            if !reader.rest.hasPrefix(":") { wording = .loose }
        }
        isBareLead = ["prints", "printed", "outputs"].contains(verb)
        if reader.take(["out", "to the console", "to console"]) != nil, reader.isAtEnd {
            return nil
        }
        if reader.take(["something like", "e.g.", "for example", "for instance", "like"]) != nil {
            wording = .loose
        }
        var ahead = reader
        ahead.take(["the string", "the text", "the message", "the line", "the value"])
        if QuotedText.opens(ahead.rest) { reader = ahead }
    }

    private static let subjects = [
        "this", "it", "that", "which", "the above", "the program", "the code", "the example",
        "this code", "this example", "this line", "this program", "the loop", "this loop",
        "the call", "this call", "the line above", "swift",
    ]
    private static let doubts = ["may", "might", "could", "can", "would", "should"]
    private static let adverbs =
        doubts + [
            "will", "always", "also", "then", "now", "still", "again", "first", "finally", "just",
            "simply", "only", "correctly", "later",
        ]
    private static let verbs = [
        "prints", "printed", "print", "outputs", "output", "logs", "log", "displays", "shows",
        "writes", "emits", "prints out",
    ]
    private static let doubtfulNouns = [
        "sample output", "example output", "possible output", "typical output", "output example",
        "output (example)", "output varies", "similar output",
    ]
    private static let nouns =
        doubtfulNouns + [
            "output", "console output", "console", "printed output", "expected output",
            "the output", "program output", "standard output", "stdout", "terminal output",
            "terminal", "debug output", "print output", "actual output",
            "output in console",
        ]
}

extension CommentReader {
    /// Takes `=>` and its like.
    @discardableResult
    mutating func takeArrow() -> Bool {
        for arrow in Self.arrows where rest.hasPrefix(arrow) {
            move(to: rest.index(rest.startIndex, offsetBy: arrow.count))
            return true
        }
        return false
    }

    private static let arrows = [
        "==>", "-->", "—>", "–>", "=>", "->", "⟹", "⇒", "→", "➞", "➜", "➡️", "➡", "↦", "⟶",
    ]
}

extension QuotedText {
    /// Whether only `,` or `and` stands between it and another quoted text: then it is not known
    /// whether one line is meant.
    var isOneOfSeveral: Bool {
        var reader = CommentReader(String(tail))
        while reader.take(mark: [",", "&", "/", ";", "|"]) != nil {}
        reader.take(["and", "then", "or", "and then", "followed by"])
        return QuotedText.opens(reader.rest)
    }
}

extension Substring {
    fileprivate var leavesOut: Bool { contains("...") || contains("…") }

    fileprivate var afterFirstWord: Substring { drop { !$0.isWhitespace } }

    /// Whether it says that nothing is printed.
    fileprivate var isNothing: Bool {
        var reader = CommentReader(String(self))
        guard reader.take(["nothing", "nothing at all", "no output", "(nothing)"]) != nil else {
            return false
        }
        return CommentTail(reader.rest).isAside
    }

    /// How firmly lines are announced, as by `two lines:` or `the following to the console:`.
    fileprivate var listing: StatedComment.Wording? {
        guard last == ":" else { return nil }
        let words = lowercased().dropLast().split { !$0.isWordCharacter }
        guard words.count <= 9 else { return nil }
        let isKnown = words.allSatisfy { Self.listWords.contains(String($0)) || $0.isNumeral }
        guard isKnown else { return .loose }
        return words.contains { Self.vagueWords.contains(String($0)) } ? .loose : .firm
    }

    private var isNumeral: Bool { allSatisfy(\.isNumber) }

    private static let vagueWords: Set<String> = [
        "something", "like", "similar", "example", "sample", "possible", "approximately",
    ]
    private static let listWords: Set<String> = vagueWords.union([
        "the", "following", "line", "lines", "one", "two", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "numbers", "this", "these", "to", "console", "in",
        "order", "on", "each", "own", "its", "separate", "output", "text", "values", "result",
        "out", "terminal", "a", "of", "as", "follows", "that", "for", "stdout", "and", "messages",
    ])

    /// Whether words without quotes may be a sentence that tells what is printed, rather than what
    /// is printed itself: a sentence goes on in lower case, with an acronym, or with a number of
    /// things. Only an article or its like makes a sentence after a colon.
    fileprivate func mayBeSentence(isAnnounced: Bool) -> Bool {
        if leavesOut { return true }
        let words = split { $0.isWhitespace }
        guard let first = words.first, let letter = first.first else { return true }
        if isAnnounced {
            return Self.sentenceStarts.contains(first.lowercased()) && words.count > 1
        }
        guard letter.isLetter else {
            let second = words.dropFirst().first?.first
            return letter.isNumber && second?.isLetter == true || "(<".contains(letter)
        }
        let isPlainWord = letter.isUppercase && first.dropFirst().allSatisfy { !$0.isUppercase }
        return !isPlainWord || Self.sentenceStarts.contains(first.lowercased())
    }

    private static let sentenceStarts: Set<String> = [
        "the", "a", "an", "each", "all", "every", "some", "depends", "varies", "something",
        "same", "see", "random", "your", "both", "whatever", "either", "one", "any", "several",
        "it", "its", "this", "that", "these", "those", "there", "no", "not", "only", "as",
        "different", "similar", "because", "if", "when", "to", "in", "and",
    ]
}
