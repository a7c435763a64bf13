import Markdown

/// How tables are written: in a box that scrolls, cells aligned by classes.
enum TableHTML {
    static let table = Rendition.enclosed(
        opening:
            "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n",
        closing: "</table>\n</div>\n")

    /// A cell of a table's head or body; an empty one of the head heads nothing.
    static func cell(_ index: Int, in document: MarkdownDocument) -> Rendition {
        guard let row = document.nodes[index].parent, let table = document.nodes[row].parent,
            case .tableRow(let isHeader) = document.nodes[row].kind,
            case .table(let alignments) = document.nodes[table].kind,
            let column = document.children(of: row).firstIndex(of: index)
        else { return .standard }
        let isEmpty = document.nodes[index].end == index + 1
        let tag = isHeader && !isEmpty ? "th" : "td"
        let name: String? =
            switch alignments.indices.contains(column) ? alignments[column] : nil {
            case .center: "align-center"
            case .right: "align-end"
            case .left, nil: nil
            }
        let attribute = name.map { " class=\"\($0)\"" } ?? ""
        return .enclosed(opening: "<\(tag)\(attribute)>", closing: "</\(tag)>\n")
    }
}
