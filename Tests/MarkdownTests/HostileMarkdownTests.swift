import Diagnostics
import Testing

@testable import Markdown

@Suite struct `Hostile markdown does no harm` {
    @Test(arguments: [
        ">", "> ", "*", "**", "_", "[", "![", "~~", "`", "<", "- ", "&", "[^", "\\", "| a ",
    ])
    func `repeated a hundred thousand times`(piece: String) {
        check(String(repeating: piece, count: 100_000))
    }

    @Test(arguments: [
        "a**b", "a\\\n", "www.a.b ", "[a]: b\n", "> a\n\n", "```\n", "a\n|-|\n", "[^a]: b[^a]\n",
    ])
    func `repeated twenty thousand times`(piece: String) {
        check(String(repeating: piece, count: 20_000))
    }

    private func check(_ text: String) {
        let document = document(text)
        _ = MarkdownTests.html(of: document)
        _ = document.plainText(of: 0)
        #expect(document.nodes[0].end == document.nodes.count)
        #expect(document.dump.hasPrefix("document"))
    }

    @Test(arguments: [("*a **a ", " a** a*"), ("[", "](u)"), ("![", "](u)"), ("<b>", "</b>")])
    func `nested ten thousand deep`(opening: String, closing: String) {
        let text = [opening, closing].map { String(repeating: $0, count: 10_000) }.joined()
        let html = MarkdownTests.html(of: document(text))
        #expect(html == CMarkParser.renderHTML(text))
    }

    @Test func `a row of too many cells turns tables off and is pointed at`() {
        let wide = String(repeating: "|a", count: 501)
        let text = "| a |\n|---|\n| b |\n\n\(wide)\n"
        let parsed = MarkdownDocument.parse(SourceFile(path: "page.md", text: text))
        #expect(parsed.diagnostics.map(\.code) == ["table-too-wide"])
        #expect(parsed.diagnostics.map(\.location.line) == [5])
        #expect(!parsed.value.dump.contains("table"))
    }

    @Test func `a row of ten thousand cells is pointed at`() {
        let text =
            String(repeating: "| a ", count: 10_000) + "|\n"
            + String(repeating: "|---", count: 10_000) + "|\n"
        let parsed = MarkdownDocument.parse(SourceFile(path: "page.md", text: text))
        #expect(parsed.diagnostics.map(\.code) == ["table-too-wide", "table-too-wide"])
    }

    @Test(arguments: ["```swift\n", "> ```swift\n> a\n", "- ```swift\n  a\n", "~~~~\n~~~\n"])
    func `a fence never closed is known as such`(text: String) {
        let blocks = document(text).codeBlocks
        #expect(blocks.map(\.isClosed) == [false])
    }

    @Test func `a table of too many cells turns tables off and is pointed at`() {
        let header = String(repeating: "|a", count: 500)
        let delimiters = String(repeating: "|-", count: 500)
        let text = "\(header)\n\(delimiters)\n" + String(repeating: "|\n", count: 600)
        let parsed = MarkdownDocument.parse(SourceFile(path: "page.md", text: text))
        #expect(parsed.diagnostics.map(\.code) == ["table-too-wide"])
        #expect(parsed.diagnostics.map(\.location.line) == [2])
    }

    @Test func `many bars in code are not a row`() {
        let wide = String(repeating: "|", count: 600)
        let text = "| a |\n|---|\n| b |\n\n```\n\(wide)\n```\n"
        let parsed = MarkdownDocument.parse(SourceFile(path: "page.md", text: text))
        #expect(parsed.diagnostics.isEmpty)
        #expect(parsed.value.dump.contains("table"))
    }

    @Test func `escaped bars do not count, five hundred do no harm`() {
        let row = String(repeating: "\\|", count: 600) + String(repeating: "|", count: 500)
        let parsed = MarkdownDocument.parse(SourceFile(path: "page.md", text: row))
        #expect(parsed.diagnostics.isEmpty)
    }
}
