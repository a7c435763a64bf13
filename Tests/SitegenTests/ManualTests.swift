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
        /// The arguments, where the manual names them.
        var command: [String] = []

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

    @Test(arguments: checks)
    func `sitegen says what the manual quotes of markdown as it is`(
        _ quotation: Quotation
    ) async throws {
        try await withSite(page: "") { site in
            try site.remove("content")
            try site.write(quotation.page, to: "README.md")
            let run = try await site.sitegen(quotation.command)
            #expect(run.errors == quotation.words + "\n", "\(quotation.place)")
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
        #expect(checks.count >= 2)
    }
}

/// Each block `text` that comes after the words "What sitegen says:" and a block `markdown`.
private let quotations = allQuotations.said

/// Each block `text` that comes after words such as "`sitegen check README.md` says:" and a block
/// `markdown`, which is that file.
private let checks = allQuotations.checked

/// Each block `markdown` that comes after words that begin with "After `sitegen bless`" and another
/// such block.
private let blessings = allQuotations.blessed

private let allQuotations:
    (
        said: [ManualTests.Quotation], blessed: [ManualTests.Quotation],
        checked: [ManualTests.Quotation]
    ) = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.appending(path: "content/manual")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var said: [ManualTests.Quotation] = []
        var blessed: [ManualTests.Quotation] = []
        var checked: [ManualTests.Quotation] = []
        for name in names.filter({ $0.hasSuffix(".md") }).sorted() {
            let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let file = SourceFile(path: "content/manual/\(name)", text: text ?? "")
            let document = MarkdownDocument.parse(file).value
            let blocks = Dictionary(uniqueKeysWithValues: document.codeBlocks.map { ($0.node, $0) })
            var page: CodeBlock?
            var words = ""
            for index in document.nodes.indices {
                if case .paragraph = document.nodes[index].kind {
                    words = document.plainText(of: index)
                }
                guard let block = blocks[index] else { continue }
                switch block.infoString.language {
                case "markdown":
                    if words.hasPrefix("After sitegen bless "), let page {
                        blessed.append(
                            .init(place: block.fence, page: page.code, words: block.code))
                    }
                    page = block
                case "text":
                    guard let page else { break }
                    let quoted = String(block.code.dropLast())
                    if words.hasSuffix("What sitegen says:") {
                        said.append(.init(place: block.fence, page: page.code, words: quoted))
                    } else if words.hasPrefix("sitegen check "), words.hasSuffix(" README.md says:")
                    {
                        let command = words.split(separator: " ").dropFirst().dropLast()
                        checked.append(
                            .init(
                                place: block.fence, page: page.code, words: quoted,
                                command: command.map { String($0) }))
                    }
                default: break
                }
            }
        }
        return (said, blessed, checked)
    }()
