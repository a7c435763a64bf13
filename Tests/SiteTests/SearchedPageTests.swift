import Diagnostics
import ExampleFinding
import Examples
import Judging
import Runs
import Search
import TestSupport
import Testing

@testable import Pages
@testable import Site

@Suite struct `What can be found of a page` {
    private func entries(
        _ markdown: String, run: (Program) -> ProgramRun = ProgramRun.asStated
    ) throws -> [SearchEntry] {
        let parsed = Page.parseAll(
            pageFiles(["a/10-b.md": markdown]), configuration: SiteConfiguration())
        let page = try #require(parsed.value.first)
        let programs = Program.assembleAll(page.examples.examples).value
        let checked = ExampleRun.all(of: page.examples.examples, runs: programs.map(run))
            .map { CheckedExample($0) }
        let searched = SearchedPage(page, examples: checked[...])
        #expect(searched.address == "a/b.html")
        #expect(searched.title == page.title)
        return searched.entries
    }

    /// The texts of a field.
    private func texts(_ entry: SearchEntry?, in field: SearchField) -> [String] {
        (entry?.texts ?? []).filter { $0.field == field }
            .map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    @Test func `is the page, then its sections`() throws {
        let found = try entries("# A page\n\nOne.\n\n## A `part`\n\nTwo.\n")
        #expect(found.map(\.kind) == [.page, .section])
        #expect(found.map(\.id) == ["a-page", "a-part"])
        #expect(found.map(\.label) == ["A page", "A part"])
        #expect(texts(found.first, in: .title) == ["A page"])
        #expect(texts(found.last, in: .heading) == ["A part"])
        #expect(found.map { texts($0, in: .prose) } == [["One."], ["Two."]])
        #expect(texts(found.last, in: .code) == ["part"])
    }

    @Test func `is a page without a heading by its title`() throws {
        let found = try entries("---\ntitle: B\ndescription: It says.\n---\n\nOne.\n")
        #expect(found.map(\.id) == [""])
        #expect(found.map(\.label) == ["B"])
        #expect(texts(found.first, in: .prose) == ["It says.", "One."])
    }

    @Test func `is the code of an example, and what it printed`() throws {
        let found = try entries(
            "# A\n\n## B\n\n```swift\nprint(\"x\") // so\n```\n\n```output\nx\n```\n\n```yaml\na: 1\n```\n"
        )
        #expect(found.map(\.id) == ["a", "b"])
        #expect(texts(found.last, in: .code) == ["print( )"])
        #expect(texts(found.last, in: .output) == ["a: 1", "x so", "x"])
        #expect(texts(found.first, in: .code) == [])
    }

    @Test func `is a file for examples`() throws {
        let found = try entries("# A\n\n```json file=a.json\n{\"key\": 1}\n```\n\n```swift\n```\n")
        #expect(texts(found.first, in: .code).contains("{ : 1}"))
    }

    @Test func `is the figure of a refused example, by the compiler's words`() throws {
        let found = try entries(
            """
            # A

            ## B

            ```swift compile-fail
            let a: Int = ""
            ```

            ```diagnostics
            1: error: no such thing
            ```

            ## C
            """)
        #expect(found.map(\.kind) == [.page, .section, .figure, .section])
        #expect(found[2].id == "example-b-1")
        #expect(found[2].label == "no such thing")
        #expect(found[2].texts.map(\.text) == ["no such thing"])
        #expect(texts(found[1], in: .message) == [])
    }

    @Test func `is the figure of an example that stops, by the runtime's words`() throws {
        let found = try entries(
            """
            ```swift should-crash
            print([1][2])
            ```

            ```stderr
            main/main.swift:1: Fatal error: Index out of range
            ```
            """)
        #expect(found.map(\.kind) == [.page, .figure])
        #expect(found.last?.label == "Fatal error: Index out of range")
    }
}
