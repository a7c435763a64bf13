package import Diagnostics

/// A file's markdown as a tree, kept flat.
///
/// Nothing that walks it recurses, so hostile nesting cannot overflow the stack.
package struct MarkdownDocument: Sendable {
    package let source: SourceFile
    /// All nodes in document order; the first is the document.
    package private(set) var nodes: [MarkdownNode]
    /// Its blocks of code, in the order of the markdown.
    package let codeBlocks: [CodeBlock]
    private let positionsOfCodeBlocks: [Int: Int]
    private let commentBlocks: [Int: CodeBlock]

    init(source: SourceFile, nodes: [MarkdownNode]) {
        self.source = source
        self.nodes = nodes
        let finder = CodeBlockFinder(source: source, nodes: nodes)
        self.codeBlocks = finder.blocks
        self.commentBlocks = Dictionary(
            uniqueKeysWithValues: finder.commentBlocks.map { ($0.node, $0) })
        self.positionsOfCodeBlocks = Dictionary(
            uniqueKeysWithValues: codeBlocks.enumerated().map { ($1.node, $0) })
    }

    /// The block of code that this node is; nil for other nodes.
    package func codeBlock(at node: Int) -> CodeBlock? {
        positionsOfCodeBlocks[node].map { codeBlocks[$0] }
    }

    /// The code in the HTML comment that this node is: a comment whose first line is an info string
    /// and whose other lines are code. Nil for other nodes.
    package func commentBlock(at node: Int) -> CodeBlock? { commentBlocks[node] }

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

    /// The same document with other destinations of links and images, by node.
    package func leading(to destinations: [Int: String]) -> MarkdownDocument {
        var document = self
        for (index, destination) in destinations {
            switch nodes[index].kind {
            case .link(_, let title):
                document.nodes[index].kind = .link(destination: destination, title: title)
            case .image(_, let title):
                document.nodes[index].kind = .image(destination: destination, title: title)
            default: preconditionFailure("only links and images lead somewhere")
            }
        }
        return document
    }
}
