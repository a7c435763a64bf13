import Testing

/// What a page states and what its example prints go apart: the promise that `check` is for.
struct DriftTests {
    @Test func `one character changed in the stated output is found and shown`() async throws {
        try await withSite(page: page) { site in
            #expect(try await site.sitegen("check").status == 0)
            try site.replace("Hello, Grace!", by: "Hello, Grade!", in: "content/index.md")
            let run = try await site.sitegen("check")
            #expect(run.status == 1)
            #expect(
                run.errors.hasPrefix(
                    """
                    content/index.md:15:1: error: example prints something other than the page \
                    states [output-mismatch]
                    15 | Hello, Grade!
                       |   Hello, Ada!
                       | - Hello, Grade!
                       | + Hello, Grace!
                       |   Hello, Alan!

                    """))
        }
    }

    @Test func `code that prints something else is found and shown`() async throws {
        try await withSite(page: page) { site in
            #expect(try await site.sitegen("check").status == 0)
            try site.replace("Hello, \\(name)!", by: "Hi, \\(name)!", in: "content/index.md")
            let run = try await site.sitegen("check")
            #expect(run.status == 1)
            #expect(
                run.errors.hasPrefix(
                    """
                    content/index.md:14:1: error: example prints something other than the page \
                    states [output-mismatch]
                    14 | Hello, Ada!
                       | - Hello, Ada!
                       | - Hello, Grace!
                       | - Hello, Alan!
                       | + Hi, Ada!
                       | + Hi, Grace!
                       | + Hi, Alan!

                    """))
        }
    }

    @Test func `the command that a message proposes makes the page pass`() async throws {
        try await withSite(page: page.replacing("Alan!\n```", with: "Tim!\n```")) { site in
            let run = try await site.sitegen("check")
            let words = try #require(run.errors.split(separator: "sitegen bless ").last)
            let place = words.prefix { $0 != "\n" }
            #expect(place == "content/index.md:16")
            #expect(try await site.sitegen("bless", String(place)).status == 0)
            #expect(try await site.sitegen("check").status == 0)
            #expect(try site.text(of: "content/index.md") == page)
        }
    }

    private let page = """
        # Greetings

        Three greetings:

        ```swift
        for name in ["Ada", "Grace", "Alan"] {
            print("Hello, \\(name)!")
        }
        ```

        This prints:

        ```output
        Hello, Ada!
        Hello, Grace!
        Hello, Alan!
        ```
        """
}
