import Testing

/// What a stranger is told of a folder after its counts.
struct OverviewTests {
    private func lines(
        _ pages: [String: String], _ arguments: String...
    ) async throws -> [String] {
        let texts = Dictionary(
            uniqueKeysWithValues: pages.map { ("docs/\($0.key)", "# Page\n\n" + $0.value) })
        return try await withSite(FileTree(texts: texts)) { site in
            let run = try await site.sitegen(["check", "docs"] + arguments)
            let lines = run.problems.split(separator: "\n").map { String($0) }
            let start = lines.firstIndex { $0.wholeMatch(of: /\d+ examples? in .*/) != nil }
            return Array(lines[((start ?? -1) + 1)...])
        }
    }

    private func block(_ code: String) -> String { "```swift standalone\n\(code)\n```\n\n" }

    private var missing: String {
        block("print(Money(3).cents)  // Prints \"300\"")
            + block("print(Money(4).cents)  // Prints \"400\"")
            + block("import ShopKit\nprint(price)  // Prints \"3\"")
    }

    @Test func `reasons are counted by what is missing`() async throws {
        let varying =
            block("print(Int.random(in: 1...1_000_000_000))") + "```output\n3\n```\n\n"
        let right = block("print(1)  // Prints \"1\"")
        #expect(
            try await lines(["a.md": missing + varying + right]) == [
                "could not be verified:",
                "  2 for 'Money', which is not here",
                "  1 for the module 'ShopKit', which is not here",
                "  1 changes from run to run",
            ])
    }

    @Test func `a member that is missing is named with its type`() async throws {
        let page =
            block("print(\"a\".shouted)  // Prints \"A\"") + block("print(1)  // Prints \"1\"")
        #expect(
            try await lines(["a.md": page]) == [
                "could not be verified:", "  1 for 'shouted' of 'String', which is not here",
            ])
    }

    @Test func `rare reasons are one line, and verbosely all are listed`() async throws {
        let names = ["One", "Two", "Three", "Four", "Five"]
        let page =
            names.map { block("print(\($0)())  // Prints \"3\"") }.joined()
            + block("print(1)  // Prints \"1\"")
        #expect(
            try await lines(["a.md": page]) == [
                "could not be verified:", "  1 for 'One', which is not here",
                "  1 for 'Two', which is not here", "  1 for 'Three', which is not here",
                "  2 for 2 other reasons: '--verbose' lists them",
            ])
        let all = try await lines(["a.md": page], "--verbose")
        #expect(all.contains("  1 for 'Five', which is not here"))
        #expect(all.contains("    docs/a.md:19: cannot find 'Five' in scope"))
    }

    @Test func `pages of which nothing is verified are named`() async throws {
        let right = block("print(1)  // Prints \"1\"")
        let silent = block("print(1)")
        #expect(
            try await lines(["a.md": silent, "b.md": right, "c.md": missing]) == [
                "could not be verified:",
                "  2 for 'Money', which is not here",
                "  1 for the module 'ShopKit', which is not here",
                "nothing is verified on 2 of 3 pages: that there is no error proves nothing",
                "  docs/a.md, docs/c.md",
                "to state a result, write it beside the code, as in '// Prints \"5\"'",
            ])
        #expect(try await lines(["a.md": right]) == [])
        // What fails was not silent.
        #expect(try await lines(["a.md": block("print(1)  // Prints \"2\"")]) == [])
        #expect(try await lines(["a.md": "```swift\nlet day = ...\n```\n"]) == [])
    }

    @Test func `the form that comes nearest is told where nothing is verified`() async throws {
        let page =
            block("print(1 + 1)  // imprime \"deux\"") + block("print(2)  // imprime \"trois\"")
        #expect(
            try await lines(["a.md": page]) == [
                "nothing is verified: that there is no error proves nothing",
                "nearest to a statement is 'imprime' beside the code, at docs/a.md:4 and 1 more: "
                    + "begin it with 'Prints' or '=>', or name its lead under 'leads:' of a site",
            ])
        let all = try await lines(["a.md": page], "--verbose")
        #expect(all.contains { $0.contains("at docs/a.md:4, docs/a.md:8: begin") })
    }

    @Test func `prose is nearest to no statement`() async throws {
        let page = block("print(1)  // one thing after the other")
        #expect(
            try await lines(["a.md": page]) == [
                "nothing is verified: that there is no error proves nothing",
                "to state a result, write it beside the code, as in '// Prints \"5\"'",
            ])
    }
}
