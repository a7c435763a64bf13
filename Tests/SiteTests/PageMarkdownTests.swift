import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// The markdown of a site's page `a.md`.
private func markdown(_ text: String, beside files: [String: String] = [:]) -> String {
    TestSite(
        files.merging(["a.md": text]) { $1 }, configuration: "outputs: [markdown]\n",
        named: ["b/c d.png": [1]]
    ).text("a.md")
}

@Suite struct `The markdown of a page` {
    @Test func `is what its author wrote, without front matter`() {
        #expect(
            markdown("---\ntitle: A\n---\n# A\n\n*b* `c`\n\n```json\n{}\n```\n")
                == "# A\n\n*b* `c`\n\n```json\n{}\n```\n")
    }

    @Test func `has a title`() {
        #expect(markdown("---\ntitle: A_b\n---\ntext\n") == "# A\\_b\n\ntext\n")
    }

    @Test func `has what became of each example, and what it printed`() {
        let text = """
            # A

            ```swift id=one timeout=3s
            print("b")
            ```

            ```output
            b
            ```

            text
            """
        #expect(
            markdown(text) == """
                # A

                1 example: 1 ran.

                ```swift
                print("b")
                ```

                Ran as shown.

                Output:

                ```text
                b
                ```



                text

                """)
    }

    @Test func `has output where it stands`() {
        let text = """
            # A

            ```swift id=one
            print("b")
            ```

            text

            ```output of=one
            b
            ```
            """
        let lines = markdown(text).split(separator: "\n")
        #expect(
            lines.suffix(8)
                == [
                    "```swift", "print(\"b\")", "```", "Ran as shown.", "text", "Output:",
                    "```text",
                    "b", "```",
                ].suffix(8))
    }

    @Test func `has examples of quotes and lists where they are`() {
        let text = """
            # A

            > - ```swift no-run
            >   let one = 1
            >   ```
            >
            >   text
            """
        let lines = markdown(text).split(separator: "\n").dropFirst(2)
        #expect(
            Array(lines) == [
                "> - ```swift", ">   let one = 1", ">   ```", ">   ", ">   Compiles; not run.",
                ">   ", ">", ">   text",
            ])
    }

    @Test func `has longer fences than any in them`() {
        let text = """
            # A

            ````swift no-run
            let a = \"""
            ```
            \"""
            ````
            """
        let page = MarkdownDocument.parse(SourceFile(path: "a.md", text: markdown(text))).value
        #expect(page.codeBlocks.map(\.code) == ["let a = \"\"\"\n```\n\"\"\"\n"])
    }

    @Test func `leads to the markdown of other pages, and to files`() {
        let text = """
            # A

            [b](b/10-c.md#d) [e](b/c.html) ![f](<b/c d.png>) [g](https://h.i/j.html) [k][k]

            [k]: ./b/10-c.md?l
            """
        #expect(
            markdown(text, beside: ["b/10-c.md": "# C\n\n## D\n"]) == """
                # A

                [b](b/c.md#d) [e](b/c.md) ![f](<b/c%20d.png>) [g](https://h.i/j.html) [k][k]

                [k]: b/c.md?l

                """)
    }

    @Test func `has code that its page hides`() {
        let text = "# A\n\n<!-- swift hidden\nlet a = 1\n-->\n\ntext\n"
        #expect(markdown(text).contains("```swift\nlet a = 1\n```\n"))
        #expect(!markdown(text).contains("<!--"))
    }

    @Test func `is named on the page`() {
        let site = TestSite(["b/a.md": "# A\n"], configuration: "outputs: [markdown]\n")
        #expect(
            site.text("b/a.html").contains(
                "<link rel=\"alternate\" type=\"text/markdown\" href=\"a.md\">"))
        #expect(!TestSite(["b/a.md": "# A\n"]).text("b/a.html").contains("text/markdown"))
    }
}

@Suite struct `The text for language models` {
    private let files = [
        "index.md": "# Home\n", "b/index.md": "---\ndescription: All of b\n---\n# B\n",
        "b/c/d.md": "# D [e]\n", "b/f.md": "---\nnav: hidden\n---\n# F\n",
    ]

    @Test func `has all pages of the navigation, with what they are about`() {
        let site = TestSite(
            files, configuration: "title: T\ndescription: U\noutputs: [llms, markdown]\n")
        #expect(
            site.text("llms.txt") == """
                # T

                > U

                ## Pages

                - [Home](index.md)

                ## B

                - [B](b/index.md): All of b
                - [D \\[e\\]](b/c/d.md)

                """)
    }

    @Test func `leads to pages where they are not there as markdown`() {
        let site = TestSite(files, configuration: "outputs: [llms]\n")
        #expect(site.text("llms.txt").contains("- [Home](index.html)\n"))
    }
}
