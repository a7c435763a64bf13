import Diagnostics
import Testing

@testable import Markdown

/// Compares the tree of a text whose asides have been read, without places.
private func check(
    _ text: String, is expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let read = document(text).readingAsides()
    #expect(read.diagnostics.isEmpty, sourceLocation: sourceLocation)
    let tree = read.value.dump.replacing(#/ \d+:\d+-\d+:\d+/#, with: "")
    #expect(tree == "document\n" + expected + "\n", sourceLocation: sourceLocation)
}

/// Compares the kind and the title of the aside that a text begins with.
private func check(
    _ text: String, has kind: AsideKind, title: String?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let read = document(text).readingAsides().value
    let title = title.map { "    asideTitle\n      text(\"\($0)\")\n" } ?? ""
    let tree = read.dump.replacing(#/ \d+:\d+-\d+:\d+/#, with: "")
    #expect(
        tree.hasPrefix("document\n  aside(\(kind))\n\(title)    paragraph"),
        "\(tree)", sourceLocation: sourceLocation)
}

@Suite struct `Asides` {
    @Test func `begin with a kind in brackets`() {
        check(
            "> [!NOTE]\n> a *b*\n> c",
            is: """
                  aside(note)
                    paragraph
                      text("a ")
                      emphasis
                        text("b")
                      softBreak
                      text("c")
                """)
    }

    @Test func `may have an empty line after the kind`() {
        check("> [!TIP]\n>\n> a", is: "  aside(tip)\n    paragraph\n      text(\"a\")")
    }

    @Test func `may have a title with markup`() {
        check(
            "> [!WARNING] Do *not* `panic`\n> a\n>\n> b",
            is: """
                  aside(warning)
                    asideTitle
                      text("Do ")
                      emphasis
                        text("not")
                      text(" ")
                      code("panic")
                    paragraph
                      text("a")
                    paragraph
                      text("b")
                """)
    }

    @Test func `may have a title of markup alone, and nothing but a title`() {
        check(
            "> [!IMPORTANT] **a**",
            is: """
                  aside(important)
                    asideTitle
                      strong
                        text("a")
                """)
    }

    @Test func `may be empty`() {
        check("> [!CAUTION]", is: "  aside(caution)")
    }

    @Test func `hold code, lists and other asides`() {
        check(
            "- > [!note]\n  > - a\n  >\n  > > [!Tip] b\n  > > c\n\nd",
            is: """
                  list(bullet, tight)
                    item
                      aside(note)
                        list(bullet, tight)
                          item
                            paragraph
                              text("a")
                        aside(tip)
                          asideTitle
                            text("b")
                          paragraph
                            text("c")
                  paragraph
                    text("d")
                """)
    }

    @Test func `begin with a word of DocC`() {
        check("> Note: a\n> b", has: .note, title: nil)
        check("> tip: a", has: .tip, title: nil)
        check("> Important:\n> a", has: .important, title: nil)
        check("> Warning: *a*", has: .warning, title: nil)
        check("> Caution: a", has: .caution, title: nil)
        check("> Experiment: a", has: .tip, title: "Experiment")
        check("> SeeAlso: a", has: .note, title: "See Also")
        check("> Precondition: a", has: .important, title: "Precondition")
        check("> Bug: a", has: .warning, title: "Bug")
    }

    @Test func `of DocC keep the text after the word`() {
        check(
            "> Note: a\n> b",
            is: """
                  aside(note)
                    paragraph
                      text("a")
                      softBreak
                      text("b")
                """)
        check("> Note:\n> b", is: "  aside(note)\n    paragraph\n      text(\"b\")")
        check("> Note:", is: "  aside(note)")
    }

    @Test(arguments: [
        "> a [!NOTE]", "> Alice: a", "> Notes: a", "> Note a", "> *Note:* a", "> Note:a",
        "> a\n>\n> [!NOTE]",
        "> \\[!NOTE]\n> a", "> `[!NOTE]`", "[!NOTE]", "> # [!NOTE]", "> [NOTE]", "> Note : a", ">",
    ])
    func `are not`(text: String) {
        let plain = document(text)
        let read = plain.readingAsides()
        #expect(read.diagnostics.isEmpty)
        #expect(read.value.nodes == plain.nodes)
    }

    @Test func `of no kind are pointed at`() {
        func check(_ marked: String, finds summary: String, hint: String?) {
            let marked = MarkedText(marked)
            let found = document(marked.text).readingAsides().diagnostics
            #expect(found.map(\.location) == marked.places)
            #expect(found.map(\.summary) == [summary])
            if let hint { #expect(found.map(\.hint) == [hint]) }
        }
        check(
            "a\n\n> 1️⃣[!NOTES]\n> a", finds: "'[!NOTES]' begins no aside",
            hint: "did you mean '[!NOTE]'?")
        check("> 1️⃣[!INFO] A title", finds: "'[!INFO]' begins no aside", hint: nil)
        check(
            "> - a\n>\n> > 1️⃣[!tip]- a", finds: "'[!tip]-' begins no aside",
            hint: "did you mean '[!TIP]'?")
    }

    @Test func `have places for the links in title and text`() {
        let marked = MarkedText("> [!NOTE] [a](1️⃣u) x\n> [b](2️⃣u) <i id=\"3️⃣c\">")
        let read = document(marked.text).readingAsides().value
        let links = read.linkPlaces.sorted { $0.key < $1.key }.map(\.value)
        #expect(links + read.htmlAnchors.map(\.location) == marked.places)
    }

    @Test(arguments: 0..<10)
    func `leave trees whole`(part: UInt64) {
        for seed in (part * 100)..<(part * 100 + 100) {
            var generator = GeneratedMarkdown(seed: seed)
            let text = generator.text().replacing("> ", with: "> [!NOTE] ")
            let nodes = document(text).readingAsides().value.nodes
            for (index, node) in nodes.enumerated() {
                #expect(node.end > index && node.end <= nodes.count, "seed \(seed)")
                guard let parent = node.parent else {
                    #expect(index == 0, "seed \(seed)")
                    continue
                }
                #expect(parent < index && node.end <= nodes[parent].end, "seed \(seed)")
            }
        }
    }

    @Test func `nested fifty thousand deep do no harm`() {
        let text = String(repeating: "> ", count: 50_000) + "[!NOTE] a"
        #expect(document(text).readingAsides().value.dump.contains("aside(note)"))
    }
}
