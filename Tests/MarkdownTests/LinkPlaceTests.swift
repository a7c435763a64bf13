import Diagnostics
import Testing

@testable import Markdown

/// Marks stand before the destinations of links and images, in the order of these.
private func check(
    _ marked: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(marked)
    let places = document(marked.text).linkPlaces
    #expect(
        places.sorted { $0.key < $1.key }.map(\.value) == marked.places,
        sourceLocation: sourceLocation)
}

@Suite struct `Places of links` {
    @Test func `on one line`() {
        check("é *x* [a](1️⃣u) **![b](2️⃣v)** <b> [`c`](<3️⃣w x>)")
    }

    @Test func `of the same destination`() {
        check("[a](1️⃣u/v) [b](2️⃣u/v)\n[c](3️⃣u/v)\n\n[d](4️⃣u/v)")
    }

    @Test func `on continuation lines, however indented`() {
        check("a\n    [b](1️⃣u)\n\t[c](2️⃣u)\n[d](3️⃣u)")
        check("- a\n  [b](1️⃣u)\n[c](2️⃣u)\n       [d](3️⃣u)")
        check("> a\n> [b](1️⃣u)\n>   [c](2️⃣u)\n[d](3️⃣u)\n>[e](4️⃣u)")
    }

    @Test func `after breaks of every kind`() {
        check("a\\\n[b](1️⃣u)\n[c](2️⃣u)  \n[d](3️⃣u)\\\n\\\n[e](4️⃣u)")
        check("- `a\n  b` [c](1️⃣u)\n  <i\n  j> [d](2️⃣u)")
    }

    @Test func `over several lines`() {
        check("a [b\nc](1️⃣u) [d](2️⃣u\n'e') [f](3️⃣u)\n[g](4️⃣u)")
    }

    @Test func `in headings and cells`() {
        check("## a [b](1️⃣v)\n\n> a\n>  [b](2️⃣v)\n> ===\n")
        check("> | a | [b](1️⃣v) |\n> |---|---|\n> | [c](2️⃣v) | [d](3️⃣v) |\n")
    }

    @Test func `in the text right before a table, and in the table`() {
        check("a [b](1️⃣v)\n c [d](2️⃣v)\n| e | [f](3️⃣v) |\n|---|---|\n| [g](4️⃣v) |")
        check("> a [b](1️⃣v)\n>  | e | [f](2️⃣v) |\n> |---|---|\n\n[g](3️⃣v)")
    }

    @Test func `in definitions of links`() {
        check("a [r] [s]\n\n[r]: 1️⃣one.md\n[s]: <2️⃣two.md> \"title\"\n")
    }

    @Test func `of an image in a link`() {
        check("[![a](2️⃣picture.png)](1️⃣page.md)")
    }

    @Test func `between angle brackets, and bare`() {
        check(
            "- a <1️⃣https://a.example>\n  b https://2️⃣b.example [c](3️⃣v)".replacing(
                "https://2️⃣", with: "2️⃣https://"))
    }

    @Test func `with escapes are those of their blocks`() {
        check("1️⃣a\n[b](u\\_v)")
        check("1️⃣[b]()")
    }
}

@Suite struct `Places of blocks` {
    @Test(arguments: 0..<10)
    func `are in order and inside the markdown`(part: UInt64) {
        for seed in (part * 100)..<(part * 100 + 100) {
            var generator = GeneratedMarkdown(seed: seed)
            let document = document(generator.text())
            let last = document.source.lines.count
            for place in document.linkPlaces.values {
                #expect((1...last).contains(place.line), "seed \(seed), \(place)")
                let length = document.source.line(place.line)?.utf8.count ?? 0
                #expect((1...length + 1).contains(place.column), "seed \(seed), \(place)")
            }
        }
    }
}
