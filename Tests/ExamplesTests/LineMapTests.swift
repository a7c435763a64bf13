import Diagnostics
import Examples
import TestSupport
import Testing

/// The place of a text in the only program of the page is, in the markdown, the place marked 1️⃣.
private func check(
    _ text: String, maps needle: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    guard let program = page.programs.value.first, let place = program.place(of: needle),
        let map = program.lineMap(of: place.source)
    else {
        Issue.record("no '\(needle)' in the program", sourceLocation: sourceLocation)
        return
    }
    let found = map.location(line: place.line, column: place.column)
    #expect(found.map { page.marked.name(of: $0) } == "1️⃣", sourceLocation: sourceLocation)
}

private func checkEnd(
    _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    let map = page.programs.value.first?.lineMaps.first
    let end = map?.location(line: (map?.origins.count ?? 0) + 1, column: 1)
    #expect(end.map { page.marked.name(of: $0) } == "1️⃣", sourceLocation: sourceLocation)
}

@Suite struct `Places of a program in the markdown` {
    @Test func `at the margin`() {
        check("text\n\n```swift\na\nb 1️⃣x\n```\n", maps: "x")
    }

    @Test func `in a list`() {
        check("1. a\n\n   ```swift\n   a\n     b 1️⃣x\n   ```\n", maps: "x")
    }

    @Test func `in a quote`() {
        check("> ```swift\n> a\n>b 1️⃣x\n> ```\n", maps: "x")
    }

    @Test func `in a list in a quote`() {
        check("> - a\n>\n>   ```swift\n>   é 1️⃣x\n>   ```\n", maps: "x")
    }

    @Test func `behind letters of several bytes`() {
        check("```swift\nlet é = \"👩‍👩‍👧\" + 1️⃣x\n```\n", maps: "x")
    }

    @Test func `with other line ends`() {
        check("a\r\n\r\n```swift\r\nb\r\n1️⃣x\r\n```\r\n", maps: "x")
    }

    @Test func `in a later block of a session`() {
        check(
            "```swift session=s\na\n\n```\n\n- ```swift session=s\n  b 1️⃣x\n  ```\n", maps: "x")
    }

    @Test func `in a further source file`() {
        check(
            "```swift session=s\na\n```\n> ```swift session=s file=A.swift\n> 1️⃣x\n> ```\n",
            maps: "x")
    }

    @Test func `past the end it is the end`() {
        checkEnd("```swift\na\nif b {1️⃣\n```\n")
        checkEnd("> ```swift\n> if b {1️⃣\n> ```\n")
    }

    @Test func `past the end of a session it is the end of its last block`() {
        checkEnd("```swift session=s\na\n```\n```swift session=s\nbé1️⃣\n```\n")
    }

    @Test func `of an empty program it is the closing fence`() {
        checkEnd("```swift\n1️⃣```\n")
    }

    @Test func `a mark's line has no place`() {
        let programs = FoundPage(.block("session=s") + .block("session=s")).programs.value
        #expect(programs.first?.lineMaps.first?.location(line: 2, column: 1) == nil)
    }

    @Test func `a line before the first has no place`() {
        #expect(LineMap().location(line: 0, column: 0) == nil)
    }
}
