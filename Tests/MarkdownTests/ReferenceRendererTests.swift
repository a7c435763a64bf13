import Testing

@testable import Markdown

@Suite struct `HTML is what cmark itself writes` {
    @Test(arguments: 0..<20)
    func `for generated documents`(part: UInt64) {
        for seed in (part * 200)..<(part * 200 + 200) {
            var generator = GeneratedMarkdown(seed: seed)
            let text = generator.text()
            let written = MarkdownTests.html(of: document(text))
            if written != CMarkParser.renderHTML(text) {
                Issue.record("seed \(seed) makes:\n\(text)\nwritten:\n\(written)")
                return
            }
        }
    }

    @Test(arguments: [
        "", "\n", "text without a line end", "a\0b `\0` [c](/\0)", "\t- a\r\n\r- b\r",
        "a[^1] b[^ü\"&] c[^1]\n\n[^1]: one\n\n    > quoted\n[^ü\"&]: two\n[^3]: none\n",
        "```  swift\u{B}a\n&\n```", "``` &#32;x\n```", "![a *b* `c` <d> [e](f)\ng  \nh](i 'j')",
        "- [ ] a\n- [X] b\n\n  c\n", "| a |\n|:-:|\n", "x\n| a | b |\n|--|--:|\n| `|` |\n|\\||\n",
    ])
    func `at the edges`(text: String) {
        #expect(MarkdownTests.html(of: document(text)) == CMarkParser.renderHTML(text))
    }

    @Test func `every ASCII character in an address, in text and in a title`() {
        for scalar in (1...0x7F).compactMap(UnicodeScalar.init) {
            let text = "[\(scalar)](<\(scalar)x> '\(scalar)')\n\n`\(scalar)`\n\n~~~ \(scalar)\n"
            #expect(MarkdownTests.html(of: document(text)) == CMarkParser.renderHTML(text))
        }
    }

    @Test func `except that only references which are there are counted`() {
        let text = "a[^1]\n\n[^none]: b[^1]\n\n[^1]: c"
        let html = MarkdownTests.html(of: document(text))
        #expect(CMarkParser.renderHTML(text).contains("#fnref-1-2"))
        #expect(!html.contains("#fnref-1-2"))
    }
}
