import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import Reports
import Runs
import TestSupport

/// The report about a page whose programs ran as scripted.
func report(
    _ text: String, _ runs: [ScriptedRun], besides others: [Diagnostic] = [],
    path: String = "docs/a.md", defaults: ExampleDefaults = ExampleDefaults(),
    paths: RepositoryPaths = .asInMessages
) -> Report {
    let file = SourceFile(path: path, text: text)
    var diagnostics = others
    let examples = PageExamples.find(in: .of(file), page: "docs/a", defaults: defaults)
        .collecting(into: &diagnostics).examples
    let programs = Program.assembleAll(examples).collecting(into: &diagnostics)
    let checked = ExampleRun.all(of: examples, runs: zip(programs, runs).map { $1.run($0) })
        .map { CheckedExample($0) }
    return Report(
        toolchain: "Swift version 6.3.1 (swift-6.3.1-RELEASE)",
        target: "x86_64-unknown-linux-gnu", examples: checked,
        diagnostics: diagnostics + checked.flatMap(\.diagnostics), sources: [path: file],
        paths: paths)
}

extension Diagnostic {
    /// A problem that belongs to no example.
    static func brokenLink(
        _ summary: String = "the link leads nowhere", severity: Severity = .error, line: Int = 1,
        column: Int = 1, path: String = "docs/a.md"
    ) -> Diagnostic {
        Diagnostic(
            code: "broken-link", severity: severity, summary: summary, details: ["- a"],
            hint: "correct it", location: SourceLocation(path: path, line: line, column: column))
    }
}

/// A page whose one example prints 1.
let printing = "```swift id=x\nprint(1)\n```\n\n```output\n1\n```\n"
