import Diagnostics
import OutputMatching
import StatedComments

// The words about what comments state.

extension Diagnostic {
    static func printsSomethingElse(
        _ diff: OutputDiff, printed: [String], correction: CommentCorrection?,
        at location: SourceLocation
    ) -> Self {
        let wayOut: String =
            if printed.isEmpty {
                "take the comment off"
            } else if correction == nil {
                "correct the comment by hand: what is printed does not fit in there"
            } else { "accept what it prints: \(location.blessing)" }
        return Diagnostic(
            code: "output-mismatch",
            summary: printed.isEmpty
                ? "the comment states output, and nothing is printed here"
                : "what is printed here is not what the comment states",
            details: diff.lines,
            hint: "correct the code, or \(wayOut)", location: location)
    }

    static func valueDiffers(
        _ comment: StatedComment, _ value: Attribution.Value, correction: CommentCorrection?,
        at location: SourceLocation
    ) -> Self {
        let subject: String =
            if case .variable(let name) = comment.form { "'\(name)'" } else { "the value" }
        return Diagnostic(
            code: "value-mismatch",
            summary: "\(subject) is \(value.shown) here, and the comment states "
                + (comment.lines.first.map { OutputDiff.shown($0.valueInWords) } ?? ""),
            hint: correction == nil
                ? "correct the code, or the comment by hand: the value does not fit in there"
                : "correct the code, or accept the value: \(location.blessing)",
            location: location)
    }

    static func errorDiffers(
        _ comment: StatedComment, _ said: [String], correction: CommentCorrection?,
        of example: Example
    ) -> Self {
        Diagnostic(
            code: "error-mismatch",
            severity: example.requirement == .stated ? .warning : .error,
            summary: "the error here has other words than the comment states",
            details: comment.lines.prefix(1).compactMap(\.readings.first).map { "- " + $0 }
                + said.map { "+ " + $0 },
            hint: correction == nil
                ? "correct the comment by hand"
                : "correct the comment, or accept the words: "
                    + (comment.lines.first?.location ?? comment.location).blessing,
            location: comment.lines.first?.location ?? comment.location)
    }

    static func noErrorHere(_ comment: StatedComment, compiles: Bool) -> Self {
        Diagnostic(
            code: compiles ? "example-compiles" : "error-elsewhere",
            summary: compiles
                ? "the comment states an error, and there is none: the example compiles"
                : "the comment states an error, and the compiler refuses other lines, not this one",
            hint: compiles
                ? "take the comment off, or change the code so that the compiler refuses it"
                : "an error of types hides those of later phases, such as data races and use before "
                    + "initialization:\nstate errors of two phases in two blocks",
            location: comment.location)
    }

    /// The program ended before it came to what a comment states.
    static func neverReached(_ ending: Diagnostic?, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "output-mismatch",
            summary: "the program ended before it came to what the comment states",
            details: ending.map { ["line \($0.location.line): \($0.summary)"] } ?? [],
            hint: "correct the code; where it is to be stopped, a comment '// Error' can say so",
            location: location)
    }

    /// What a comment states could not be held against anything.
    static func notVerified(_ reason: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "not-verified", severity: .note,
            summary: "what the comment states is not verified: \(reason)", location: location)
    }
}

extension StatedComment.Line {
    /// A stated value as it is written, a string with its quotes.
    fileprivate var valueInWords: String {
        readings.first { $0.hasPrefix("\"") } ?? readings.first ?? ""
    }
}
