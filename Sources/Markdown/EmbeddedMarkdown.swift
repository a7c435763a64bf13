package import Diagnostics

/// Markdown that stands within another file, such as in the comments of a program: on consecutive
/// lines, of each of which it is a part.
package struct EmbeddedMarkdown: Hashable, Sendable {
    /// The number of the first line, counted from one.
    package let firstLine: Int
    /// For each line the bytes of it that are markdown.
    package let ranges: [Range<Int>]

    package init(firstLine: Int, ranges: [Range<Int>]) {
        self.firstLine = firstLine
        self.ranges = ranges
    }

    /// The bytes before the markdown on a line of the file; none on a line outside of it.
    func offset(ofLine number: Int) -> Int {
        let index = number - firstLine
        return ranges.indices.contains(index) ? ranges[index].lowerBound : 0
    }

    /// The markdown of a line of the file; nil for a line outside of it.
    func line(_ number: Int, of source: SourceFile) -> Substring? {
        let index = number - firstLine
        guard ranges.indices.contains(index), let line = source.line(number) else { return nil }
        let range = ranges[index]
        return Substring(line.utf8.dropFirst(range.lowerBound).prefix(range.count))
    }
}

extension MarkdownDocument {
    /// Reads the markdown within a file; all places are those of the file. Never fails.
    package static func parse(
        _ embedded: EmbeddedMarkdown, in source: SourceFile
    ) -> MarkdownDocument {
        let lines = embedded.ranges.indices.map {
            embedded.line(embedded.firstLine + $0, of: source) ?? ""
        }
        let isHostile = !TableSize.excesses(in: lines).isEmpty
        let nodes = CMarkParser.nodes(
            of: lines, syntax: isHostile ? .all.subtracting(.tables) : .all)
        return MarkdownDocument(
            source: source, nodes: nodes.map { $0.moved(into: embedded) }, embedded: embedded)
    }
}

extension MarkdownNode {
    /// The node with its place in the file that holds the markdown.
    fileprivate func moved(into embedded: EmbeddedMarkdown) -> MarkdownNode {
        var node = self
        node.range.start = node.range.start.moved(into: embedded)
        node.range.end = node.range.end.moved(into: embedded)
        return node
    }
}

extension MarkdownRange.Place {
    fileprivate func moved(into embedded: EmbeddedMarkdown) -> MarkdownRange.Place {
        let line = line + embedded.firstLine - 1
        return .init(
            line: line, column: column > 0 ? column + embedded.offset(ofLine: line) : column)
    }
}
