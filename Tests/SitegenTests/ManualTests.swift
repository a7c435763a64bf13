import Diagnostics
import Foundation
import Markdown
import Testing

/// What the manual quotes of `sitegen` is what `sitegen` says.
struct ManualTests {
    /// A page that the manual shows, with what it says that `sitegen` says about it.
    struct Quotation: CustomTestStringConvertible, Sendable {
        let place: Diagnostics.SourceLocation
        let page: String
        let words: String

        var testDescription: String { "\(place)" }
    }

    @Test(arguments: quotations)
    func `sitegen says what the manual quotes`(_ quotation: Quotation) async throws {
        try await withSite(page: quotation.page) { site in
            try site.write("title: Test\nexamples:\n  swift: \"6\"\n", to: "sitegen.yml")
            let run = try await site.sitegen("check")
            #expect(run.status == 1)
            // The last line counts the examples.
            let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
            let said = lines.dropLast(2).map { String($0) }
            let quoted = quotation.words.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(said == quoted.map { String($0) } + [""], "\(quotation.place)")
        }
    }

    @Test func `the manual quotes sitegen`() {
        #expect(quotations.count >= 7)
    }
}

/// Each block `text` that comes after the words "What sitegen says:" and a block `markdown`.
private let quotations: [ManualTests.Quotation] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let folder = root.appending(path: "content/manual")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name in
        let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        let file = SourceFile(path: "content/manual/\(name)", text: text ?? "")
        return quotations(in: MarkdownDocument.parse(file).value)
    }
}()

private func quotations(in document: MarkdownDocument) -> [ManualTests.Quotation] {
    var found: [ManualTests.Quotation] = []
    var page: CodeBlock?
    var isAnnounced = false
    for index in document.nodes.indices {
        if case .paragraph = document.nodes[index].kind {
            isAnnounced = document.plainText(of: index).hasSuffix("What sitegen says:")
        }
        guard let block = document.codeBlock(at: index) else { continue }
        switch block.infoString.language {
        case "markdown": page = block
        case "text":
            if isAnnounced, let page {
                found.append(
                    .init(
                        place: block.fence, page: page.code,
                        words: String(block.code.dropLast())))
            }
        default: break
        }
    }
    return found
}
