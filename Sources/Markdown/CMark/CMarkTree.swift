/// Copies cmark's tree into an array, and adds what cmark does not tell.
struct CMarkTree {
    let lines: [Substring]
    let syntax: MarkdownSyntax

    /// The root and its descendants in document order.
    func nodes(from root: CMarkNode) -> [MarkdownNode] {
        var nodes: [MarkdownNode] = []
        var open: [Int] = []
        var current: CMarkNode? = root
        while let node = current {
            nodes.append(
                MarkdownNode(
                    kind: node.kind, range: node.range, end: nodes.count + 1, parent: open.last))
            if let child = node.firstChild {
                open.append(nodes.count - 1)
                current = child
            } else {
                current = closeUntilNext(after: node, &open, &nodes)
            }
        }
        Footnotes(lines: lines).number(&nodes)
        TablePlaces(lines: lines).correct(&nodes)
        if syntax.contains(.headingIDs) { HeadingIDs(lines: lines).read(&nodes) }
        return nodes
    }

    /// The next node that is not inside this one; every node left on the way gets its end.
    private func closeUntilNext(
        after node: CMarkNode, _ open: inout [Int], _ nodes: inout [MarkdownNode]
    ) -> CMarkNode? {
        var left = node
        while let parent = open.last {
            if let next = left.next { return next }
            open.removeLast()
            nodes[parent].end = nodes.count
            guard let above = left.parent else { return nil }
            left = above
        }
        return nil
    }
}
