/// Writes a document's tree as HTML, as cmark's own renderer does. It writes a node differently
/// where it is told to.
///
/// Raw HTML of the author is kept. It walks the flat tree and never recurses.
package struct HTMLWriter {
    private let document: MarkdownDocument
    private let rendition: (Int, MarkdownNode) -> Rendition
    private let interlude: (Int) -> String
    var html = ""
    var isInTableBody = false
    /// The number of the last footnote whose way back has been written.
    var lastFootnoteWithReturn = 0
    private var hasFootnotes = false
    private var open: [(end: Int, closing: Closing)] = []

    private enum Closing {
        case standard(Int)
        case custom(String, Int)
    }

    /// The HTML of a document.
    ///
    /// Code, headings, tables, their cells and tasks have no form of their own: who writes a page
    /// gives them one. `interlude` is what stands before a block that is in no other one, by its
    /// node, and after the last.
    package static func html(
        of document: MarkdownDocument, interlude: (Int) -> String = { _ in "" },
        rendition: (Int, MarkdownNode) -> Rendition
    ) -> String {
        withoutActuallyEscaping(rendition) { rendition in
            withoutActuallyEscaping(interlude) { interlude in
                var writer = HTMLWriter(
                    document: document, rendition: rendition, interlude: interlude)
                writer.write()
                return writer.html
            }
        }
    }

    private init(
        document: MarkdownDocument, rendition: @escaping (Int, MarkdownNode) -> Rendition,
        interlude: @escaping (Int) -> String
    ) {
        self.document = document
        self.rendition = rendition
        self.interlude = interlude
    }
}

// MARK: - The walk

extension HTMLWriter {
    private mutating func write() {
        var index = 0
        while index < document.nodes.count {
            closeNodes(endingBy: index)
            if document.nodes[index].parent == 0 { html += interlude(index) }
            index = writeNode(index)
        }
        closeNodes(endingBy: index)
        html += interlude(index)
        if hasFootnotes { html += "</ol>\n</section>\n" }
    }

    /// Writes the node's opening, or all of it; returns the index to go on with.
    private mutating func writeNode(_ index: Int) -> Int {
        let node = document.nodes[index]
        let chosen = rendition(index, node)
        if case .footnoteDefinition = node.kind { beginFootnotes() }
        switch chosen {
        case .standard:
            if writeLeaf(node, index) { return node.end }
            writeOpening(of: node, index)
            open.append((node.end, .standard(index)))
        case .replaced(let replacement):
            guard !replacement.isEmpty else { return node.end }
            if node.kind.isBlock { beginLine() }
            html += replacement
            if node.kind.isBlock { beginLine() }
            return node.end
        case .enclosed(let opening, let closing):
            if node.kind.isBlock { beginLine() }
            html += opening
            open.append((node.end, .custom(closing, index)))
        }
        return index + 1
    }

    private mutating func closeNodes(endingBy index: Int) {
        while let last = open.last, last.end <= index {
            open.removeLast()
            switch last.closing {
            case .standard(let index):
                writeClosing(of: document.nodes[index], index)
            case .custom(let closing, let index):
                let kind = document.nodes[index].kind
                if case .table = kind { closeTableBody() }
                html += closing
                if kind.isBlock { beginLine() }
            }
        }
    }

    private mutating func beginFootnotes() {
        guard !hasFootnotes else { return }
        html += "<section class=\"footnotes\" data-footnotes>\n<ol>\n"
        hasFootnotes = true
    }

    /// Ends a line that has been begun.
    mutating func beginLine() {
        if let last = html.utf8.last, last != UInt8(ascii: "\n") { html += "\n" }
    }
}

// MARK: - What the standard rendition asks of the tree

extension HTMLWriter {
    /// Whether a paragraph is written without its tags: directly in an item of a tight list.
    func isTight(_ paragraph: MarkdownNode) -> Bool {
        guard let item = paragraph.parent, let list = document.nodes[item].parent,
            case .list(_, let tight) = document.nodes[list].kind
        else { return false }
        return tight
    }

    /// The kind of the footnote that ends with this paragraph.
    func footnoteEnded(by paragraph: MarkdownNode) -> MarkdownNode.Kind? {
        guard let parent = paragraph.parent, document.nodes[parent].end == paragraph.end,
            case .footnoteDefinition = document.nodes[parent].kind
        else { return nil }
        return document.nodes[parent].kind
    }

    /// The words of an image, as cmark writes them into `alt`.
    func alternativeText(of image: Int) -> String {
        var text = ""
        for node in document.nodes[image..<document.nodes[image].end] {
            switch node.kind {
            case .text(let words), .code(let words), .htmlInline(let words): text += words
            case .softBreak, .lineBreak: text += " "
            default: break
            }
        }
        return text
    }
}
