@testable import Markdown

/// A document as an indented text, one line a node, for tests.
struct TreeDump {
    let document: MarkdownDocument
    // Indenting 100,000 levels would take gigabytes.
    private let deepestIndentation = 40

    var text: String {
        var text = ""
        var ends: [Int] = []
        for (index, node) in document.nodes.enumerated() {
            while let end = ends.last, end <= index { ends.removeLast() }
            let indentation = String(repeating: "  ", count: min(ends.count, deepestIndentation))
            let place = node.kind.isBlock ? " \(node.range)" : ""
            text += "\(indentation)\(node.kind.dump)\(place)\n"
            ends.append(node.end)
        }
        return text
    }
}

extension MarkdownDocument {
    /// The tree as text: a line for each node, `heading(2) 1:1-1:9`, those of inlines without places, indented by two spaces a level.
    var dump: String { TreeDump(document: self).text }
}

extension MarkdownNode.Kind {
    fileprivate var dump: String {
        switch self {
        case .document: "document"
        case .blockQuote: "blockQuote"
        case .aside(let kind): "aside(\(kind))"
        case .asideTitle: "asideTitle"
        case .list(.bullet, let tight): "list(bullet\(tight ? ", tight" : ""))"
        case .list(.ordered(let start), let tight): "list(\(start)\(tight ? ", tight" : ""))"
        case .item(nil): "item"
        case .item(.some(let isDone)): "item(\(isDone ? "done" : "open"))"
        case .codeBlock(let info, let literal, let isFenced):
            "\(isFenced ? "fencedCode" : "indentedCode")(\(info.quoted), \(literal.quoted))"
        case .htmlBlock(let literal): "htmlBlock(\(literal.quoted))"
        case .paragraph: "paragraph"
        case .heading(let level, let id): "heading(\(level)\(id.map { ", #\($0)" } ?? ""))"
        case .thematicBreak: "thematicBreak"
        case .footnoteDefinition(let label, let number, let references):
            "footnoteDefinition(\(label.quoted), \(number), references: \(references))"
        case .table(let alignments):
            "table(\(alignments.map { $0?.rawValue ?? "-" }.joined(separator: ", ")))"
        case .tableRow(let isHeader): isHeader ? "tableRow(header)" : "tableRow"
        case .tableCell: "tableCell"
        case .text(let text): "text(\(text.quoted))"
        case .softBreak: "softBreak"
        case .lineBreak: "lineBreak"
        case .code(let text): "code(\(text.quoted))"
        case .htmlInline(let text): "htmlInline(\(text.quoted))"
        case .emphasis: "emphasis"
        case .strong: "strong"
        case .strikethrough: "strikethrough"
        case .link(let destination, let title): "link(\(destination.quoted), \(title.quoted))"
        case .image(let destination, let title): "image(\(destination.quoted), \(title.quoted))"
        case .footnoteReference(let label, let number, let occurrence):
            "footnoteReference(\(label.quoted), \(number), occurrence: \(occurrence))"
        }
    }
}

extension String {
    fileprivate var quoted: String { debugDescription }
}
