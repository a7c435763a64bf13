import Diagnostics
import Foundation
import Markdown
import Testing

/// What the tutorial's own page says of its chapters.
struct TutorialTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = root.appending(path: "content/tutorial")

    /// Minutes to read, rounded to five, and the number of examples, as the chapter's page has it.
    private struct Length: Equatable, CustomStringConvertible {
        let minutes: Int
        let examples: Int

        var description: String {
            "\(minutes) minutes, \(examples) example\(examples == 1 ? "" : "s")"
        }
    }

    private func text(of name: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    }

    /// A chapter of words at two hundred a minute, and of lines of code at thirty.
    private func length(of name: String) throws -> Length {
        let text = try text(of: name)
        let document = MarkdownDocument.parse(SourceFile(path: name, text: text)).value
        let code = document.codeBlocks.map(\.code)
        let codeWords = code.joined().split(whereSeparator: \.isWhitespace).count
        let words = text.split(whereSeparator: \.isWhitespace).count - codeWords
        let lines = code.joined().split(separator: "\n").count
        let minutes = Double(words) / 200 + Double(lines) / 30
        let page = name.replacing(/^\d+-/, with: "").replacing(".md", with: ".html")
        let html = try String(
            contentsOf: Self.root.appending(path: "public/tutorial/\(page)"), encoding: .utf8)
        let examples = try #require(html.firstMatch(of: /"summary">(\d+) examples?:/)?.1)
        return Length(
            minutes: max(1, Int((minutes / 5).rounded())) * 5, examples: Int(examples) ?? 0)
    }

    @Test func `its own page says how long each chapter is`() throws {
        let item = /\]\((\d[\w-]*\.md)\):.*\*(\d+) minutes, (\d+) (examples?)\.\*/
        let items = try text(of: "index.md").replacing(/\n +/, with: " ").split(separator: "\n")
            .compactMap { $0.firstMatch(of: item) }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(items.map { String($0.1) }) == Set(names).subtracting(["index.md"]))
        var sum = (minutes: 0, examples: 0)
        for item in items {
            let length = try length(of: String(item.1))
            #expect("\(item.2) minutes, \(item.3) \(item.4)" == length.description, "\(item.1)")
            sum.minutes += length.minutes
            sum.examples += length.examples
        }
        let hours = Int((Double(sum.minutes) / 60).rounded())
        #expect(
            try text(of: "index.md").replacing("\n", with: " ").contains(
                "about \(hours) hours, and has \(sum.examples) examples"))
    }
}
