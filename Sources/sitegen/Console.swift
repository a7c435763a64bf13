import Diagnostics
import Examples
import Foundation

/// The terminal: messages go to standard error, results that were asked for to standard output.
struct Console: Sendable {
    /// Whether standard error is a terminal that can show a progress line.
    let isTerminal: Bool
    private let colors: Bool

    init(color: SiteOptions.ColorChoice) {
        let environment = ProcessInfo.processInfo.environment
        isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        colors =
            switch color {
            case .always: true
            case .never: false
            case .auto: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
            }
    }

    /// Prints each problem once, sorted by place, to standard error.
    func report(_ diagnostics: [Diagnostic], sources: [String: SourceFile]) {
        let formatter = DiagnosticFormatter(colors: colors, sources: sources)
        let text = diagnostics.sortedByPlace.map { formatter.format($0) + "\n" }.joined()
        say(text, terminator: "")
    }

    /// Prints a line to standard error.
    func say(_ line: String, terminator: String = "\n") {
        FileHandle.standardError.write(Data((line + terminator).utf8))
    }

    /// Prints a line of a result to standard output.
    func answer(_ line: String, terminator: String = "\n") {
        FileHandle.standardOutput.write(Data((line + terminator).utf8))
    }

    /// `18 examples: 16 passed, 1 failed, 1 skipped; 1 error, 2 warnings`.
    func summary(of examples: [JudgedExample], _ diagnostics: [Diagnostic]) -> String {
        let passed = examples.count { $0.verdict == .passed }
        let failed = examples.count { $0.verdict == .failed }
        let missed = examples.count { $0.run.outcome == .notReached }
        let skipped = examples.count - passed - failed - missed
        var counts = ["\(passed) passed"]
        if failed > 0 { counts.append("\(failed) failed") }
        if missed > 0 { counts.append("\(missed) not reached") }
        if skipped > 0 { counts.append("\(skipped) not checked") }
        let words =
            examples.isEmpty
            ? "no examples"
            : "\(examples.count.of("example")): \(counts.joined(separator: ", "))"
        let problems = diagnostics.sortedByPlace
        let errors = problems.count { $0.severity == .error }
        let warnings = problems.count { $0.severity == .warning }
        var weights: [String] = []
        if errors > 0 { weights.append(errors.of("error")) }
        if warnings > 0 { weights.append(warnings.of("warning")) }
        return ([words] + (weights.isEmpty ? [] : [weights.joined(separator: ", ")]))
            .joined(separator: "; ")
    }
}

extension Int {
    /// `1 error`, `2 errors`.
    func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
