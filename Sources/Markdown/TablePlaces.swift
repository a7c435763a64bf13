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
        let whole = MarkdownRange(start: start, end: .init(line: header, column: 1))
        let content = BlockContent(
            lines: lines, range: whole, quotes: nodes.quotes(around: table)
        ).lines
        let before = content.dropLast()
        let end = before.last.map { $0.start + $0.length } ?? 1
        nodes[paragraph].range = MarkdownRange(
            start: start, end: .init(line: header - 1, column: end))
        // The text's lines count from zero, and so do the columns.
        for index in (paragraph + 1)..<table where !nodes.isWithoutPlace(index, in: paragraph) {
            nodes[index].range.move(lines: start.line, columns: start.column)
        }
        let headerStart = content.last?.start ?? 1
        let columns = headerStart - start.column - before.reduce(0) { $0 + $1.length + 1 }
        for index in (table + 1)..<nodes[table + 1].end where nodes[index].range.start.line > 0 {
            nodes[index].range.move(lines: header - start.line, columns: columns)
        }
        let headerEnd = (content.last?.length ?? 0) + headerStart
        nodes[table + 1].range = MarkdownRange(
            start: .init(line: header, column: headerStart),
            end: .init(line: header, column: headerEnd))
        nodes[table].range.start = nodes[table + 1].range.start
    }

    /// The header stands two lines before the first row; without rows it is the last but one.
    private func headerLine(of table: Int, _ nodes: [MarkdownNode]) -> Int {
        let firstRow = nodes[table + 1].end
        guard firstRow < nodes[table].end else { return nodes[table].range.end.line - 1 }
        return nodes[firstRow].range.start.line - 2
    }
}

extension MarkdownRange {
    fileprivate mutating func move(lines: Int, columns: Int) {
        start = Place(line: start.line + lines, column: start.column + columns)
        end = Place(line: end.line + lines, column: end.column + columns)
    }
}

extension [MarkdownNode] {
    /// Whether an inline of a paragraph without a place has none itself, rather than the first.
    fileprivate func isWithoutPlace(_ index: Int, in paragraph: Int) -> Bool {
        let range = self[index].range
        return range.start.line == 0 && range.start.column == 0 && range.end.column == 1
            && index > paragraph + 1
    }
}
