import Diagnostics
import Testing

@testable import Markdown

/// Compares the text of a document as it is set.
private func check(
    _ text: String, in language: String = "en", is expected: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let set = document(text).typeset(by: Typesetting(language: language))
    #expect(set.plainText(of: 0) == expected, sourceLocation: sourceLocation)
}

@Suite struct `Prose` {
    @Test func `has curly quotes and apostrophes`() {
        check(#"He said "it's 'fine'"."#, is: "He said “it’s ‘fine’”.")
        check(#""*a*" ("b") the dogs' '90s"#, is: "“a” (“b”) the dogs’ ’90s")
    }

    @Test func `has dashes and ellipses`() {
        check("a -- b---c ... d-e", is: "a – b—c … d-e")
    }

    @Test(arguments: [
        ("de", "„a ‚b‘ don’t“"), ("de-AT", "„a ‚b‘ don’t“"), ("de-CH", "«a ‹b› don’t»"),
        ("fr", "«\u{202F}a “b” don’t\u{202F}»"), ("fr-CA", "«\u{202F}a “b” don’t\u{202F}»"),
        ("en-GB", "“a ‘b’ don’t”"), ("sv", "”a ’b’ don’t”"), ("ja", "\"a 'b' don’t\""),
    ])
    func `has the quotation marks of its language`(language: String, expected: String) {
        check("\"a 'b' don't\"", in: language, is: expected)
    }

    @Test func `keeps what its author escaped or set`() {
        check(#"\"a\" \'b\' c\-- d\... “e” &quot;f&quot;"#, is: "\"a\" 'b' c-- d... “e” \"f\"")
    }

    @Test func `keeps code and addresses`() {
        check(
            "`\"a\" -- b...` https://a.example/b--c",
            is: "`\"a\" -- b...` https://a.example/b--c".replacing("`", with: ""))
        check(
            "<https://a.example/'b'--c> d--e@f.example",
            is: "https://a.example/'b'--c d--e@f.example")
    }

    @Test func `keeps options, ranges, inches and feet`() {
        check("run it with --verbose (--help) or -x", is: "run it with --verbose (--help) or -x")
        check("0...5 and a...b", is: "0...5 and a...b")
        check("5\" of 6' each", is: "5\" of 6' each")
    }

    @Test func `keeps the text of elements that hold code`() {
        check("<kbd>\"a\"</kbd> \"b\" <code>'c' <b>--</b></code> 'd'", is: "\"a\" “b” 'c' -- ‘d’")
    }

    @Test func `is set in headings, cells, items, titles of asides and words of images`() {
        check(
            "# \"a\"\n\n- 'b'\n\n| \"c\" |\n|---|\n| d... |\n\n![\"e\"](f.png)",
            is: "“a”\n‘b’\n“c”\nd…\n“e”")
        let aside = document("> [!NOTE] \"a\"\n> 'b'").readingAsides().value
        #expect(aside.typeset(by: Typesetting(language: "en")).plainText(of: 0) == "“a”\n‘b’")
    }

    @Test func `keeps blocks of code and HTML, and destinations`() {
        let text = "```swift\n\"a\" -- b\n```\n\n<p title=\"a\">'b'</p>\n\n[a](b--c.md 'd...')\n"
        let plain = document(text)
        #expect(plain.typeset(by: Typesetting(language: "en")).nodes == plain.nodes)
    }

    @Test func `has the same nodes as before`() {
        for seed in 0..<300 as Range<UInt64> {
            var generator = GeneratedMarkdown(seed: seed)
            let plain = document(generator.text()).readingAsides().value
            let set = plain.typeset(by: Typesetting(language: "en"))
            #expect(set.nodes.count == plain.nodes.count, "seed \(seed)")
            for (one, other) in zip(plain.nodes, set.nodes) {
                if case .text = one.kind { continue }
                #expect(one == other, "seed \(seed)")
            }
            #expect(set.typeset(by: Typesetting(language: "en")).nodes.count == set.nodes.count)
        }
    }

    @Test func `differs in quotes, dashes and dots alone`() {
        for seed in 300..<600 as Range<UInt64> {
            var generator = GeneratedMarkdown(seed: seed)
            let plain = document(generator.text() + " \"a\" -- 'b' ... c's")
            let set = plain.typeset(by: Typesetting(language: "en"))
            func bare(_ document: MarkdownDocument) -> String {
                document.plainText(of: 0).filter { !"\"'“”‘’-–—.…".contains($0) }
            }
            #expect(bare(plain) == bare(set), "seed \(seed)")
        }
    }

    @Test(arguments: ["\"", "'", "-", ".", "\"a ", "'a ", "a'", "\"'"])
    func `does no harm where a piece is repeated fifty thousand times`(piece: String) {
        let text = String(repeating: piece, count: 50_000)
        let set = document("x" + text).typeset(by: Typesetting(language: "de"))
        #expect(set.nodes.count > 1)
    }
}

@Suite struct `A title` {
    @Test(arguments: [
        ("It's \"so\" -- *a* `b` <c> [d](e) # 1. f", "It’s “so” – *a* `b` <c> [d](e) # 1. f"),
        ("1. a...", "1. a…"), ("- a", "- a"), ("", ""), ("é & \\ \"", "é & \\ “"), ("a\nb", "a b"),
        ("C:\\x 'y'", "C:\\x ‘y’"),
    ])
    func `is set as prose without markup`(title: String, expected: String) {
        #expect(Typesetting(language: "en").typeset(title) == expected)
    }
}
