import Diagnostics
import Foundation
import Markdown
import Testing

/// The package of the manual's page on packages is one, and `sitegen` says of it what the page says.
struct PackageManualTests {
    /// The blocks that follow a line that ends by a name and a colon, by that name.
    private static func blocks(of page: SourceFile) -> [String: String] {
        let document = MarkdownDocument.parse(page).value
        var blocks: [String: String] = [:]
        for block in document.codeBlocks {
            let lead =
                (1..<block.fence.line).reversed().lazy.compactMap { page.line($0) }
                .first { !$0.isEmpty } ?? ""
            guard lead.hasSuffix(":"),
                let name = lead.split(separator: "`").last(where: { $0 != ":" })
            else { continue }
            blocks[String(name)] = block.code
        }
        return blocks
    }

    @Test func `sitegen says of the package what the manual says`() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = "content/manual/63-documenting-a-package.md"
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        let blocks = Self.blocks(of: SourceFile(path: path, text: text))
        let files = blocks.filter { $0.key.contains(".") && !$0.key.contains(" ") }
        #expect(files.count == 7, "\(files.keys.sorted())")
        try await withSite(page: "") { site in
            try site.remove("content")
            for (name, text) in files { try site.write(text, to: name) }
            let run = try await site.sitegen("check", "README.md", "Sources/")
            #expect(run.status == 1)
            let said = try #require(blocks["Besides the counts, the command says:"])
            #expect(run.errors.contains("\n" + said + "\n"), "\(run.errors)")
            #expect(run.errors.contains("3 examples in 2 files: 2 hold what they state"))
            let old = try site.text(of: "Sources/Units/Places.swift")
            #expect(try await site.sitegen("bless", "Sources/").status == 0)
            #expect(
                try site.text(of: "Sources/Units/Places.swift")
                    == old.replacing("Prints \"0.0\"", with: "Prints \"-1.0\""))
            #expect(try await site.sitegen("check", "README.md", "Sources/").status == 0)
            let page = try #require(blocks["The page repeats the part, and what it prints:"])
            let directive = try #require(text.firstMatch(of: /@Snippet\([^)]*\)/)?.output)
            try site.write("# Warm\n\n\(page)\n\(directive)\n", to: "docs/content/index.md")
            try site.write("title: Units\nexamples:\n  package: ..\n", to: "docs/sitegen.yml")
            let built = try await site.sitegen("build", "-C", "docs")
            #expect(built.errors.contains("2 examples: 2 passed\n"), "\(built.errors)")
            let html = try site.text(of: "docs/public/index.html")
            #expect(html.components(separatedBy: "<samp>[&quot;Rome&quot;]\n</samp>").count == 3)
        }
    }
}
