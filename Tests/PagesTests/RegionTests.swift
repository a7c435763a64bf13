import Diagnostics
import ExampleFinding
import Examples
import TestSupport
import Testing

@testable import Pages

private let source = "// snippet.a\nlet b = 1\n  c\n// snippet.end\n// snippet.total\nd\n"

private func read(
    _ text: String,
    _ sources: [String: NamedSource] = ["a.swift": .file(Array(source.utf8), path: "a.swift")]
) -> (page: Page, marked: MarkedText, diagnostics: [Diagnostic]) {
    let marked = MarkedText(text, path: "content/a.md")
    let page = pages(["a.md": marked.text]).value[0]
    let read = page.reading(sources)
    return (read.value, marked, read.diagnostics)
}

private func check(
    _ text: String,
    _ sources: [String: NamedSource] = ["a.swift": .file(Array(source.utf8), path: "a.swift")],
    finds problem: String, hint: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let found = read(text, sources)
    #expect(found.marked.describe(found.diagnostics) == [problem], sourceLocation: sourceLocation)
    #expect(found.diagnostics.first?.hint == hint, sourceLocation: sourceLocation)
}

/// A page into which its regions are copied; then there is nothing to copy.
private func check(
    _ text: String, copies expected: String?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    func copied(_ text: String) -> String? {
        read(text).page.copyingRegions(
            in: Array(text.utf8), configuration: SiteConfiguration(), wants: { _ in true }
        ).value.map { String(decoding: $0.new, as: UTF8.self) }
    }
    let result = copied(text)
    #expect(result == expected, sourceLocation: sourceLocation)
    #expect(copied(result ?? text) == nil, sourceLocation: sourceLocation)
}

@Suite struct `The region of a block` {
    @Test func `is read from the files that pages name`() {
        let page = read("```swift from=\"a.swift#a\"\n```\n").page
        #expect(namedSources([page]) == ["a.swift"])
        #expect(page.examples.examples[0].region?.lines == ["let b = 1", "  c"])
    }

    @Test func `that is not there is pointed at`() {
        check(
            "```swift 1️⃣from=\"a.swift#totl\"\n```\n",
            finds: "1️⃣ 'a.swift' has no region 'totl' [missing-region]",
            hint: "did you mean 'total'?")
        check(
            "```swift 1️⃣from=\"a.swift#other\"\n```\n",
            finds: "1️⃣ 'a.swift' has no region 'other' [missing-region]",
            hint: "its regions are: a, total")
        check(
            "```swift 1️⃣from=\"a.swift#a\"\n```\n", ["a.swift": .file([], path: "a.swift")],
            finds: "1️⃣ 'a.swift' has no region 'a' [missing-region]",
            hint: "write '// snippet.a' before its first line, '// snippet.end' after its last")
    }

    @Test func `of a file that is not there is pointed at`() {
        check(
            "```swift 1️⃣from=b.swift\n```\n", ["b.swift": .missing(near: "a.swift")],
            finds: "1️⃣ there is no file 'b.swift' [missing-region]",
            hint: "did you mean 'a.swift'?")
    }

    @Test func `of a file outside of the site is refused`() {
        check(
            "```swift 1️⃣from=b.swift\n```\n", ["b.swift": .outside],
            finds: "1️⃣ 'b.swift' leads out of the folder of the site [missing-region]",
            hint: "name a file that lies in the folder of 'sitegen.yml'")
    }

    @Test func `is copied in`() {
        check(
            "# T\n\n```swift from=\"a.swift#a\"\nold\n```\n\n```output\nx\n```\n",
            copies: "# T\n\n```swift from=\"a.swift#a\"\nlet b = 1\n  c\n```\n\n```output\nx\n```\n"
        )
    }

    @Test func `is copied with the indentation of the block and its line ends`() {
        check(
            "- > ```swift from=\"a.swift#a\"\r\n  > ```\r\n",
            copies: "- > ```swift from=\"a.swift#a\"\r\n  > let b = 1\r\n  >   c\r\n  > ```\r\n")
    }

    @Test func `is copied into a comment`() {
        check(
            "<!-- swift hidden from=\"a.swift#total\"\nold\n-->\n",
            copies: "<!-- swift hidden from=\"a.swift#total\"\nd\n-->\n")
    }

    @Test func `is not copied where it is`() {
        check("```swift from=\"a.swift#total\"\nd  \n```\n", copies: nil)
    }
}
