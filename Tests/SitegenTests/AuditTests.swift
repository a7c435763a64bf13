import Testing

/// The gate that an audit is.
struct AuditTests {
    private let page = """
        # Page

        ```swift id=a
        print(1)
        ```

        ```output
        1
        ```

        ```swift sketch
        ```

        """

    @Test func `a share that is too small is told, with what lacks`() async throws {
        try await withSite(page: page) { site in
            #expect(try await site.sitegen("audit", "--minimum", "50%").status == 0)
            let run = try await site.sitegen("audit", "--minimum", "51")
            #expect(run.status == 1)
            #expect(run.output.hasPrefix("2 blocks\n1 verified\n1 not checked"))
            #expect(
                run.errors == """
                    sitegen: error: 50.0 % of the blocks are verified, but '--minimum 51' needs 1 \
                    more: run 'sitegen list' to see which are not

                    """)
        }
    }

    @Test func `fewer blocks than were recorded are too few`() async throws {
        try await withSite(page: page) { site in
            #expect(try await site.sitegen("audit").status == 0, "nothing is recorded")
            #expect(try await site.sitegen("audit", "--record").status == 0)
            #expect(try site.text(of: ".sitegen-audit") == "sitegen-audit 1\n1 of 2 verified\n")
            #expect(try await site.sitegen("audit").status == 0)
            try site.replace("id=a", by: "sketch", in: "content/index.md")
            try site.replace("```output\n1\n```\n", by: "", in: "content/index.md")
            let run = try await site.sitegen("audit")
            #expect(run.status == 1)
            #expect(run.errors.contains("0 blocks verified, but '.sitegen-audit' has 1"))
            #expect(try await site.sitegen("audit", "content").status == 0, "other paths")
            #expect(try await site.sitegen("audit", "--record").status == 0)
            #expect(try await site.sitegen("audit").status == 0)
        }
    }

    @Test func `a record of something else is not read`() async throws {
        try await withSite(page: page) { site in
            try site.write("something\n", to: ".sitegen-audit")
            let run = try await site.sitegen("audit")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("sitegen: error: '.sitegen-audit' is not what"))
            #expect(try site.text(of: ".sitegen-audit") == "something\n")
        }
    }

    @Test(arguments: ["101%", "-1", "half", "1e1", ""])
    func `a share is a number from 0 to 100`(_ text: String) async throws {
        try await withSite(page: page) { site in
            let run = try await site.sitegen("audit", "--minimum=\(text)")
            #expect(run.status == 64)
        }
    }
}
