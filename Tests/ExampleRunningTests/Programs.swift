import Diagnostics
import ExampleFinding
import Examples
import Markdown

/// The programs of a page.
func programs(
    _ markdown: String, requirement: Requirement = .all, marks: [FenceMark] = []
) -> [Program] {
    var defaults = ExampleDefaults()
    defaults.marks = marks
    defaults.requirement = requirement
    let document = MarkdownDocument.parse(SourceFile(path: "page.md", text: markdown)).value
    let found = PageExamples.find(in: document, page: "page", defaults: defaults).value
    return Program.assembleAll(found.examples).value
}

/// As many programs of one block each.
func programs(count: Int) -> [Program] {
    programs((1...count).map { "```swift\nprint(\($0))\n```\n" }.joined(separator: "\n"))
}
