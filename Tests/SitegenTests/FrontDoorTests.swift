import Diagnostics
import Foundation
import Markdown
import Testing

/// What home and README show first: a page, and what is said when it drifts.
struct FrontDoorTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The text of the first message that a page quotes, as a block or in HTML.
    private func quotation(in text: String, of document: MarkdownDocument) throws -> String {
        if let block = document.codeBlocks.first(where: { $0.code.contains("[output-mismatch]") }) {
            return block.code
        }
        let html = try #require(text.firstMatch(of: /<pre[^>]*><code>([\s\S]*?)<\/code>/)).1
        return String(html.replacing(/<[^>]*>/, with: ""))
    }

    @Test(arguments: ["README.md", "content/index.md"])
    func `sitegen says of the page what is quoted when the toast takes longer`(
        _ name: String
    ) async throws {
        let text = try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
        let document = MarkdownDocument.parse(SourceFile(path: name, text: text)).value
        let page = try #require(
            document.codeBlocks.first { $0.infoString.language == "markdown" }?.code)
        let quoted = try quotation(in: text, of: document)
        try await withSite(page: page) { site in
            let right = try await site.sitegen("check")
            #expect(right.status == 0, "\(right.errors)")
            try site.replace("200", by: "600", in: "content/index.md")
            let run = try await site.sitegen("check")
            #expect(run.status == 1)
            #expect(run.errors.hasPrefix(quoted), "\(run.errors)")
        }
    }
}
