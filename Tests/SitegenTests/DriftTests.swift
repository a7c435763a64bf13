import Testing

/// What a page states and what its example prints go apart: the promise that `check` is for.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DriftTests {
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

    @Test func `the fence that a message proposes makes the page pass`() async throws {
        try await withSite(page: page.replacing("Alan!\n```", with: "Tim!\n```")) { site in
            let run = try await site.sitegen("check")
            let proposed = run.errors.split(separator: "let the fence be:\n")[1]
                .split(separator: "\n").prefix { $0.hasPrefix("     ") }.map { $0.dropFirst(5) }
            let stated = "```output\nHello, Ada!\nHello, Grace!\nHello, Tim!\n```"
            try site.replace(stated, by: proposed.joined(separator: "\n"), in: "content/index.md")
            #expect(try await site.sitegen("check").status == 0)
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
