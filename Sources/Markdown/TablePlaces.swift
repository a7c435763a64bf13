/// Corrects the places around a table that directly follows a line of text.
///
/// cmark first reads both as one paragraph: it gives the text no place, and the text's place to
/// the table and its header.
struct TablePlaces {
    let lines: [Substring]

    func correct(_ nodes: inout [MarkdownNode]) {
        for index in nodes.indices where nodes[index].range.start.line == 0 {
            let table = nodes[index].end
            guard case .paragraph = nodes[index].kind, table < nodes.count,
                case .table = nodes[table].kind
            else { continue }
            correct(&nodes, paragraph: index, table: table)
        }
    }

    private func correct(_ nodes: inout [MarkdownNode], paragraph: Int, table: Int) {
        let start = nodes[table].range.start
        let header = headerLine(of: table, nodes)
        guard header > start.line, header <= lines.count else { return }
        let before = MarkdownRange.Place(
            line: header - 1, column: lines[header - 2].utf8.count + 1)
        nodes[paragraph].range = MarkdownRange(start: start, end: before)
        let line = lines[header - 1].utf8
        let content = line.drop { " \t>".utf8.contains($0) }
        let headerStart = MarkdownRange.Place(line: header, column: line.count - content.count + 1)
        let end = MarkdownRange.Place(line: header, column: line.count + 1)
        for index in (table + 1)..<nodes[table + 1].end where nodes[index].kind.isBlock {
            nodes[index].range = MarkdownRange(start: headerStart, end: end)
        }
        nodes[table].range.start = headerStart
    }

    /// The header stands two lines before the first row; it is the last but one without rows.
    private func headerLine(of table: Int, _ nodes: [MarkdownNode]) -> Int {
        let firstRow = nodes[table + 1].end
        guard firstRow < nodes[table].end else { return nodes[table].range.end.line - 1 }
        return nodes[firstRow].range.start.line - 2
    }
}
