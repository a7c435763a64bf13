import SwiftCode

extension CommentMeaning {
    /// `error: text`, `won't compile`, `❌`, `traps`.
    static func error(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        var reader = CommentReader(text)
        let hasSign = reader.take(mark: signs) != nil
        if hasSign, reader.isAtEnd { return .error(nil, .firm) }
        let meaning =
            named(reader, at: place) ?? refusal(reader, at: place) ?? trap(reader, at: place)
        if let meaning { return meaning }
        guard hasSign else { return nil }
        guard reader.rest.soundsLikeCompiler else { return .error(nil, .loose) }
        let stated = StatedText(words: reader.rest, in: reader)
        return .error(reader.rest.contains("'") ? stated : nil, .firm)
    }

    private static let signs: Set<Character> = [
        "❌", "🛑", "⛔", "⛔️", "🚫", "✗", "✘", "❗", "❗️", "✖", "✖️", "‼️", "💥", "🔴",
    ]

    /// `error`, `Error: text`, `compiler error – text`.
    private static func named(
        _ start: CommentReader, at place: CommentPlace
    ) -> CommentMeaning? {
        var reader = start
        guard let name = reader.take(errorNames) else { return nil }
        if place.isPrinting, place.code.contains("rror") { return nil }
        let bare: StatedComment.Wording =
            place.mayHandleErrors && name.hasPrefix("error") ? .loose : .firm
        if reader.isAtEnd { return .error(nil, bare) }
        if reader.take(mark: [":", "-", "–", "—"]) != nil || reader.takeArrow() {
            reader.take(["error:"])
            guard !reader.isAtEnd else { return .error(nil, bare) }
            let wording: StatedComment.Wording =
                place.isAtOpening && name == "error" && !place.code.isDeclaring ? .loose : .firm
            return .error(StatedText(words: reader.rest, in: reader), wording)
        }
        if reader.take(["here", "at compile time", "on this line", "at this line"]) != nil,
            reader.isAtEnd || reader.rest.isPunctuation
        {
            return .error(nil, bare)
        }
        switch CommentTail(reader.rest) {
        case .nothing: return .error(nil, bare)
        case .aside: return .error(nil, reader.rest.first == "/" ? .loose : bare)
        case .condition: return .error(nil, .loose)
        case .words:
            return reader.take(["in", "before", "with"]) != nil ? .error(nil, .loose) : nil
        }
    }

    private static let errorNames = [
        "error", "compile error", "compiler error", "compile-time error", "compile time error",
        "compilation error", "build error", "syntax error", "type error", "a compile-time error",
        "compiler-error", "swift error", "static error", "error!",
    ]

    /// `illegal`, `this does not compile`, `this is an error`.
    private static func refusal(
        _ start: CommentReader, at place: CommentPlace
    ) -> CommentMeaning? {
        var reader = start
        let subject = reader.take([
            "this", "this line", "that", "it", "this code", "this also", "this call", "the above",
            "the line above", "the next line", "the following line", "the following", "next line",
            "following line", "these", "which",
        ])
        let isAhead = subject.map { $0.contains("next") || $0.contains("following") } ?? false
        var wording = StatedComment.Wording.firm
        if reader.take(doubtful) != nil {
            wording = .loose
            reader.take(["a", "an"])
            guard reader.take(errorNames) != nil else { return nil }
        } else if subject != nil, reader.take(["is", "are", "'s"]) != nil {
            reader.take(["an", "a", "also", "also an"])
            guard reader.take(errorNames + refusals) != nil else { return nil }
        } else {
            guard let word = reader.take(refusals + (subject == nil ? ["is an error"] : [])) else {
                return nil
            }
            if !word.contains("compil"),
                place.mayHandleErrors || place.code.contains("\"") || place.code.hasPrefix("case ")
            {
                // `isValid("x")  // invalid` tells of a value, `case other  // invalid` of a case.
                wording = .loose
            }
            if case .words = CommentTail(reader.rest), !word.contains("compil") { return nil }
        }
        if isAhead { return .errorFollows }
        return .error(nil, CommentTail(reader.rest).isAside ? wording : .loose)
    }

    private static let doubtful = [
        "would be", "will be", "causes", "will cause", "would cause", "produces", "would produce",
        "will produce", "triggers", "will trigger", "would trigger", "gives", "will give",
        "would give", "results in", "will result in", "would result in", "reports", "will report",
        "raises", "generates", "will generate", "emits", "leads to",
    ]
    private static let refusals = [
        "illegal", "invalid", "not allowed", "not permitted", "forbidden", "disallowed",
        "not legal", "not valid", "won't compile", "will not compile", "would not compile",
        "wouldn't compile", "does not compile", "doesn't compile", "do not compile",
        "cannot compile", "can't compile", "fails to compile", "compile fails",
        "compilation fails", "fails compilation", "isn't allowed", "is not allowed",
        "isn't valid", "is not valid", "is illegal", "is invalid", "compiler complains",
    ]

    /// `runtime error`, `crashes`, `throws an error`, `Fatal error: text`.
    private static func trap(_ start: CommentReader, at place: CommentPlace) -> CommentMeaning? {
        var reader = start
        let subject = reader.take(["this", "this line", "it", "that"])
        if subject == nil, reader.take(["fatal error"]) != nil {
            if reader.take(mark: [":"]) != nil, !reader.isAtEnd {
                return .error(StatedText(words: reader.rest, in: reader), .firm)
            }
            return CommentTail(reader.rest).isAside ? .error(nil, .firm) : nil
        }
        if reader.take(throwing) != nil {
            guard CommentTail(reader.rest).isAside else { return nil }
            let isUncaught =
                reader.isAtEnd && place.statement?.context == .topLevel
                && place.code.isTrying
            return .error(nil, isUncaught ? .firm : .loose)
        }
        guard reader.take(traps) != nil else { return nil }
        switch CommentTail(reader.rest) {
        case .nothing: return .error(nil, .firm)
        case .aside, .condition: return .error(nil, .loose)
        case .words: return nil
        }
    }

    private static let throwing = ["throws an error", "throws", "throws error", "will throw"]
    private static let traps = [
        "runtime error", "run-time error", "run time error", "crash", "crashes",
        "crashes at runtime", "crash at runtime", "traps", "traps at runtime", "will crash",
        "boom", "will trap", "a runtime error", "runtime crash",
    ]
}

extension Substring {
    fileprivate var isPunctuation: Bool { allSatisfy(\.isPunctuation) }

    /// Whether it has a `try` whose error nothing takes up.
    fileprivate var isTrying: Bool { contains("try ") }

    /// Whether it declares a type, a function or the like on its line.
    fileprivate var isDeclaring: Bool {
        split { !$0.isWordCharacter }.contains { Self.declaringWords.contains(String($0)) }
    }

    private static let declaringWords: Set<String> = [
        "struct", "class", "enum", "actor", "protocol", "extension", "func", "init", "var",
    ]

    /// Whether it is in the compiler's words.
    fileprivate var soundsLikeCompiler: Bool {
        var reader = CommentReader(String(self))
        if split(separator: "'", omittingEmptySubsequences: false).count >= 3 { return true }
        return reader.take([
            "cannot", "use of", "value of type", "value of optional type", "missing", "expected",
            "reference to", "call to", "type of expression", "instance member", "ambiguous use",
            "unexpected",
        ]) != nil
    }
}
