import Foundation
import Testing

/// `bless` of markdown that belongs to no site, through the real binary.
struct BlessFolderTests {
    private let page = "docs/guide.md"

    private func withFolder(
        _ texts: [String: String], _ body: (TemporarySite) async throws -> Void
    ) async throws {
        try await withSite(FileTree(texts: texts), body)
    }

    @Test func `drift is written into fences and comments, and no fence is added`() async throws {
        let files = [page: drifted, "docs/api.markdown": silent, "other.md": drifted]
        try await withFolder(files) { site in
            let run = try await site.sitegen("bless", "docs/")
            #expect(run.errors.hasSuffix("\(page): 1 fence rewritten, 1 comment rewritten\n"))
            #expect(run.status == 0)
            #expect(try site.text(of: page) == blessed)
            #expect(try site.text(of: "docs/api.markdown") == silent)
            #expect(try site.text(of: "other.md") == drifted)
            let again = try await site.sitegen("bless", "docs")
            #expect(again.errors.hasSuffix("nothing to bless\n"))
            #expect(again.status == 0)
        }
    }

    @Test func `only the example at a line is written`() async throws {
        try await withFolder(["README.md": drifted]) { site in
            let run = try await site.sitegen("bless", "README.md:16")
            #expect(run.errors.hasSuffix("README.md: 1 fence rewritten\n"))
            #expect(run.status == 0)
            let text = try site.text(of: "README.md")
            #expect(text == drifted.replacing("old\n", with: "3\n"))
        }
    }

    @Test func `a dry run prints a diff, and writes nothing`() async throws {
        try await withFolder([page: drifted]) { site in
            let run = try await site.sitegen("bless", "--dry-run", page)
            #expect(run.status == 0)
            #expect(run.output.hasPrefix("--- a/\(page)\n+++ b/\(page)\n@@ -"))
            #expect(run.output.contains("\n-old\n+3\n"))
            #expect(
                run.errors.hasSuffix(
                    "\(page): 1 fence would be rewritten, 1 comment would be rewritten\n"))
            #expect(try site.text(of: page) == drifted)
        }
    }

    @Test func `a file is found by its absolute path`() async throws {
        try await withFolder([page: drifted]) { site in
            let path = site.root.appending(path: page).path
            let run = try await site.sitegen("bless", path)
            #expect(run.errors.hasSuffix("\(path): 1 fence rewritten, 1 comment rewritten\n"))
            #expect(run.status == 0)
            #expect(try site.text(of: page) == blessed)
        }
    }

    @Test func `what fails in another way is told and left, the rest is written`() async throws {
        let broken = "\n```swift exit=3\nprint(1)\n```\n\n```output\n2\n```\n"
        try await withFolder([page: drifted + broken]) { site in
            let run = try await site.sitegen("bless", page)
            #expect(run.status == 1)
            #expect(run.errors.contains("[unexpected-exit]"))
            #expect(try site.text(of: page) == blessed + broken)
        }
    }

    @Test func `markdown beside the content of a site is written by the same rules`() async throws {
        let files = [
            "sitegen.yml": "title: Test\n", "content/index.md": silent, "README.md": drifted,
        ]
        try await withFolder(files) { site in
            let run = try await site.sitegen("bless", "README.md")
            #expect(run.status == 0)
            #expect(try site.text(of: "README.md") == blessed)
            #expect(try site.text(of: "content/index.md") == silent)
        }
    }

    @Test func `files of a site and others are not written together`() async throws {
        let files = [
            "sitegen.yml": "title: Test\n", "content/index.md": silent, "README.md": drifted,
        ]
        try await withFolder(files) { site in
            let run = try await site.sitegen("bless", "content", "README.md")
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("sitegen: error: 'README.md' does not lie in 'content'"))
            #expect(try site.text(of: "README.md") == drifted)
        }
    }

    /// It prints, and states nothing.
    private let silent = "```swift\nprint(1)\n```\n"

    private let drifted = """
        ---
        title: [of another tool
        ---

        # Drift

        ```swift
        let two = 2
        print(two)  // Prints "3"
        ```

        ```swift linenos
        print(two + 1)
        ```

        ~~~output
        old
        ~~~

        ```swift
        print("nothing is stated")
        ```

        """

    private var blessed: String {
        drifted.replacing("Prints \"3\"", with: "Prints \"2\"").replacing("old\n", with: "3\n")
    }
}
