import Corrections
import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// A page with the verdicts on its examples, each program having run as scripted.
struct CheckedPage {
    let found: FoundPage
    let examples: [CheckedExample]
    let diagnostics: [Diagnostic]

    init(
        _ text: String, _ runs: [ScriptedRun], defaults: ExampleDefaults = ExampleDefaults(),
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        found = FoundPage(text, defaults: defaults)
        let programs = found.programs
        #expect(
            found.diagnostics + programs.diagnostics == [], "the page itself is right",
            sourceLocation: sourceLocation)
        #expect(
            programs.value.count == runs.count, "a run for each program",
            sourceLocation: sourceLocation)
        let all = ExampleRun.all(
            of: found.examples, runs: zip(programs.value, runs).map { $1.run($0) })
        examples = all.map { CheckedExample($0) }
        diagnostics = examples.flatMap(\.diagnostics).sortedByPlace
    }
}

/// What the verdicts on a page's examples say; of the first also its details and hint, and the lines
/// that would be stated in its place.
func check(
    _ text: String, _ run: ScriptedRun, _ runs: ScriptedRun..., finds problems: [String],
    details: [String]? = nil, hint: String? = nil, corrects corrected: [String]? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let checked = CheckedPage(text, [run] + runs, sourceLocation: sourceLocation)
    #expect(
        checked.found.marked.describe(checked.diagnostics) == problems,
        sourceLocation: sourceLocation)
    if let details {
        #expect(checked.diagnostics.first?.details == details, sourceLocation: sourceLocation)
    }
    if let hint {
        #expect(checked.diagnostics.first?.hint == hint, sourceLocation: sourceLocation)
    }
    if let corrected {
        #expect(
            checked.examples.flatMap(\.corrections.value).first?.texts == corrected,
            sourceLocation: sourceLocation)
    }
}

/// Every example of the page passes, without a word.
func check(
    _ text: String, passes runs: ScriptedRun...,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let checked = CheckedPage(text, runs, sourceLocation: sourceLocation)
    #expect(checked.diagnostics == [], sourceLocation: sourceLocation)
    #expect(checked.examples.allSatisfy { $0.verdict == .passed }, sourceLocation: sourceLocation)
}
