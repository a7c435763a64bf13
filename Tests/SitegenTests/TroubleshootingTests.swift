import Diagnostics
import TestSupport
import Testing

/// What the manual's page on troubleshooting shows for a code gives this code.
struct TroubleshootingTests {
    /// What is configured where an entry does not say it.
    private static let configuration = "title: Test\nexamples:\n  swift: \"6\"\n"

    @Test func `sitegen says the code of an entry about each of its pages`() async throws {
        let page = try TroubleshootingPage()
        let pages = page.pagesByThemselves
        #expect(pages.count > 35)
        let files = FileTree(
            texts: pages.reduce(into: ["sitegen.yml": Self.configuration]) {
                $0["content/\($1.name)"] = $1.text
            })
        try await withSite(files) { site in
            let said = try await site.checkReport([]).diagnostics
            for (name, code, _) in pages {
                let own = said.filter { $0.path == "content/\(name)" }
                #expect(own.contains { $0.code == code }, "\(name): \(own.map(\.code))")
            }
            page.expectSeverities(of: said, \.onSite)
        }
    }

    @Test func `the same pages elsewhere give what the table of codes has`() async throws {
        let page = try TroubleshootingPage()
        let pages = page.pagesByThemselves
        let files = FileTree(texts: pages.reduce(into: [:]) { $0["docs/\($1.name)"] = $1.text })
        try await withSite(files) { site in
            let said = try await site.checkReport(["docs"]).diagnostics
            #expect(said.count > 20)
            page.expectSeverities(of: said, \.elsewhere)
        }
    }

    @Test(arguments: try TroubleshootingPage().entries.filter(\.hasOwnFiles))
    func `sitegen says the code of an entry about its files`(
        _ entry: TroubleshootingPage.Entry
    ) async throws {
        var texts: [String: String] = [:]
        for example in entry.examples {
            let path = try #require(
                example.path ?? Self.paths[example.language], "\(entry): no file is named")
            texts[path] = example.text
        }
        let isElsewhere = texts["README.md"] != nil
        if !isElsewhere {
            texts["sitegen.yml"] = texts["sitegen.yml"] ?? Self.configuration
            if !texts.keys.contains(where: { $0.hasPrefix("content/") }) {
                texts["content/index.md"] = "# Home\n\n```swift\nlet one = 1\n```\n"
            }
        }
        try await withSite(FileTree(texts: texts)) { site in
            let said = try await site.checkReport(isElsewhere ? ["README.md"] : []).diagnostics
            // Beside what an entry is about there may be notes, if it is none itself.
            let others = said.filter { $0.code != entry.code }
            #expect(said.count > others.count && others.allSatisfy { $0.severity == "note" })
            try TroubleshootingPage().expectSeverities(
                of: said, isElsewhere ? \.elsewhere : \.onSite)
        }
    }

    /// The file that a block is where no name is before it.
    private static let paths = ["markdown": "content/index.md", "yaml": "sitegen.yml"]
}

extension TroubleshootingPage {
    /// The blocks that are one page each, which can stand in one folder.
    fileprivate var pagesByThemselves: [(name: String, code: String, text: String)] {
        entries.filter { !$0.hasOwnFiles }.flatMap { entry in
            entry.examples.enumerated().map { number, example in
                ("\(entry.code)-\(number).md", entry.code, example.text)
            }
        }
    }

    /// The table of codes has the severity of each message.
    fileprivate func expectSeverities(
        of messages: [CheckReport.Message], _ column: KeyPath<Row, Set<Diagnostic.Severity>>
    ) {
        for message in messages {
            let row = rows.first { $0.code == message.code }
            let severities = row?[keyPath: column].map(\.rawValue) ?? []
            #expect(
                severities.contains(message.severity),
                "\(message.path): \(message.code) is \(message.severity), and not \(severities)")
        }
    }
}

extension TroubleshootingPage.Entry {
    /// Whether its blocks are more than pages by themselves.
    fileprivate var hasOwnFiles: Bool {
        examples.contains { $0.path != nil || $0.language != "markdown" }
    }
}
