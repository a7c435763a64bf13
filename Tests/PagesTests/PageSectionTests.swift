import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import Pages

@Suite struct `The sections of a page` {
    private func sections(_ markdown: String) throws -> [PageSection] {
        let pages = Page.parseAll(pageFiles(["a.md": markdown]), configuration: SiteConfiguration())
        return try #require(pages.value.first).sections
    }

    @Test func `go from heading to heading, the first from the top`() throws {
        let sections = try sections("Before.\n\n# A\n\nOne.\n\n## B\n\nTwo.\n\n> ### C\n> Three.\n")
        #expect(sections.map { $0.anchor?.id } == ["a", "b", "c"])
        #expect(sections.map(\.prose) == ["Before.\nOne.", "Two.", "Three."])
        #expect(sections.map(\.nodes.lowerBound).first == 0)
        for (one, next) in zip(sections, sections.dropFirst()) {
            #expect(one.nodes.upperBound == next.nodes.lowerBound)
        }
    }

    @Test func `are one of a page without headings`() throws {
        let sections = try sections("One *two*\nthree.\n")
        #expect(sections.map { $0.anchor?.id } == [nil])
        #expect(sections.map(\.prose) == ["One two three."])
    }

    @Test func `have code of their text and their heading`() throws {
        let section = try sections(
            "# The `await`\n\nIt calls `sleep(for:)`, <b>then</b> [`x`](b.md).\n")
        #expect(section.map(\.inlineCode) == [["await", "sleep(for:)", "x"]])
        #expect(section.map(\.prose) == ["It calls  , then  ."])
    }

    @Test func `have the blocks that take no part in an example`() throws {
        let section = try sections(
            "```yaml\na: 1\n```\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n\n    indented\n")
        #expect(section.map(\.blocks) == [["a: 1\n", "indented\n"]])
    }
}
