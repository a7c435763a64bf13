import Diagnostics
import Testing

@testable import Markdown
@testable import Pages
@testable import Site

/// The page of a text, which has nothing wrong with it.
private func page(
    _ markdown: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> String {
    let site = TestSite(["index.md": "# A\n\n" + markdown])
    #expect(site.diagnostics.map(\.summary) == [], sourceLocation: sourceLocation)
    return site.text("index.html")
}

private func check(
    _ markdown: String, has html: String..., lacks others: [String] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = page(markdown, sourceLocation: sourceLocation)
    for html in html {
        #expect(page.contains(html), "\(page)", sourceLocation: sourceLocation)
    }
    for other in others { #expect(!page.contains(other), sourceLocation: sourceLocation) }
}

@Suite struct `Code on a page` {
    @Test func `in a small language is coloured by classes`() {
        check(
            "```json\n{\"a\": 1}\n```",
            has: "<code class=\"language-json\">{<span class=\"attribute\">&quot;a&quot;</span>: "
                + "<span class=\"number\">1</span>}\n</code>")
    }

    @Test func `in another language is plain`() {
        check(
            "```c\nint a; // <b>\n```",
            has: "<code class=\"language-c\">int a; // &lt;b&gt;\n</code>")
    }

    @Test func `of a session has what is no command apart`() {
        check(
            "```console\n$ ls -l\na\nb\n```",
            has: "<span class=\"prompt\">$ </span><span class=\"call\">ls</span> "
                + "<span class=\"attribute\">-l</span>\n<samp>a\nb\n</samp>")
    }

    @Test func `has a title, in any language`() {
        check(
            "```yaml title=\"a <b>.yml\"\n1\n```", has: "<figcaption>a &lt;b&gt;.yml</figcaption>",
            "aria-label=\"Code: a &lt;b&gt;.yml\"")
        check(
            "```swift title=\"A.swift\"\nlet a = 1\n```", has: "<figcaption>A.swift</figcaption>",
            "aria-label=\"Code: A.swift\"")
    }

    @Test func `has marked lines with numbers that are no text`() {
        check(
            "```text {2,4-5}\na\nb\n\nd\ne\n```",
            has: """
                <span class="line" data-line="1">a
                </span><mark class="line" data-line="2">b
                </mark><span class="line" data-line="3">
                </span><mark class="line" data-line="4">d
                </mark><mark class="line" data-line="5">e
                </mark></code>
                """)
    }

    @Test func `in Swift has marked lines, in their colours`() {
        check(
            "```swift {2}\n/* a\nb */ let c = 1\n```",
            has: """
                <span class="line" data-line="1"><span class="comment">/* a</span>
                </span><mark class="line" data-line="2"><span class="comment">b */</span> \
                <span class="keyword">let</span> c = <span class="number">1</span>
                </mark></code>
                """)
    }

    @Test(arguments: ["text", "swift", "json"])
    func `has only lines to mark that it has`(language: String) {
        let site = TestSite(["index.md": "```\(language) {1,3}\n1\n2\n```"])
        #expect(site.diagnostics.map(\.summary) == ["the block has 2 lines, and no line 3"])
    }

    @Test(arguments: [
        ("{a}", "'{a}' names no lines"), ("{0}", "'{0}' names no lines"),
        ("{2-1}", "'{2-1}' names no lines"),
        ("{}", "'{}' names no lines"), ("title", "'title' needs a value"),
        ("tab=\" \"", "'tab' needs a value"),
        ("title=a title=b", "the mark 'title' stands here twice"),
        ("titel=a", "'titel' is not a word of a block of code"),
        ("title=\"a", "a quote or a brace that begins here never ends"),
    ])
    func `has words that can be read`(words: String, summary: String) {
        let site = TestSite(["index.md": "```json \(words)\n1\n2\n```"])
        #expect(site.diagnostics.map(\.summary) == [summary])
    }

    @Test(arguments: ["linenums", "{.class}", "showLineNumbers=true"])
    func `may have words of other tools but not in braces`(words: String) {
        let site = TestSite(["index.md": "```json \(words)\n1\n```"])
        #expect(site.diagnostics.isEmpty == !words.hasPrefix("{"))
    }
}

@Suite struct `Blocks with tabs` {
    @Test func `in a row are a group, of which the first is shown`() {
        check(
            "```json tab=\"A & B\"\n1\n```\n```yaml tab=C\n2\n```\n",
            has: """
                <div class="tabs" role="group" aria-label="Variants: A &amp; B, C">
                <input type="radio" name="tabs./content/index.md.1" id="tabs./content/index.md.1.1" checked>\
                <label for="tabs./content/index.md.1.1">A &amp; B</label>
                <div class="panel">
                <div class="code"><pre
                """,
            """
            </div>
            <input type="radio" name="tabs./content/index.md.1" id="tabs./content/index.md.1.2">\
            <label for="tabs./content/index.md.1.2">C</label>
            """)
    }

    @Test func `of several groups may have the same names`() {
        let page = page("```a tab=A\n1\n```\n\ntext\n\n```a tab=A\n2\n```")
        #expect(page.split(separator: "<div class=\"tabs\"").count == 3)
        #expect(page.contains("id=\"tabs./content/index.md.2.1\" checked"))
    }

    @Test func `may be examples with their outputs`() {
        let page = page(
            "```swift tab=A\nprint(1)\n```\n```output\n1\n```\n```swift tab=B\nlet b = 1\n```")
        #expect(page.split(separator: "<div class=\"tabs\"").count == 2)
        #expect(page.split(separator: "<figure class=\"example").count == 3)
        #expect(page.split(separator: "<samp>1\n</samp>").count == 2)
    }

    @Test func `in other containers are other groups`() {
        let page = page("```a tab=A\n1\n```\n\n> ```a tab=B\n> 2\n> ```")
        #expect(page.split(separator: "<div class=\"tabs\"").count == 3)
    }
}
