package import Diagnostics

/// A file's markdown as a tree, kept flat.
///
/// Nothing that walks it recurses, so hostile nesting cannot overflow the stack.
package struct MarkdownDocument: Sendable {
    package let source: SourceFile
    /// All nodes in document order; the first is the document.
    package private(set) var nodes: [MarkdownNode]
    /// Where it stands in its file; nil is the whole of it.
    let embedded: EmbeddedMarkdown?

    /// How it was read; nil for one that is not the whole file.
    let reading: Reading?

    /// From which line a file was read, and as what.
    struct Reading: Sendable {
        let firstLine: Int
        let syntax: MarkdownSyntax
    }

    /// `embedded` says where it stands, if it is not the whole file.
    init(
        source: SourceFile, nodes: [MarkdownNode], embedded: EmbeddedMarkdown? = nil,
        reading: Reading? = nil
    ) {
        self.source = source
        self.nodes = nodes
        self.embedded = embedded
        self.reading = reading
    }

    /// The document with another tree of the same markdown.
    func withNodes(_ nodes: [MarkdownNode]) -> MarkdownDocument {
        MarkdownDocument(
            source: source, nodes: nodes, embedded: embedded, reading: reading)
    }

    /// Its blocks of code, in the order of the markdown; made anew each time.
    package var codeBlocks: [CodeBlock] { codeBlocks { _ in true } }

    /// The blocks of code that wanted nodes are, in the order of the markdown.
    package func codeBlocks(where isWanted: (_ node: Int) -> Bool) -> [CodeBlock] {
        CodeBlockFinder(source: source, nodes: nodes, embedded: embedded).blocks(where: isWanted)
    }

    /// The code in HTML comments, in their order: in those whose first line is an info string and
    /// whose other lines are code. Made anew each time.
    package var commentBlocks: [CodeBlock] {
        CodeBlockFinder(source: source, nodes: nodes, embedded: embedded).commentBlocks
    }

    /// The indices of a node's children.
    package func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < nodes[index].end {
            children.append(child)
            child = nodes[child].end
        }
        return children
    }

    /// Where a node begins.
    package func location(of index: Int) -> SourceLocation {
        let start = nodes[index].range.start
        // cmark counts the columns of an inline on a later line from another one's start.
        let end = (source.line(start.line)?.utf8.count ?? 0) + 1
        return source.location(line: start.line, column: min(max(1, start.column), end))
    }

    /// Gives a link or an image another destination.
    package mutating func lead(_ index: Int, to destination: String) {
        switch nodes[index].kind {
        case .link(_, let title):
            nodes[index].kind = .link(destination: destination, title: title)
        case .image(_, let title):
            nodes[index].kind = .image(destination: destination, title: title)
        default: preconditionFailure("only links and images lead somewhere")
        }
    }

    /// Gives raw HTML another text.
    package mutating func rewrite(_ index: Int, _ rewritten: (String) -> String) {
        switch nodes[index].kind {
        case .htmlBlock(let html): nodes[index].kind = .htmlBlock(literal: rewritten(html))
        case .htmlInline(let html): nodes[index].kind = .htmlInline(rewritten(html))
        default: preconditionFailure("only raw HTML is rewritten")
        }
    }
}
