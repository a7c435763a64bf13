import Testing

/// What cannot be verified, for an author who has all that it needs.
struct StrictTests {
    private func withFolder(
        _ page: String, _ body: (TemporarySite) async throws -> Void
    ) async throws {
        try await withSite(FileTree(texts: ["docs/a.md": "# Page\n\n" + page]), body)
    }

    @Test func `strictly what cannot be verified is an error`() async throws {
        let page = "```swift\nimport Shop\n\nprint(price)  // Prints \"3\"\n```\n"
        try await withFolder(page) { site in
            #expect(try await site.sitegen("check", "docs").status == 0)
            let run = try await site.sitegen("check", "docs", "--strict")
            #expect(run.status == 1)
            #expect(run.problems.contains("docs/a.md:4:8: error: sitegen cannot verify what"))
            #expect(run.problems.contains("1 could not be verified; 1 error\n"))
        }
    }

    @Test func `strictly what varies is an error`() async throws {
        let page = "```swift\nprint(Int.random(in: 1...1_000_000_000))  // Prints \"3\"\n```\n"
        try await withFolder(page) { site in
            #expect(try await site.sitegen("check", "docs").status == 0)
            let run = try await site.sitegen("check", "docs", "--strict")
            #expect(run.status == 1)
            #expect(run.problems.contains("docs/a.md:4:"))
        }
    }

    @Test func `strictly what states nothing is no error`() async throws {
        try await withFolder("```swift\nprint(Money(1))\n```\n") { site in
            let run = try await site.sitegen("check", "docs", "--strict")
            #expect(run.status == 0)
        }
    }
}
