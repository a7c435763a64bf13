import ExampleFinding
import Examples
package import Markdown

/// A part of a page from one heading to the next, with what it says besides its examples.
package struct PageSection: Hashable, Sendable {
    /// The heading that it begins with; for the first section the page's own heading, which may have
    /// text before it. Nil where the page has none.
    package let anchor: HeadingAnchor?
    /// Its nodes in the page's document.
    package let nodes: Range<Int>
    /// Its text without its heading, markup and code, a line for each block.
    package private(set) var prose = ""
    /// The code within its text and its heading.
    package private(set) var inlineCode: [String] = []
    /// The blocks of code that take no part in an example.
    package private(set) var blocks: [String] = []

    private init(anchor: HeadingAnchor?, nodes: Range<Int>) {
        self.anchor = anchor
        self.nodes = nodes
    }
}

extension PageSection {
    /// The sections of a page, the first of which begins at its top.
    static func all(
        in document: MarkdownDocument, _ anchors: [Int: HeadingAnchor], _ examples: PageExamples
    ) -> [PageSection] {
        let title = anchors.filter { $0.value.level == 1 }.keys.min()
        let starts = anchors.keys.filter { $0 != title }.sorted()
        let ends = starts + [document.nodes.count]
        let blocks = examples.blocks
        return zip([0] + starts, ends).map { start, end in
            var section = PageSection(
                anchor: anchors[start] ?? (start == 0 ? title.flatMap { anchors[$0] } : nil),
                nodes: start..<end)
            section.read(document, passingOver: blocks)
            return section
        }
    }

    private mutating func read(_ document: MarkdownDocument, passingOver blocks: Set<Int>) {
        var startsBlock = false
        var endOfHeading = 0
        for index in nodes {
            let node = document.nodes[index]
            if node.kind.isBlock { startsBlock = true }
            let text: String
            switch node.kind {
            case .heading:
                endOfHeading = node.end
                continue
            case .codeBlock(_, let code, _):
                if !blocks.contains(index) { self.blocks.append(code) }
                continue
            case .code(let code):
                inlineCode.append(code)
                text = " "
            case .text(let words): text = words
            case .softBreak, .lineBreak: text = " "
            default: continue
            }
            guard index >= endOfHeading else { continue }
            if startsBlock, !prose.isEmpty { prose += "\n" }
            startsBlock = false
            prose += text
        }
    }
}

extension PageExamples {
    /// The nodes of the blocks that are examples, files of theirs, or state what they print.
    fileprivate var blocks: Set<Int> {
        let stated = examples.flatMap { example in
            StatedOutput.Stream.allCases.compactMap { example.statement($0)?.block.node }
        }
        return Set(examples.map(\.block.node) + (files + sources).map(\.block.node) + stated)
    }
}
