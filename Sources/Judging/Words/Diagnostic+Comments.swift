import Diagnostics
import Examples
import OutputMatching
import StatedComments

// The words about what comments state.

extension Diagnostic {
    static func printsSomethingElse(
        _ diff: OutputDiff, printed: [String], at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "output-mismatch",
            summary: printed.isEmpty
                ? "the comment states output, and nothing is printed here"
                : "what is printed here is not what the comment states",
            details: diff.lines,
            hint: printed.isEmpty
                ? "correct the code, or take the comment off"
                : "correct the code, or accept what it prints: \(location.blessing)",
            location: location)
    }

    static func valueDiffers(
        _ comment: StatedComment, _ value: TwinObservations.Value, at location: SourceLocation
    ) -> Self {
        let subject: String =
            if case .variable(let name) = comment.form { "'\(name)'" } else { "the value" }
        let stated = comment.lines.first?.valueInWords ?? ""
        return Diagnostic(
            code: "value-mismatch",
            summary: "\(subject) is \(value.shown(beside: stated)) here, and the comment states "
                + OutputDiff.shown(stated),
            hint: "correct the code, or accept the value: \(location.blessing)",
            location: location)
    }

    static func errorDiffers(
        _ comment: StatedComment, _ said: [String], _ severity: Severity
    ) -> Self {
        let location = comment.lines.first?.location ?? comment.location
        return Diagnostic(
            code: "error-mismatch", severity: severity,
            summary: "the error here has other words than the comment states",
            details: comment.lines.prefix(1).compactMap(\.readings.first).map { "- " + $0 }
                + said.map { "+ " + $0 },
            hint: "correct the comment, or accept the words: \(location.blessing)",
            location: location)
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
    static func notVerified(
        _ reason: String, _ severity: Severity, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "not-verified", severity: severity,
            summary: "what the comment states is not verified: \(reason)", location: location)
    }
}

extension StatedComment.Line {
    /// A stated value as it is written, a string with its quotes.
    fileprivate var valueInWords: String {
        readings.first { $0.hasPrefix("\"") } ?? readings.first ?? ""
    }
}

// MARK: Output that varies

extension Diagnostic {
    static func varies(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unstable-output", severity: .warning,
            summary: "what the comment states changes from run to run",
            hint: "sort what has no order, such as a Set or a Dictionary; or say that it varies",
            location: location)
    }

    private static let causes = """
        the order of a Set, of a Dictionary and of tasks that run side by side changes from run \
        to run:
        sort, or await one after the other; or mark the fence 'unordered', or write '[..]' for \
        what varies
        in a line and a line '...' for lines
        """

    static func unstableOnce(
        _ details: [String], runs: Int, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unstable-output", severity: .warning,
            summary: "in one of \(runs) runs the example printed something other than the page "
                + "states",
            details: details, hint: causes, location: location)
    }

    static func unstable(_ differences: [String], at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unstable-output", summary: "example prints something else from run to run",
            details: differences, hint: causes, location: location)
    }
}

extension Diagnostic {
    /// The same of a comment that stands in a file of which the block is a copy.
    func toCorrect(in file: String) -> Diagnostic {
        guard severity == .error else { return self }
        var problem = self
        problem.hint = "correct the code, or the comment, in '\(file)'"
        return problem
    }
}
