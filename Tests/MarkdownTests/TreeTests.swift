import Diagnostics
import Testing

@testable import Markdown

private func check(
    _ text: String, _ dump: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(document(text).dump == dump + "\n", sourceLocation: sourceLocation)
}

@Suite struct `The tree` {
    @Test func `of blocks`() {
        check(
            "# a #\n\n> b\n\n***\n\n<p>\n\n```x y\nc\n```\n\n    d\n",
            """
            document 1:1-13:6
              heading(1) 1:1-1:4
                text("a")
              blockQuote 3:1-3:4
                paragraph 3:3-3:4
                  text("b")
              thematicBreak 5:1-6:1
              htmlBlock("<p>\\n") 7:1-7:4
              fencedCode("x y", "c\\n") 9:1-11:4
              indentedCode("", "d\\n") 13:5-13:6
            """)
    }

    @Test(arguments: [
        ("# A b {#c}", "heading(1, #c) 1:1-1:11\n    text(\"A b\")"),
        (
            "## A `b` {#my_id-2} ##",
            "heading(2, #my_id-2) 1:1-1:20\n    text(\"A \")\n    code(\"b\")\n    text(\"\")"
        ),
        ("A  {#c}\n===", "heading(1, #c) 1:1-2:4\n    text(\"A\")"),
        ("# A \\{#c}", "heading(1) 1:1-1:10\n    text(\"A {#c}\")"),
        ("# A {#}", "heading(1) 1:1-1:8\n    text(\"A {#}\")"),
        ("# A {#b c}", "heading(1) 1:1-1:11\n    text(\"A {#b c}\")"),
        ("# A{#b}", "heading(1) 1:1-1:8\n    text(\"A{#b}\")"),
        ("# A `{#b}`", "heading(1) 1:1-1:11\n    text(\"A \")\n    code(\"{#b}\")"),
        ("A {#b}", "paragraph 1:1-1:7\n    text(\"A {#b}\")"),
    ])
    func `of ids that headings state`(text: String, dump: String) {
        #expect(
            document(text + "\n").dump.split(separator: "\n").dropFirst().joined(separator: "\n")
                == "  " + dump)
    }

    @Test func `where a heading states its id, no other one has it`() {
        let headings = document("# One\n\n## Other {#one}\n\n## one\n\n## More {#one}\n")
        let ids = headings.headingAnchors.sorted { $0.key < $1.key }.map(\.value.id)
        #expect(ids == ["one-1", "one", "one-2", "one"])
        #expect(headings.repeatedHeadings.map { headings.location(of: $0.index).line } == [7])
    }

    @Test func `of lists`() {
        check(
            "7) a\n\n   - [ ] b\n   - [x] c\n",
            """
            document 1:1-4:11
              list(7) 1:1-4:11
                item 1:1-4:11
                  paragraph 1:4-1:5
                    text("a")
                  list(bullet, tight) 3:4-4:11
                    item(open) 3:4-3:11
                      paragraph 3:10-3:11
                        text("b")
                    item(done) 4:4-4:11
                      paragraph 4:10-4:11
                        text("c")
            """)
    }

    @Test func `of a table`() {
        check(
            "| a | b |\n|:-:|--:|\n| c |\n",
            """
            document 1:1-3:6
              table(center, right) 1:1-3:6
                tableRow(header) 1:1-1:10
                  tableCell 1:2-1:5
                    text("a")
                  tableCell 1:6-1:9
                    text("b")
                tableRow 3:1-3:6
                  tableCell 3:2-3:5
                    text("c")
                  tableCell 3:0-3:1
            """)
    }

    @Test func `of inlines`() {
        check(
            "*a* **b** ~~c~~ `d` <e>\\\n[f](g \"h\")\n![i](j)",
            """
            document 1:1-3:8
              paragraph 1:1-3:8
                emphasis
                  text("a")
                text(" ")
                strong
                  text("b")
                text(" ")
                strikethrough
                  text("c")
                text(" ")
                code("d")
                text(" ")
                htmlInline("<e>")
                lineBreak
                link("g", "h")
                  text("f")
                softBreak
                image("j", "")
                  text("i")
            """)
    }

    @Test func `of footnotes`() {
        check(
            "[^é]: a\n\nb[^é]c[^é][^none]\n\n[^unused]: d\n",
            """
            document 1:1-5:13
              paragraph 3:1-3:20
                text("b")
                footnoteReference("é", 1, occurrence: 1)
                text("c")
                footnoteReference("é", 1, occurrence: 2)
                text("[^none]")
              footnoteDefinition("é", 1, references: 2) 1:8-2:1
                paragraph 1:8-1:9
                  text("a")
            """)
    }

    @Test func `of what follows front matter`() {
        let source = SourceFile(path: "page.md", text: "---\n# x\n---\n\n# a\n")
        let document = MarkdownDocument.parse(source, fromLine: 4).value
        #expect(document.dump.contains("heading(1) 5:1-5:4"))
        #expect(!document.dump.contains("\"x\""))
    }

    @Test(arguments: 0..<5)
    func `has every node inside its parent, in order`(part: UInt64) {
        for seed in (part * 100)..<(part * 100 + 100) {
            var generator = GeneratedMarkdown(seed: seed)
            let nodes = document(generator.text()).nodes
            for (index, node) in nodes.enumerated().dropFirst() {
                guard let parent = node.parent else {
                    Issue.record("seed \(seed): node \(index) has no parent")
                    continue
                }
                #expect(parent < index && index < node.end && node.end <= nodes[parent].end)
            }
        }
    }
}

@Suite struct `A document` {
    @Test func `knows a node's children`() {
        let document = document("a *b*\n\n- c\n\n---")
        #expect(document.children(of: 0).count == 3)
        #expect(document.children(of: 1).map { document.plainText(of: $0) } == ["a ", "b"])
        #expect(document.children(of: document.nodes.count - 1).isEmpty)
    }

    @Test func `says a node's text without its markup`() {
        let heading = document("# a *b* `c` [d](e) ![f](g) <h>&amp;\\*[^1]\n\n[^1]: x")
        #expect(heading.plainText(of: 1) == "a b c d f &*")
        #expect(document("a\nb  \nc").plainText(of: 0) == "a b c")
        #expect(document("a\n\n- b\n- c\n\n```\nd\n```\ne").plainText(of: 0) == "a\nb\nc\nd\ne")
    }

    @Test func `can have other destinations in the same places`() {
        let original = document("[a](b \"t\") ![d](e) c")
        let links = original.nodes.indices.filter { original.nodes[$0].end > $0 + 1 }.dropFirst(2)
        var changed = original
        for (link, destination) in zip(links, ["/x/b", "/x/e"]) {
            changed.lead(link, to: destination)
        }
        #expect(
            MarkdownTests.html(of: changed)
                == "<p><a href=\"/x/b\" title=\"t\">a</a> <img src=\"/x/e\" alt=\"d\" /> c</p>\n")
        #expect(changed.nodes.map(\.range) == original.nodes.map(\.range))
    }
}
