import Diagnostics
import SwiftCode

/// What one line of a comment states, by its words alone.
enum CommentMeaning {
    /// One line of output.
    case prints(StatedText, StatedComment.Wording)
    /// `Prints:`, after which lines of output follow.
    case outputFollows(StatedComment.Wording)
    /// `Prints "` and text whose closing quote is on a later line.
    case quoteOpens(StatedText, StatedComment.Wording)
    /// The value of the expression before.
    case value(StatedText, StatedComment.Wording, isBare: Bool)
    /// What variables hold, one or several: `a is 1, b is 2`.
    case variables([(name: String, text: StatedText, wording: StatedComment.Wording)])
    /// An error, or a trap.
    case error(StatedText?, StatedComment.Wording)
    /// An error of the line that follows.
    case errorFollows
    /// `OK`, `MARK: …`: says nothing about output, and is none.
    case remark
    /// Prose, or output without a lead word.
    case plain

    init(_ text: String, at place: CommentPlace) {
        if place.prints(textLike: text) {
            self = .plain
        } else if place.isRemark(text) {
            self = .remark
        } else {
            self =
                .error(text, at: place) ?? .output(text, at: place)
                ?? .variables(text, at: place) ?? .value(text, at: place) ?? .plain
        }
    }
}

/// A stated text, and the part of the comment's line that it is.
struct StatedText {
    var readings: [String]
    /// UTF-8 offsets in the line, without the comment's mark.
    var range: Range<Int>

    /// A value, with what follows it in the line as further readings.
    init(_ literal: LiteralText, in reader: CommentReader) {
        let whole = reader.rest.withoutFullStop
        let prose = whole.endIndex > literal.text.endIndex ? [String(whole)] : []
        readings = (prose + literal.readings).withoutRepeats
        range = reader.range(of: literal.content)
    }

    /// A value, if what follows it in the line is as told.
    init?(
        _ literal: LiteralText, before tail: (CommentTail) -> Bool, in reader: CommentReader
    ) {
        guard tail(CommentTail(reader.rest[literal.text.endIndex...])) else { return nil }
        self.init(literal, in: reader)
    }

    init(_ quoted: QuotedText, in reader: CommentReader) {
        readings = quoted.readings
        range = reader.range(of: quoted.content)
    }

    /// Words without quotes: with their full stop, and without.
    init(words: Substring, in reader: CommentReader) {
        readings = [String(words), String(words.withoutFullStop)].withoutRepeats
        range = reader.range(of: words.withoutFullStop)
    }
}

/// What a comment's line stands at, as far as its meaning depends on it.
struct CommentPlace {
    /// The statement that it follows.
    let statement: Statement?
    /// The statement's code.
    let code: Substring
    /// The names that variables of the block have.
    let variables: Set<String>
    let isTrailing: Bool
    /// Whether braces, or the statements of a case, begin before it on its line: `catch { // error`.
    let isAtOpening: Bool

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

    /// Whether a printed string begins as a line does: `print("x is \(x)")  // x is 5`.
    func prints(textLike text: String) -> Bool {
        let word = text.prefix { !$0.isWhitespace }
        return isPrinting && word.first?.isLetter == true && code.contains("\"\(word)")
    }

    /// Whether a line is a remark to readers or tools.
    func isRemark(_ text: String) -> Bool {
        var reader = CommentReader(text)
        if reader.take(Self.toolWords) != nil { return true }
        guard !isPrinting else { return false }
        if reader.take(mark: ["✅", "✓", "✔", "✔️", "👍"]) != nil { return true }
        return reader.take([
            "ok", "okay", "valid", "works", "compiles", "fine", "good", "warning", "no warning",
        ]) != nil
            && (reader.isAtEnd || reader.rest.first?.isLetter == false)
    }

    private static let toolWords = [
        "mark:", "todo", "todo:", "fixme", "fixme:", "note:", "hack:", "warning:", "tip:",
        "swiftlint:", "swift-format-ignore", "swiftformat:", "snippet.", "sourcery:", "important:",
        "swift-tools-version:", "remark:",
    ]
}

/// What follows a value or quoted text in its line.
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
        guard let first = rest.first, ![".", "!"].contains(rest), first != "…" else {
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
        hasSuffix(".") && !hasSuffix("..") ? dropLast() : self
    }
}
