// What cmark-gfm 0.29.0.gfm.6 writes: its html.c and the renderers of its extensions.

extension HTMLWriter {
    /// Writes a node whose descendants, if any, are not walked; false for all others.
    mutating func writeLeaf(_ node: MarkdownNode, _ index: Int) -> Bool {
        switch node.kind {
        case .htmlBlock(let literal):
            beginLine()
            html += literal
            beginLine()
        case .thematicBreak:
            beginLine()
            html += "<hr />\n"
        case .text(let text): html += HTML.escape(text)
        case .softBreak: html += "\n"
        case .lineBreak: html += "<br />\n"
        case .code(let text): html += "<code>\(HTML.escape(text))</code>"
        case .htmlInline(let text): html += text
        case .image(let destination, let title):
            html += "<img src=\"\(HTML.escapeURL(destination))\""
            html += " alt=\"\(HTML.escape(alternativeText(of: index)))\""
            html += "\(Self.titleAttribute(title)) />"
        case .footnoteReference(let label, let number, let occurrence):
            let label = HTML.escapeURL(label)
            let suffix = Self.suffix(of: occurrence)
            html += "<sup class=\"footnote-ref\"><a href=\"#fn-\(label)\""
            html += " id=\"fnref-\(label)\(suffix)\" data-footnote-ref>\(number)</a></sup>"
        default: return false
        }
        return true
    }

    mutating func writeOpening(of node: MarkdownNode, _ index: Int) {
        switch node.kind {
        case .blockQuote: openLine("<blockquote>\n")
        case .list(.bullet, _): openLine("<ul>\n")
        case .list(.ordered(start: 1), _): openLine("<ol>\n")
        case .list(.ordered(let start), _): openLine("<ol start=\"\(start)\">\n")
        case .item: openLine("<li>")
        case .paragraph: if !isTight(node) { openLine("<p>") }
        case .footnoteDefinition(let label, _, _):
            html += "<li id=\"fn-\(HTML.escapeURL(label))\">\n"
        case .tableRow(let isHeader): openRow(isHeader: isHeader)
        case .emphasis: html += "<em>"
        case .strong: html += "<strong>"
        case .strikethrough: html += "<del>"
        case .link(let destination, let title):
            html += "<a href=\"\(HTML.escapeURL(destination))\"\(Self.titleAttribute(title))>"
        default: break
        }
    }

    mutating func writeClosing(of node: MarkdownNode, _ index: Int) {
        switch node.kind {
        case .blockQuote:
            beginLine()
            html += "</blockquote>\n"
        case .list(.bullet, _): html += "</ul>\n"
        case .list(.ordered, _): html += "</ol>\n"
        case .item: html += "</li>\n"
        case .paragraph: closeParagraph(node)
        case .footnoteDefinition:
            if writeReturns(of: node.kind) { html += "\n" }
            html += "</li>\n"
        case .tableRow(let isHeader): closeRow(isHeader: isHeader)
        case .emphasis: html += "</em>"
        case .strong: html += "</strong>"
        case .strikethrough: html += "</del>"
        case .link: html += "</a>"
        default: break
        }
    }

    mutating func openLine(_ tag: String) {
        beginLine()
        html += tag
    }

    private mutating func closeParagraph(_ node: MarkdownNode) {
        guard !isTight(node) else { return }
        if let footnote = footnoteEnded(by: node) {
            html += " "
            _ = writeReturns(of: footnote)
        }
        html += "</p>\n"
    }

    /// Writes the ways back from a footnote to its references, once; false if that has been done.
    private mutating func writeReturns(of footnote: MarkdownNode.Kind) -> Bool {
        guard case .footnoteDefinition(let label, let number, let references) = footnote,
            lastFootnoteWithReturn != number
        else { return false }
        lastFootnoteWithReturn = number
        // cmark writes one even where nothing refers to the footnote.
        let links = (1...max(1, references)).map { occurrence in
            "<a href=\"#fnref-\(HTML.escapeURL(label))\(Self.suffix(of: occurrence))\""
                + " class=\"footnote-backref\" data-footnote-backref"
                + " aria-label=\"Back to content\">↩"
                + (occurrence > 1 ? "<sup class=\"footnote-ref\">\(occurrence)</sup>" : "")
                + "</a>"
        }
        html += links.joined(separator: " ")
        return true
    }

    private static func suffix(of occurrence: Int) -> String {
        occurrence > 1 ? "-\(occurrence)" : ""
    }

    private static func titleAttribute(_ title: String) -> String {
        title.isEmpty ? "" : " title=\"\(HTML.escape(title))\""
    }
}
