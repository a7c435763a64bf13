package import Diagnostics

extension MarkdownDocument {
    /// The document with its asides as such: quotes that begin with `[!NOTE]` and a title, as on
    /// GitHub, or with `Note:`, as in DocC.
    ///
    /// What says so is not part of the text any more. Finds `unknown-aside`.
    package func readingAsides() -> Diagnosed<MarkdownDocument> {
        guard nodes.contains(where: { $0.kind == .blockQuote }) else { return Diagnosed(self) }
        var reader = AsideReader(document: self)
        reader.read()
        return Diagnosed(withNodes(reader.tree.nodes), reader.problems)
    }
}

/// Copies a tree, node by node, asides in place of the quotes that are meant as such.
private struct AsideReader {
    let document: MarkdownDocument
    private(set) var tree = TreeBuilder()
    private(set) var problems: [Diagnostic] = []

    init(document: MarkdownDocument) {
        self.document = document
    }

    private var nodes: [MarkdownNode] { document.nodes }

    mutating func read() {
        var index = 0
        var ends: [Int] = []
        while index < nodes.count {
            while let end = ends.last, end <= index { ends.removeLast() }
            tree.append(nodes[index], depth: ends.count)
            ends.append(nodes[index].end)
            index = aside(at: index, depth: ends.count) ?? index + 1
        }
    }

    /// Makes an aside of the quote that was copied last, with its title, and with the paragraph that
    /// holds it; the index to go on with. Nil where it is none.
    private mutating func aside(at quote: Int, depth: Int) -> Int? {
        let paragraph = quote + 1
        guard nodes[quote].kind == .blockQuote, paragraph < nodes[quote].end,
            nodes[paragraph].kind == .paragraph,
            paragraph + 1 < nodes[paragraph].end,
            case .text(let text) = nodes[paragraph + 1].kind,
            let opening = opening(text, in: nodes[paragraph])
        else { return nil }
        tree.setLastKind(.aside(opening.kind))
        var first = nodes[paragraph + 1]
        first.kind = .text(opening.rest)
        let end = nodes[paragraph].end
        switch opening.title {
        case .line:
            let lineEnd =
                (paragraph + 1..<end).first {
                    nodes[$0].parent == paragraph && nodes[$0].kind.isLineEnd
                } ?? end
            if !opening.rest.isEmpty || lineEnd > paragraph + 2 {
                var title = nodes[paragraph]
                title.kind = .asideTitle
                title.range.end = .init(line: title.range.start.line + 1, column: 1)
                tree.append(title, depth: depth)
                if !opening.rest.isEmpty { tree.append(first, depth: depth + 1) }
                tree.append(nodes[paragraph + 2..<lineEnd], within: depth)
            }
            guard lineEnd < end else { return end }
            var rest = nodes[paragraph]
            rest.range.start = .init(line: rest.range.start.line + 1, column: 1)
            tree.append(rest, depth: depth)
            tree.append(nodes[lineEnd + 1..<end], within: depth)
        case .name(let name):
            if let name {
                var title = nodes[paragraph]
                title.kind = .asideTitle
                tree.append(title, depth: depth)
                title.kind = .text(name)
                tree.append(title, depth: depth + 1)
            }
            var start = paragraph + 2
            if opening.rest.isEmpty, start < end, nodes[start].kind.isLineEnd { start += 1 }
            guard !opening.rest.isEmpty || start < end else { return end }
            tree.append(nodes[paragraph], depth: depth)
            if !opening.rest.isEmpty { tree.append(first, depth: depth + 1) }
            tree.append(nodes[start..<end], within: depth)
        }
        return end
    }

    /// What the first words of a quote say.
    private struct Opening {
        let kind: AsideKind
        let title: Title
        /// The text after them, without white space before it.
        let rest: String

        enum Title {
            /// What is left of the line.
            case line
            /// A title of its own; nil for that of the kind.
            case name(String?)
        }
    }

    private mutating func opening(_ text: String, in paragraph: MarkdownNode) -> Opening? {
        if text.hasPrefix("[!"), isWritten("[!", at: paragraph.range.start),
            let close = text.firstIndex(of: "]")
        {
            let name = text[..<close].dropFirst(2)
            let rest = text[text.index(after: close)...]
            guard let kind = AsideKind(alert: name), rest.first?.isWhitespace ?? true else {
                var search = BlockSearch(paragraph.range, in: document.source)
                problems.append(
                    .unknownAside(
                        "[!\(name)]" + rest.prefix { !$0.isWhitespace },
                        near: nearMiss(
                            of: String(name), among: AsideKind.allCases.map(\.alertName)),
                        at: search.next("[!\(name)]")
                            ?? document.source.location(line: paragraph.range.start.line)))
                return nil
            }
            return Opening(kind: kind, title: .line, rest: String(rest.drop(while: \.isWhitespace)))
        }
        guard let colon = text.firstIndex(of: ":"), let found = AsideKind.ofDocC(text[..<colon])
        else { return nil }
        let rest = text[text.index(after: colon)...]
        guard rest.first?.isWhitespace ?? true else { return nil }
        return Opening(
            kind: found.kind, title: .name(found.title),
            rest: String(rest.drop(while: \.isWhitespace)))
    }

    /// Whether the markdown has these characters there; an escaped one has another before it.
    private func isWritten(_ text: String, at place: MarkdownRange.Place) -> Bool {
        let line = document.source.line(place.line) ?? ""
        return line.utf8.dropFirst(max(0, place.column - 1)).starts(with: text.utf8)
    }
}

/// Builds a tree from its nodes in document order and their depths.
private struct TreeBuilder {
    private var made: [MarkdownNode] = []
    /// The nodes that are open, from the root down.
    private var open: [Int] = []

    /// The tree; what is open ends with it.
    var nodes: [MarkdownNode] {
        var nodes = made
        for index in open { nodes[index].end = nodes.count }
        return nodes
    }

    mutating func append(_ node: MarkdownNode, depth: Int) {
        while open.count > depth { made[open.removeLast()].end = made.count }
        var node = node
        node.parent = open.last
        open.append(made.count)
        made.append(node)
    }

    /// Appends descendants of a node that has this depth in the new tree.
    mutating func append(_ inlines: ArraySlice<MarkdownNode>, within depth: Int) {
        var ends: [Int] = []
        for (index, node) in zip(inlines.indices, inlines) {
            while let end = ends.last, end <= index { ends.removeLast() }
            append(node, depth: depth + 1 + ends.count)
            ends.append(node.end)
        }
    }

    mutating func setLastKind(_ kind: MarkdownNode.Kind) {
        made[made.count - 1].kind = kind
    }
}

extension AsideKind {
    fileprivate var alertName: String { rawValue.uppercased() }
}

extension MarkdownNode.Kind {
    fileprivate var isLineEnd: Bool { self == .softBreak || self == .lineBreak }
}

extension Diagnostic {
    fileprivate static func unknownAside(
        _ mark: String, near: String?, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unknown-aside", summary: "'\(mark)' begins no aside",
            hint: near.map { "did you mean '[!\($0)]'?" }
                ?? "asides are [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION], each with a "
                + "space before its title; write '\\[' for text",
            location: location)
    }
}
