/// Which row and column of a table is being written. A table is never inside another.
struct TableState {
    private var alignments: [MarkdownNode.ColumnAlignment?] = []
    private var column = -1
    private var isHeader = false
    var hasBody = false

    /// Takes in a node that is about to be written, however it is written.
    mutating func enter(_ kind: MarkdownNode.Kind) {
        switch kind {
        case .table(let alignments):
            self.alignments = alignments
            hasBody = false
        case .tableRow(let isHeader):
            self.isHeader = isHeader
            column = -1
        case .tableCell: column += 1
        default: break
        }
    }

    /// Finds out where in its table a row or cell stands with which the writing begins.
    mutating func resume(at index: Int, in document: MarkdownDocument) {
        var ancestor = index < document.nodes.count ? document.nodes[index].parent : nil
        var cell = index
        while let parent = ancestor {
            switch document.nodes[parent].kind {
            case .tableRow(let isHeader):
                self.isHeader = isHeader
                column = document.children(of: parent).count { $0 < cell } - 1
            case .table(let alignments):
                self.alignments = alignments
                return
            case .tableCell: cell = parent
            default: break
            }
            ancestor = document.nodes[parent].parent
        }
    }

    var cellOpening: String {
        let alignment = alignments.indices.contains(column) ? alignments[column] : nil
        return "<\(cellName)\(alignment.map { " align=\"\($0.rawValue)\"" } ?? "")>"
    }

    var cellClosing: String { "</\(cellName)>" }

    private var cellName: String { isHeader ? "th" : "td" }
}

extension HTMLWriter {
    mutating func openRow(isHeader: Bool) {
        if isHeader {
            openLine("<thead>\n")
        } else if !table.hasBody {
            openLine("<tbody>\n")
            table.hasBody = true
        }
        openLine("<tr>")
    }

    mutating func closeRow(isHeader: Bool) {
        openLine("</tr>")
        if isHeader {
            openLine("</thead>")
        }
    }

    mutating func closeTable() {
        closeTableBody()
        openLine("</table>\n")
    }

    mutating func closeTableBody() {
        guard table.hasBody else { return }
        openLine("</tbody>\n")
        table.hasBody = false
    }
}
