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

    @Test(arguments: blessings)
    func `sitegen blesses as the manual shows`(_ blessing: Quotation) async throws {
        try await withSite(page: blessing.page) { site in
            try site.write("title: Test\nexamples:\n  swift: \"6\"\n", to: "sitegen.yml")
            #expect(try await site.sitegen("bless").status == 0)
            #expect(try site.text(of: "content/index.md") == blessing.words)
        }
    }

    @Test func `the manual quotes sitegen`() {
        #expect(quotations.count >= 7)
        #expect(blessings.count >= 2)
    }
}

/// Each block `text` that comes after the words "What sitegen says:" and a block `markdown`.
private let quotations = allQuotations.said

/// Each block `markdown` that comes after words that begin with "After `sitegen bless`" and another
/// such block.
private let blessings = allQuotations.blessed

private let allQuotations: (said: [ManualTests.Quotation], blessed: [ManualTests.Quotation]) = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let folder = root.appending(path: "content/manual")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var said: [ManualTests.Quotation] = []
    var blessed: [ManualTests.Quotation] = []
    for name in names.filter({ $0.hasSuffix(".md") }).sorted() {
        let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        let file = SourceFile(path: "content/manual/\(name)", text: text ?? "")
        let document = MarkdownDocument.parse(file).value
        var page: CodeBlock?
        var words = ""
        for index in document.nodes.indices {
            if case .paragraph = document.nodes[index].kind {
                words = document.plainText(of: index)
            }
            guard let block = document.codeBlock(at: index) else { continue }
            switch block.infoString.language {
            case "markdown":
                if words.hasPrefix("After sitegen bless "), let page {
                    blessed.append(
                        .init(place: block.fence, page: page.code, words: block.code))
                }
                page = block
            case "text":
                guard words.hasSuffix("What sitegen says:"), let page else { break }
                said.append(
                    .init(
                        place: block.fence, page: page.code, words: String(block.code.dropLast())))
            default: break
            }
        }
    }
    return (said, blessed)
}()
