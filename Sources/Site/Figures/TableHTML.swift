import Markdown
import Pages

/// How the tables of a page are written: in a box that scrolls, cells aligned by classes.
///
/// Where there is no room for them, the rows of a table with many columns stand below each other cell
/// by cell. Each cell says there which column it is of.
struct TableHTML {
    private let document: MarkdownDocument
    private let words: FrameWords
    /// The names of the columns of each table with many, by its node.
    private let names: [Int: [String]]

    /// As many columns as a phone has room for.
    private static let mostBeside = 2
    /// Each cell bears the name of its column, so that a long one would be there many times.
    private static let longestName = 40

    init(_ document: MarkdownDocument, words: FrameWords) {
        self.words = words
        self.document = document
        var names: [Int: [String]] = [:]
        for (index, node) in document.nodes.enumerated() {
            guard case .table(let alignments) = node.kind, alignments.count > Self.mostBeside,
                // The head is the first row.
                index + 1 < node.end
            else { continue }
            names[index] = document.children(of: index + 1).map { cell in
                let name = document.plainText(of: cell)
                return name.count > Self.longestName
                    ? name.prefix(Self.longestName - 1) + "…" : name
            }
        }
        self.names = names
    }

    func table(_ index: Int) -> Rendition {
        .enclosed(
            opening: """
                <div class="table" role="group" aria-label="\(HTML.escape(words[.table]))">
                <table\(names[index] == nil ? "" : " class=\"stacked\"")>

                """, closing: "</table>\n</div>\n")
    }

    /// A cell of a table's head or body; an empty one of the head heads nothing.
    func cell(_ index: Int) -> Rendition {
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
        var attributes = name.map { " class=\"\($0)\"" } ?? ""
        // The first cell of a row heads the others.
        if !isHeader, column > 0, let names = names[table], names.indices.contains(column),
            !names[column].isEmpty
        {
            attributes += " data-label=\"\(HTML.escape(names[column]))\""
        }
        return .enclosed(opening: "<\(tag)\(attributes)>", closing: "</\(tag)>\n")
    }
}
