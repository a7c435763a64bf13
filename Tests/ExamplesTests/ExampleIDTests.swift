import Diagnostics
import ExampleFinding
import Examples
import Markdown
import TestSupport
import Testing

private func check(
    _ text: String, hasIDs ids: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(FoundPage(text).examples.map(\.id) == ids, sourceLocation: sourceLocation)
}

private let block = "```swift\nx\n```\n"

/// The problems with ids on a site of these pages, which share their marks.
private func check(
    pages texts: String..., finds problems: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let pages = texts.enumerated().map { index, text in
        let file = SourceFile(path: "\(index + 1).md", text: text)
        return PageExamples.find(
            in: .of(file), page: "\(index + 1)", defaults: ExampleDefaults()
        ).value
    }
    let found = PageExamples.duplicateIDs(in: pages).map {
        "\($0.location) \($0.summary) [\($0.code)]: \($0.hint ?? "")"
    }
    #expect(found == problems, sourceLocation: sourceLocation)
}

@Suite struct `Ids of examples` {
    @Test func `are made from page, nearest heading and number`() {
        check(
            "# Tasks\n\(block)\n## Cancelling them\n\(block)\(block)",
            hasIDs: ["page#tasks-1", "page#cancelling-them-1", "page#cancelling-them-2"])
    }

    @Test func `have a number only, above the first heading`() {
        check("\(block)\(block)# A\n", hasIDs: ["page#1", "page#2"])
    }

    @Test func `a heading that comes again is another`() {
        check("# A\n\(block)# A\n\(block)", hasIDs: ["page#a-1", "page#a-1-1"])
    }

    @Test func `an id given is the id`() {
        check("# A\n```swift id=mine\nx\n```\n\(block)", hasIDs: ["mine", "page#a-2"])
    }

    @Test func `files are not counted`() {
        check("```swift file=\"A.swift\"\nx\n```\n\(block)", hasIDs: ["page#1"])
    }

    @Test func `a footnote counts where it was written`() {
        let note = "[^1]: x\n\n" + "    ```swift id=note\n    x\n    ```\n"
        check("a[^1]\n\n\(note)\n\n# A\n\(block)", hasIDs: ["note", "page#a-1"])
    }

    @Test func `an id twice on a page`() {
        check(
            pages: "```swift id=a\n```\n\n```swift id=a\n```\n",
            finds: [
                "1.md:4:4 another example has the id 'a' [duplicate-id]: "
                    + "the first is at 1.md:1:1; an id is unique on the site"
            ])
    }

    @Test func `an id on two pages`() {
        check(
            pages: "```swift id=a\n```\n", "```swift id=a\n```\n",
            finds: [
                "2.md:1:4 another example has the id 'a' [duplicate-id]: "
                    + "the first is at 1.md:1:1; an id is unique on the site"
            ])
    }

    @Test func `the same heading on two pages makes two ids`() {
        check(pages: "# A\n\(block)", "# A\n\(block)", finds: [])
    }
}
