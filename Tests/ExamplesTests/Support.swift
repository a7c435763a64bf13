import Diagnostics
import Examples
import Markdown
import TestSupport
import Testing

/// A page of a site, named `page`, with its examples.
struct FoundPage {
    let marked: MarkedText
    let examples: [Example]
    let page: PageExamples
    let diagnostics: [Diagnostic]

    init(_ text: String, defaults: ExampleDefaults = ExampleDefaults()) {
        marked = MarkedText(text)
        let found = PageExamples.find(
            in: .of(marked.file), page: "page", defaults: defaults)
        page = found.value
        examples = page.examples
        diagnostics = found.diagnostics
    }

    var programs: Diagnosed<[ExampleProgram]> { ExampleProgram.assembleAll(examples) }
}

/// A page with the verdicts on its examples, each program having run as scripted.
struct JudgedPage {
    let found: FoundPage
    let examples: [JudgedExample]
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
            of: found.examples, programs: programs.value,
            runs: zip(programs.value, runs).map { $1.run($0) })
        var diagnostics: [Diagnostic] = []
        examples = all.map { $0.judged().collecting(into: &diagnostics) }
        self.diagnostics = diagnostics.sortedByPlace
    }
}

/// What is wrong with a page's marks and fences, and the way out of the first of it.
func check(
    _ text: String, finds problems: [String], hint: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    #expect(page.marked.describe(page.diagnostics) == problems, sourceLocation: sourceLocation)
    if let hint {
        #expect(page.diagnostics.first?.hint == hint, sourceLocation: sourceLocation)
    }
}

/// What the verdicts on a page's examples say; of the first also its details and hint, and the lines
/// that would be stated in its place.
func check(
    _ text: String, _ run: ScriptedRun, _ runs: ScriptedRun..., finds problems: [String],
    details: [String]? = nil, hint: String? = nil, corrects corrected: [String]? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let judged = JudgedPage(text, [run] + runs, sourceLocation: sourceLocation)
    #expect(
        judged.found.marked.describe(judged.diagnostics) == problems,
        sourceLocation: sourceLocation)
    if let details {
        #expect(judged.diagnostics.first?.details == details, sourceLocation: sourceLocation)
    }
    if let hint {
        #expect(judged.diagnostics.first?.hint == hint, sourceLocation: sourceLocation)
    }
    if let corrected {
        #expect(
            judged.examples.flatMap(\.corrections).first?.texts == corrected,
            sourceLocation: sourceLocation)
    }
}

/// Every example of the page passes, without a word.
func check(
    _ text: String, passes runs: ScriptedRun...,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let judged = JudgedPage(text, runs, sourceLocation: sourceLocation)
    #expect(judged.diagnostics == [], sourceLocation: sourceLocation)
    #expect(judged.examples.allSatisfy { $0.verdict == .passed }, sourceLocation: sourceLocation)
}

extension String {
    /// A page of one block with these marks.
    static func block(_ marks: String, _ code: String = "print(1)") -> String {
        "```swift \(marks)\n\(code)\n```\n"
    }
}
