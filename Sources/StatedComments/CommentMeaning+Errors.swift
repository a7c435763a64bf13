import SwiftCode

extension CommentMeaning {
    /// `error: text`, `❌`, `does not compile`.
    ///
    /// A lead of the table is firm. Other words for an error are candidates: where there is an error,
    /// they say so.
    static func error(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        // What is printed may speak of an error.
        if place.isPrinting, place.code.contains("rror") { return nil }
        var reader = CommentReader(text)
        let leads = place.leads(.error)
        let sign = reader.take(leads.filter { $0.first?.isLetter == false })
        let hasOther = sign == nil && reader.take(mark: otherSigns) != nil
        var word = reader.take(leads)
        let isOfTable = word != nil || sign != nil
        if word == nil {
            word = reader.take(otherWords + leads.filter { $0.contains("compil") }, within: 8)
        }
        // `print(failure)  // error` may tell what is printed.
        let mayBeHandled =
            place.mayHandleErrors && sign == nil
            && word.map { $0 != "fatal error" && !$0.contains("compil") } == true
        let isFirm = isOfTable && !mayBeHandled
        let bare: StatedComment.Wording = isFirm ? .firm : .candidate
        guard let word else {
            guard sign != nil || hasOther else { return nil }
            let isQuote = reader.rest.count { $0 == "'" } > 1
            let stated = isQuote ? StatedText(words: reader.rest, in: reader) : nil
            return .error(stated, reader.isAtEnd || isQuote ? bare : .candidate)
        }
        reader.take(mark: ["!"])
        if word.isNoun, reader.take(mark: [":", "：", "-", "–", "—"]) != nil {
            reader.take(["error:"])
            guard !reader.isAtEnd else { return .error(nil, bare) }
            let isSure = isOfTable && (!place.isAtOpening || place.code.declares)
            return .error(
                StatedText(words: reader.rest, in: reader), isSure ? .firm : .candidate)
        }
        switch CommentTail(reader.rest) {
        case .nothing:
            // `isValid(x)  // invalid` tells of the result.
            let isOfResult = sign == nil && place.isJudged(by: word)
            return .error(nil, isOfResult ? .candidate : bare)
        case .aside: return .error(nil, reader.rest.first == "/" ? .candidate : bare)
        case .condition: return .error(nil, .candidate)
        case .words:
            let isPlace =
                reader.take(["here", "in", "at", "on", "before", "with", "because"]) != nil
            return isPlace || word.contains("compil") ? .error(nil, .candidate) : nil
        }
    }

    private static let otherSigns: Set<Character> = [
        "⛔", "⛔️", "🚫", "✗", "✘", "❗", "❗️", "✖", "✖️", "‼️", "💥", "🔴",
    ]
    private static let otherWords = [
        "an error", "syntax error", "type error", "not compile", "cannot compile",
        "can't compile", "to compile", "isn't allowed", "not permitted", "forbidden", "not valid",
        "is illegal", "is invalid", "throws an error", "boom",
    ]
}

extension String {
    /// Whether a message may follow its colon.
    fileprivate var isNoun: Bool { hasSuffix("error") || hasSuffix("crash") || hasSuffix("trap") }
}

extension CommentPlace {
    /// Whether the code itself tells what is valid, or lists cases.
    fileprivate func isJudged(by word: String) -> Bool {
        let code = code.lowercased()
        return ["illegal", "invalid"].contains(word)
            && (code.hasPrefix("case ") || code.contains(word.dropFirst(2)))
    }
}

extension Substring {
    /// Whether it declares a type, a function or the like on its line.
    fileprivate var declares: Bool {
        split { !$0.isWordCharacter }.contains { Self.declaringWords.contains($0) }
    }

    private static let declaringWords: Set<Substring> = [
        "struct", "class", "enum", "actor", "protocol", "extension", "func", "init", "var",
    ]
}
