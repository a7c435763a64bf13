import ArgumentParser

/// A report that the command line asks for: `json=FILE`, `junit=FILE`, `sarif=FILE`, `github`.
enum ReportRequest: Hashable, Sendable {
    case file(Format, path: String)
    /// Annotations of a workflow of GitHub, which reads them among the messages.
    case github

    enum Format: String, CaseIterable {
        case json, junit, sarif
    }

    var goesToStandardOutput: Bool {
        if case .file(_, "-") = self { true } else { false }
    }
}

extension ReportRequest: ExpressibleByArgument {
    init?(argument: String) {
        if argument == "github" {
            self = .github
            return
        }
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let format = Format(rawValue: String(parts[0])) else { return nil }
        self = .file(format, path: String(parts[1]))
    }
}

/// The options of commands that can write reports.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write a report: json=FILE, junit=FILE, sarif=FILE, '-' for standard output; or github, "
                + "which is on by itself in a workflow of GitHub. May be repeated.",
            valueName: "format=file"))
    var report: [ReportRequest] = []

    @Flag(help: "Say where the time went, and which programs took most of it.")
    var timings = false

    func validate() throws {
        if report.count(where: \.goesToStandardOutput) > 1 {
            throw ValidationError("only one report can go to standard output")
        }
    }
}
