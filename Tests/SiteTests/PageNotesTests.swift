import Markdown
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// The page of a small site with notes on it.
private func page(_ markdown: String, _ change: (inout PageNotes) -> Void) throws -> String {
    let site = TestSite(["index.md": markdown])
    guard case .page(let page) = try #require(site.rendered.files["index.html"]) else {
        Issue.record("no page")
        return ""
    }
    var notes = PageNotes.none
    change(&notes)
    return String(decoding: page.bytes(with: notes), as: UTF8.self)
}

@Suite struct `What a page says of problems` {
    private static let markdown = """
        ---
        title: T
        ---
        # T

        One
        two.

        - three
        - four

        ```swift id=five
        print(5)
        ```

        ```output
        5
        ```

        Six.
        """

    private func check(
        line: Int, standsBetween before: String, and after: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let html = try page(Self.markdown) { $0.blocks = [(line, "<i>note</i>\n")] }
        #expect(html.contains("\(before)<i>note</i>\n\(after)"), sourceLocation: sourceLocation)
    }

    @Test func `a note stands after the block with its line`() throws {
        try check(line: 7, standsBetween: "two.</p>\n", and: "<ul>")
        try check(line: 9, standsBetween: "</ul>\n", and: "<figure")
        try check(line: 20, standsBetween: "Six.</p>\n", and: "")
    }

    @Test func `a note of a line between two blocks stands between them`() throws {
        try check(line: 8, standsBetween: "two.</p>\n", and: "<ul>")
    }

    @Test func `a note of the front matter, or past the end, stands at the top, or the end`() throws
    {
        try check(line: 2, standsBetween: "", and: "<h1")
        try check(line: 99, standsBetween: "Six.</p>\n", and: "")
    }

    @Test func `notes of one place stand in their order`() throws {
        let html = try page(Self.markdown) { $0.blocks = [(6, "<i>1</i>"), (7, "<i>2</i>")] }
        #expect(html.contains("<i>1</i><i>2</i>"))
    }

    @Test func `a figure says what is wrong instead of how it ended`() throws {
        let html = try page(Self.markdown) {
            $0.figures["example-five"] = FigureNote(
                ending: .init(state: "drift", sign: "✗", words: "Output <changed>"),
                html: "<i>note</i>")
        }
        #expect(html.contains("id=\"example-five\" data-state=\"drift\""))
        #expect(html.contains("✗</span> <b>Output &lt;changed&gt;</b>"))
        #expect(html.contains("<i>note</i></figure>"))
        #expect(!html.contains("Ran as shown"))
    }

    @Test func `a figure with a warning says how it ended, too`() throws {
        let html = try page(Self.markdown) {
            $0.figures["example-five"] = FigureNote(ending: nil, html: "<i>note</i>")
        }
        #expect(html.contains("data-state=\"ran\""))
        #expect(html.contains("Ran as shown"))
        #expect(html.contains("<i>note</i></figure>"))
    }

    @Test func `an example in a comment is unfolded where there is something to say`() throws {
        let markdown = "# T\n\n<!-- swift hidden id=five\nprint(5)\n-->\n"
        let html = try page(markdown) {
            $0.figures["example-five"] = FigureNote(ending: nil, html: "<i>note</i>")
        }
        #expect(html.contains("<details class=\"folded\" open>"))
    }

    @Test func `a page without notes is the one that is published`() throws {
        let site = TestSite(["index.md": Self.markdown])
        #expect(try page(Self.markdown) { _ in } == site.text("index.html"))
    }
}
