import Comparing
import Diagnostics
import Examples
import OutputMatching
import Runs
import StatedComments

// The words about what comments state.

extension Diagnostic {
    /// Lines that a comment states beside those of standard output.
    static func goesToStandardError(_ lines: [String], at location: SourceLocation) -> Self {
        Diagnostic(
            code: "both-streams", severity: .note,
            summary: lines.count == 1
                ? "a line that the comment states goes to standard error: "
                    + OutputDiff.shown(lines[0])
                : "\(lines.count) lines that the comment states go to standard error",
            hint: "state them in a fence 'stderr', or print them", location: location)
    }

    static func printsSomethingElse(
        _ diff: [String], printed: [String], at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "output-mismatch",
            summary: printed.isEmpty
                ? "the comment states output, but the code here prints nothing"
                : "the code here prints something other than the comment states",
            details: diff,
            hint: printed.isEmpty
                ? "correct the code, or remove the comment"
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

    /// Values that are stated without the word that would be printed with them.
    static func leavesOutOptional(count: Int, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "optional-left-out", severity: .note,
            summary: count == 1
                ? "the value is an optional, and the comment leaves 'Optional' out"
                : "\(count) values of this page are optionals, and the comments leave 'Optional' out",
            hint: "nothing is wrong; write 'Optional(…)' if readers should see what is printed",
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

    /// What to do where the compiler may have stopped before it came to an error.
    static let laterPhases = """
        errors of parsing and types hide errors of later phases, such as data races and use \
        before initialization:
        state errors of two phases in two blocks
        """

    static func noErrorHere(_ comment: StatedComment, compiles: Bool) -> Self {
        Diagnostic(
            code: compiles ? "example-compiles" : "error-elsewhere",
            summary: compiles
                ? "the comment states an error, but the example compiles"
                : "the comment states an error, but the compiler refuses only other lines",
            hint: compiles
                ? "remove the comment, or change the code so that the compiler refuses it"
                : laterPhases,
            location: comment.location)
    }

    /// The program ended before it came to what a comment states.
    static func neverReached(_ ending: Diagnostic?, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "output-mismatch",
            summary: "the program ends before it reaches what the comment states",
            details: ending.map { ["line \($0.location.line): \($0.summary)"] } ?? [],
            hint: "correct the code; if it should stop there, say so in a comment '// Error'",
            location: location)
    }

    /// What a comment states could not be held against anything.
    static func notVerified(
        _ reason: String, _ severity: Severity, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "not-verified", severity: severity,
            summary: "sitegen cannot verify what the comment states: \(reason)", location: location)
    }
}

extension StatedComment.Line {
    /// A stated value as it is written, a string with its quotes.
    fileprivate var valueInWords: String {
        readings.first { $0.hasPrefix("\"") } ?? readings.first ?? ""
    }
}

// MARK: Output that varies

/// Why a further run is another one.
enum Instability {
    case output, value
    /// The program asks for the network, which its sandbox denies.
    case network

    /// The reason for which nothing can be said.
    var words: String {
        switch self {
        case .output: "the output changes from run to run, or with date, place and language"
        case .value: "the value changes from run to run, or with date, place and language"
        case .network: "the program asks for the network, and the sandbox denies it"
        }
    }

    fileprivate var hint: String {
        switch self {
        case .output, .value:
            "sort what has no order, such as a Set or a Dictionary; or say that it varies"
        case .network: "allow it with the mark 'allow=network'"
        }
    }
}

extension Diagnostic {
    /// Nothing can be said of what a page of a folder states.
    static func varies(_ cause: Instability, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unstable-output", severity: .note,
            summary: "sitegen cannot verify what is stated here: \(cause.words)",
            hint: cause.hint, location: location)
    }

    private static let causes = """
        the order of a Set, a Dictionary or parallel tasks changes from run to run:
        sort the values, await one task after the other, or mark the fence 'unordered';
        write '[..]' for what varies in a line, and a line '...' for lines that vary
        """

    static func unstableOnce(
        _ details: [String], runs: Int, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unstable-output", severity: .warning,
            summary: "example prints something other than the page states in one of \(runs) runs",
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
