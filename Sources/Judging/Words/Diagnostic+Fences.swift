import Diagnostics
import Examples
import Markdown
import OutputMatching
import Runs

// The words about what is stated in fences, and what is not.

extension Diagnostic {
    static func notStated(
        _ stream: StatedOutput.Stream, lines: [String], at location: SourceLocation
    ) -> Self {
        let verb = stream == .output ? "prints" : "writes to standard error"
        return Diagnostic(
            code: "output-not-stated",
            summary: "the page does not state what the example \(verb)",
            details: OutputDiff.additions(lines),
            hint: "state it: \(location.blessing)", location: location)
    }

    static func mismatch(
        _ stream: StatedOutput.Stream, diff: OutputDiff, at location: SourceLocation
    ) -> Self {
        let verb = stream == .output ? "prints" : "writes to standard error"
        let order = """

            the same lines come in another order: mark the fence 'unordered' if the order may vary
            """
        return Diagnostic(
            code: "output-mismatch",
            summary: "example \(verb) something other than the page states", details: diff.lines,
            hint: "correct the example, or accept what it \(verb): \(location.blessing)"
                + (diff.isReordering ? order : ""),
            location: location)
    }

    static func beyondComparing(
        _ matching: OutputPattern.Matching, at location: SourceLocation
    ) -> Self {
        let (lines, hint) =
            switch matching {
            case .exact:
                (
                    "the lines after '...'",
                    "state fewer lines, or begin them with one that the example prints once"
                )
            case .unordered:
                (
                    "the lines with '[..]' in any order",
                    "let them begin or end with text, or state fewer lines"
                )
            case .contains: ("the stated lines", "state fewer lines")
            }
        return Diagnostic(
            code: "output-not-compared", summary: "\(lines) take too long to compare", hint: hint,
            location: location)
    }

    static func errorsNotStated(_ errors: [String], at location: SourceLocation) -> Self {
        Diagnostic(
            code: "error-not-stated",
            summary: "the page does not state the error that the compiler reports",
            details: OutputDiff.additions(errors), hint: "state it: \(location.blessing)",
            location: location)
    }

    static func errorNotStated(_ error: PlacedMessage) -> Self {
        Diagnostic(
            code: "error-not-stated", summary: "the page does not state this error: \(error.text)",
            hint: "correct the example, or state the error: \(error.location.blessing)",
            location: error.location)
    }

    /// The same, of an example whose comments state other errors.
    static func errorWithoutComment(_ error: PlacedMessage) -> Self {
        var diagnostic = errorNotStated(error)
        diagnostic.hint = "correct the example, or state the error in a comment at its line"
        return diagnostic
    }

    static func messagesDiffer(
        _ diff: [String], mayBeLaterPhase: Bool, at location: SourceLocation
    ) -> Self {
        return Diagnostic(
            code: "output-mismatch",
            summary: "the compiler says something other than the page states", details: diff,
            hint: "correct the example, or accept what the compiler says: \(location.blessing)"
                + (mayBeLaterPhase ? "\n" + laterPhases : ""), location: location)
    }

    static func malformedMessage(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "diagnostics-syntax",
            summary: "a line of a 'diagnostics' fence begins with 'error:', 'warning:' or 'note:'",
            hint: "a place within the block may stand before it: 2: error: … or 2:14: error: …",
            location: location)
    }

    static func regionDiffers(
        _ source: SourceReference, _ region: SourceRegion, in example: Example
    ) -> Self {
        let diff = OutputDiff(
            between: OutputLines(text: example.block.code), and: OutputLines(lines: region.lines))
        let name = source.region.map { "region '\($0)' of '\(source.path)'" } ?? "'\(source.path)'"
        return Diagnostic(
            code: "region-differs", summary: "the block differs from \(name)",
            details: diff.lines,
            hint: "update the block: \(example.location.blessing)",
            location: example.block.location(line: diff.firstDifference + 1))
    }

    static func unverifiable(_ cause: MissingNames) -> Self {
        Diagnostic(
            code: "example-unverifiable", severity: .warning,
            summary: "sitegen cannot verify what the example states: \(cause.words)",
            details: cause.all.dropFirst().map {
                "\($0.location.line):\($0.location.column): error: \($0.text)"
            },
            hint:
                "no earlier block of this page has what it needs; a hidden block can add it",
            location: cause.first.location)
    }

    static func compilerWarning(_ warning: PlacedMessage) -> Self {
        Diagnostic(
            code: "compiler-warning", severity: .warning, summary: warning.text,
            hint: "correct the example, or state the warning in a 'diagnostics' fence",
            location: warning.location)
    }
}

extension SourceLocation {
    /// The command that accepts what the example at this place does.
    var blessing: String { "sitegen bless \("\(path):\(line)".shellQuoted)" }
}
