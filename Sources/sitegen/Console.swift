import Diagnostics
import Foundation

/// The terminal: messages go to standard error, results that were asked for to standard output.
struct Console: Sendable {
    /// Whether standard error is a terminal that can show a progress line.
    let isTerminal: Bool
    private let colors: Bool
    /// Whether only problems are told.
    let isQuiet: Bool

    init(color: SiteOptions.ColorChoice, isQuiet: Bool = false) {
        self.isQuiet = isQuiet
        let environment = ProcessInfo.processInfo.environment
        isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        colors =
            switch color {
            case .always: true
            case .never: false
            case .auto: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
            }
    }

    /// Prints each problem once, sorted by place, to standard error; notes where they are wanted.
    func report(
        _ diagnostics: [Diagnostic], sources: [String: SourceFile], withNotes: Bool = false
    ) {
        let formatter = DiagnosticFormatter(colors: colors, sources: sources)
        let shown = diagnostics.filter { withNotes || $0.severity != .note }
        let text = shown.sortedByPlace.map { formatter.format($0) + "\n" }.joined()
        say(text, terminator: "")
    }

    /// Prints a line to standard error that is no problem, unless only these are told.
    func remark(_ line: String) {
        if !isQuiet { say(line) }
    }

    /// Prints a line to standard error.
    func say(_ line: String, terminator: String = "\n") {
        FileHandle.standardError.write(Data((line + terminator).utf8))
    }

    /// Prints a line of a result to standard output.
    func answer(_ line: String, terminator: String = "\n") {
        FileHandle.standardOutput.write(Data((line + terminator).utf8))
    }
}

extension Int {
    /// `1 error`, `2 errors`.
    func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
