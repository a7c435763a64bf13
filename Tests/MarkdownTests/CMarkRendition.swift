@testable import Markdown

/// The HTML of a document as cmark writes it, with the forms that no page has.
func html(of document: MarkdownDocument) -> String {
    HTMLWriter.html(of: document) { index, node in document.renditionOfCMark(index, node) }
}

extension MarkdownDocument {
    func renditionOfCMark(_ index: Int, _ node: MarkdownNode) -> Rendition {
        switch node.kind {
        case .codeBlock(let info, let literal, _):
            .replaced(
                "<pre><code\(attributes(of: info))>\(HTML.escape(literal))</code></pre>\n")
        case .heading(let level, _):
            .enclosed(opening: "<h\(level)>", closing: "</h\(level)>\n")
        case .item(let isDone?):
            .enclosed(
                opening: "<li><input type=\"checkbox\"\(isDone ? " checked=\"\"" : "") "
                    + "disabled=\"\" /> ", closing: "</li>\n")
        case .table:
            .enclosed(
                opening: "<table>\n",
                closing: children(of: index).count > 1 ? "</table>\n" : "\n</table>\n")
        case .tableCell: cell(index)
        default: .standard
        }
    }

    private func attributes(of info: String) -> String {
        guard !info.isEmpty else { return "" }
        let words = info.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == 0x20 || $0 == 0x09
        }.map { HTML.escape(Substring($0)) }
        let rest = words.count > 1 ? " data-meta=\"\(words[1])\"" : ""
        return " class=\"language-\(words[0])\"" + rest
    }

    private func cell(_ index: Int) -> Rendition {
        guard let row = nodes[index].parent, let table = nodes[row].parent,
            case .tableRow(let isHeader) = nodes[row].kind,
            case .table(let alignments) = nodes[table].kind,
            let column = children(of: row).firstIndex(of: index)
        else { return .standard }
        let name = isHeader ? "th" : "td"
        let alignment = alignments.indices.contains(column) ? alignments[column] : nil
        let attribute = alignment.map { " align=\"\($0.rawValue)\"" } ?? ""
        return .enclosed(opening: "<\(name)\(attribute)>", closing: "</\(name)>")
    }
}
