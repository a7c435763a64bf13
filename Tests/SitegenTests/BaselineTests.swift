import Testing

/// Failures that are known beside those that are new.
struct BaselineTests {
    private static let command = ["check", "docs", "--baseline", "known.txt"]
    private static let right = "```swift\nprint(1)  // Prints \"1\"\n```\n"
    private static let wrong = "```swift\nprint(2)  // Prints \"3\"\n```\n"
    private static let other = """
        ```swift
        print(4)
        ```

        ```output
        5
        6
        ```

        """

    private func withPages<Result>(
        _ pages: [String: String], _ body: (TemporarySite) async throws -> Result
    ) async throws -> Result {
        let texts = pages.map { ("docs/\($0.key)", "# Page\n\n" + $0.value) }
        return try await withSite(
            FileTree(texts: Dictionary(uniqueKeysWithValues: texts)), body)
    }

    @Test func `known failures are a count, wherever they stand on their page`() async throws {
        try await withPages(["a.md": Self.wrong + "\n" + Self.other]) { site in
            let recorded = try await site.sitegen(Self.command + ["--record-baseline"])
            #expect(recorded.status == 0)
            #expect(
                recorded.problems.contains("baseline: 2 known failures recorded in 'known.txt'"))
            #expect(
                try site.text(of: "known.txt") == """
                    sitegen-baseline 1
                    docs/a.md: output-mismatch: 5\\n6\\n
                    docs/a.md: output-mismatch: print(2)  // Prints "3"

                    """)
            try site.write(
                "# Page\n\nMore.\n\n\(Self.other)\n\(Self.right)\n\(Self.wrong)", to: "docs/a.md")
            let run = try await site.sitegen(Self.command)
            #expect(run.status == 0)
            #expect(!run.problems.contains("error"))
            #expect(run.problems.contains("\nbaseline: 2 known failures\n"))
        }
    }

    @Test func `a new failure fails alone, even one of the same text`() async throws {
        try await withPages(["a.md": Self.wrong]) { site in
            _ = try await site.sitegen(Self.command + ["--record-baseline"])
            try site.write("# Page\n\n\(Self.wrong)\n\(Self.wrong)", to: "docs/a.md")
            try site.write("# Page\n\n\(Self.wrong)", to: "docs/b.md")
            let run = try await site.sitegen(Self.command)
            #expect(run.status == 1)
            #expect(run.problems.contains("docs/a.md:8:22: error:"))
            #expect(run.problems.contains("docs/b.md:4:22: error:"))
            #expect(run.problems.contains("2 errors\nbaseline: 1 known failure\n"))
        }
    }

    @Test func `a failure that is gone is told, on pages that were looked at`() async throws {
        try await withPages(["a.md": Self.wrong, "b.md": Self.wrong]) { site in
            _ = try await site.sitegen(Self.command + ["--record-baseline"])
            try site.write("# Page\n\n\(Self.right)", to: "docs/a.md")
            let run = try await site.sitegen(Self.command)
            #expect(run.status == 0)
            #expect(
                run.problems.contains(
                    """
                    baseline: 1 known failure
                    baseline: 1 fails no more; take it out of 'known.txt', or record again:
                      docs/a.md: output-mismatch: print(2)  // Prints "3"

                    """))
            let part = ["check", "docs/b.md", "--baseline", "known.txt"]
            #expect(try await !site.sitegen(part).problems.contains("no more"))
            let line = ["check", "docs/a.md:4", "--baseline", "known.txt"]
            #expect(try await !site.sitegen(line).problems.contains("no more"))
            // What is not looked at stays known.
            try site.write("# Page\n\n\(Self.right)", to: "docs/b.md")
            _ = try await site.sitegen(part + ["--record-baseline"])
            #expect(
                try site.text(of: "known.txt") == """
                    sitegen-baseline 1
                    docs/a.md: output-mismatch: print(2)  // Prints "3"

                    """)
        }
    }

    @Test func `a file that is not there, or is another's, is told with the way out`() async throws
    {
        try await withPages(["a.md": Self.right]) { site in
            let missing = try await site.sitegen(Self.command)
            #expect(missing.status == 64)
            #expect(
                missing.errors == """
                    sitegen: error: there is no 'known.txt': add '--record-baseline' once to write it

                    """)
            try site.write("sitegen-baseline 1\n\ndocs/a.md: print(1)\n", to: "known.txt")
            let broken = try await site.sitegen(Self.command)
            #expect(broken.status == 2)
            #expect(broken.errors.hasPrefix("sitegen: error: known.txt:3: a line is 'page: code:"))
            try site.write("notes\n", to: "known.txt")
            let others = try await site.sitegen(Self.command + ["--record-baseline"])
            #expect(others.status == 2)
            #expect(try site.text(of: "known.txt") == "notes\n")
            let line = ["check", "docs/a.md:4", "--baseline", "new.txt", "--record-baseline"]
            #expect(try await site.sitegen(line).status == 64)
            #expect(try await site.sitegen("check", "docs", "--record-baseline").status == 64)
        }
    }

    @Test func `the failures of a site are known as well, but for its configuration`() async throws
    {
        let page = "# Page\n\n[Nowhere](none.md)\n\n\(Self.wrong)"
        try await withSite(page: page) { site in
            let command = ["check", "--baseline", "known.txt"]
            #expect(try await site.sitegen(command + ["--record-baseline"]).status == 0)
            #expect(
                try site.text(of: "known.txt") == """
                    sitegen-baseline 1
                    content/index.md: broken-link: [Nowhere](none.md)
                    content/index.md: output-mismatch: print(2)  // Prints "3"

                    """)
            #expect(try await site.sitegen(command).status == 0)
            try site.write("title: Test\nnone: 1\n", to: "sitegen.yml")
            let run = try await site.sitegen(command + ["--record-baseline"])
            #expect(run.status == 1)
            #expect(try site.text(of: "known.txt").contains("broken-link"))
        }
    }

    @Test func `annotations leave known failures out`() async throws {
        try await withPages(["a.md": Self.wrong]) { site in
            _ = try await site.sitegen(Self.command + ["--record-baseline"])
            let run = try await site.sitegen(Self.command + ["--report", "github"])
            #expect(!run.errors.contains("::error"))
        }
    }

    @Test func `what is strictly an error can be known`() async throws {
        let page = "```swift\nimport Shop\n\nprint(price)  // Prints \"3\"\n```\n"
        try await withPages(["a.md": page]) { site in
            let command = Self.command + ["--strict"]
            let recorded = try await site.sitegen(command + ["--record-baseline"])
            #expect(recorded.status == 0)
            #expect(
                try site.text(of: "known.txt").hasSuffix(
                    "docs/a.md: example-unverifiable: import Shop\n"))
            #expect(try await site.sitegen(command).status == 0)
        }
    }
}
