import Diagnostics
import Testing

@testable import Markdown

/// Marks stand before each link and image.
private func check(
    _ marked: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(marked)
    let document = document(marked.text)
    let links = document.nodes.indices.filter { index in
        switch document.nodes[index].kind {
        case .link, .image: true
        default: false
        }
    }
    #expect(links.map(document.location) == marked.places, sourceLocation: sourceLocation)
}

@Suite struct `Places of links` {
    @Test func `on one line`() {
        check("é *x* 1️⃣[a](u) **2️⃣![b](v)** <b> 3️⃣[`c`][r]\n\n[r]: w")
    }

    @Test func `on continuation lines, however indented`() {
        check("a\n    1️⃣[b](u)\n\t2️⃣[c](u)\n3️⃣[d](u)")
        check("- a\n  1️⃣[b](u)\n2️⃣[c](u)\n       3️⃣[d](u)")
        check("> a\n> 1️⃣[b](u)\n>   2️⃣[c](u)\n3️⃣[d](u)\n>4️⃣[e](u)")
    }

    @Test func `after breaks of every kind`() {
        check("a\\\n1️⃣[b](u)\n2️⃣[c](u)  \n3️⃣[d](u)\\\n\\\n4️⃣[e](u)")
        check("- `a\n  b` 1️⃣[c](u)\n  <i\n  j> 2️⃣[d](u)")
    }

    @Test func `over several lines`() {
        check("a 1️⃣[b\nc](u) 2️⃣[d](u\n'e') 3️⃣[f](u)\n4️⃣[g](u)")
    }

    @Test func `in headings and cells`() {
        check("## a 1️⃣[b](u)\n\n> a\n>  2️⃣[b](u)\n> ===\n")
        check("> | a | 1️⃣[b](u) |\n> |---|---|\n> | 2️⃣[c](u) | 3️⃣[d](u) |\n")
    }

    @Test func `in the text right before a table, and in the table`() {
        check("a 1️⃣[b](u)\n c 2️⃣[d](u)\n| e | 3️⃣[f](u) |\n|---|---|\n| 4️⃣[g](u) |")
        check("> a 1️⃣[b](u)\n>  | e | 2️⃣[f](u) |\n> |---|---|\n\n3️⃣[g](u)")
    }

    @Test func `after definitions of links`() {
        check("[r]: u\n[s]: v\na 1️⃣[r]\n  2️⃣[s]")
    }

    @Test func `between angle brackets`() {
        check("- a 1️⃣<https://a.example>\n  b 2️⃣<a@b.example> 3️⃣[c](u)")
    }

    @Test func `that are bare addresses`() {
        check("- a 1️⃣www.a.example b 2️⃣https://b.example\n  c 3️⃣d@e.example 4️⃣[f](u)")
    }
}

@Suite struct `Places of inlines` {
    @Test(arguments: 0..<10)
    func `are in order and inside the markdown`(part: UInt64) {
        for seed in (part * 100)..<(part * 100 + 100) {
            var generator = GeneratedMarkdown(seed: seed)
            let document = document(generator.text())
            for node in document.nodes where !node.kind.isBlock {
                let (start, end) = (node.range.start, node.range.end)
                #expect(start <= end, "seed \(seed), \(node.range)")
                #expect(start.line >= 1, "seed \(seed), \(node.range)")
                #expect(end.line <= document.source.lines.count, "seed \(seed), \(node.range)")
            }
        }
    }
}
