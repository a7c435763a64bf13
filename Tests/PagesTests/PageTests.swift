import Diagnostics
import ExampleFinding
import Examples
import TestSupport
import Testing

@testable import Pages

@Suite struct `A page's title` {
    private func check(
        _ text: String, path: String = "10-tasks.md", is title: String,
        finds problems: [String] = [],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let marked = MarkedText(text, path: "content/\(path)")
        let read = pages([path: marked.text])
        #expect(read.value.map(\.title) == [title], sourceLocation: sourceLocation)
        #expect(
            words(read.diagnostics, in: marked) == problems,
            sourceLocation: sourceLocation)
    }

    @Test func `is that of front matter`() {
        check("---\ntitle: A\n---\ntext", is: "A")
    }

    @Test func `is the first heading of the first level`() {
        check("## a\n# B\n# C", is: "B")
    }

    @Test func `is its heading without markup`() {
        check("# *A* `b` [c](https://c.example)", is: "A b c")
    }

    @Test func `is otherwise the file's name`() {
        check("text", is: "tasks")
    }

    @Test func `is otherwise the file's name where the heading has no words`() {
        check("# <b></b>", is: "tasks")
    }

    @Test func `is otherwise the file's name, without folders`() {
        check("text", path: "10-a/20-b.md", is: "b")
    }

    @Test func `is the same in both places`() {
        check("---\ntitle: A b\n---\n# A *b*", is: "A b")
    }

    @Test func `is not another in front matter than in the heading`() {
        check(
            "---\ntitle: A\n---\n1️⃣# B", is: "A",
            finds: [
                "1️⃣ the page has two titles: 'A' in its front matter, 'B' here [titles-differ]"
            ])
    }
}

@Suite struct `Pages` {
    private func check(
        _ files: [String: String], finds problems: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(words(pages(files).diagnostics) == problems, sourceLocation: sourceLocation)
    }

    @Test func `have one example of a name`() {
        check(
            ["a.md": "```swift id=x\n1\n```", "b.md": "```swift id=x\n1\n```"],
            finds: ["(content/b.md:1:4) another example has the id 'x' [duplicate-id]"])
    }

    @Test func `have headings that are no examples`() {
        check(
            ["a.md": "# A\n\n## Example b\n\n```swift id=b\n1\n```"],
            finds: [
                "(content/a.md:5:4) the example's figure has the id 'example-b', which line 3 has "
                    + "already [duplicate-id]"
            ])
    }

    @Test func `have no example named like the output of another`() {
        check(
            ["a.md": "```swift id=b\n1\n```\n\n```swift id=b-output\n1\n```"],
            finds: [
                "(content/a.md:5:4) the example's figure has the id 'example-b-output', which line 1 "
                    + "has already [duplicate-id]"
            ])
    }

    @Test func `have no example named as another is by its place`() {
        check(
            ["a.md": "## b\n\n```swift\n1\n```\n\n```swift id=b-1\n1\n```"],
            finds: ["b-1"].flatMap { id in
                ["", "-compiler", "-output", "-stderr"].map { part in
                    "(content/a.md:7:4) the example's figure has the id 'example-\(id)\(part)', which "
                        + "line 3 has already [duplicate-id]"
                }
            })
    }

    @Test func `have no id in raw HTML twice`() {
        check(
            ["a.md": "# A\n\n<p id=x>\n\na <a name=\"x\"></a>"],
            finds: ["(content/a.md:5:12) line 3 has the id 'x' already [duplicate-id]"])
    }

    @Test func `have no id of a heading in raw HTML`() {
        check(
            ["a.md": "<a id=tasks></a>\n\n## Tasks"],
            finds: ["(content/a.md:1:7) line 3 has the id 'tasks' already [duplicate-id]"])
    }

    @Test func `have no id that two headings state`() {
        check(
            ["a.md": "# A {#x}\n\n## B {#x}"],
            finds: ["(content/a.md:3:1) line 1 has the id 'x' already [duplicate-id]"])
    }

    @Test func `have no example named as an id in raw HTML`() {
        check(
            ["a.md": "<p id=example-b>\n\n```swift id=b\n1\n```"],
            finds: [
                "(content/a.md:3:4) the example's figure has the id 'example-b', which line 1 has "
                    + "already [duplicate-id]"
            ])
    }

    @Test func `that are not text are left out`() {
        let files = [
            SiteSource.File(path: "a.md", displayPath: "content/a.md", bytes: [0x61, 0x0A, 0xFF]),
            SiteSource.File(path: "b.md", displayPath: "content/b.md", bytes: [0x62]),
        ]
        let read = Page.parseAll(files, configuration: SiteConfiguration())
        #expect(read.value.map(\.path.source) == ["b.md"])
        #expect(
            words(read.diagnostics) == [
                "(content/a.md:2:1) the file is not UTF-8 text [not-utf-8]"
            ])
    }

    @Test func `name their examples by their address`() {
        let read = pages(["10-a/20-b.md": "# C\n\n```swift\n1\n```"])
        #expect(read.value.flatMap(\.examples.examples).map(\.id) == ["a/b#c-1"])
    }
}
