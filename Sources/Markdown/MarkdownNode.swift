/// One block or inline of a markdown document.
///
/// The nodes of a document stand in one array in document order, a parent before its children.
package struct MarkdownNode: Hashable, Sendable {
    package var kind: Kind
    /// Where it stands in the markdown.
    package var range: MarkdownRange
    /// The index past its last descendant; the index after its own for a leaf.
    package var end: Int
    /// The index of its parent; nil for the document.
    package var parent: Int?

    /// What it is, with what cmark knows of it.
    package enum Kind: Hashable, Sendable {
        case document
        case blockQuote
        /// A quote that `readingAsides` takes for one; its title, if it has one of its own, is its
        /// first child.
        case aside(AsideKind)
        /// Holds inlines.
        case asideTitle
        case list(marker: ListMarker, tight: Bool)
        /// `task` is nil for an ordinary item, otherwise whether the box is ticked.
        case item(task: Bool?)
        /// `info` has its escapes and entities decoded; each line of `literal` ends by a line feed.
        case codeBlock(info: String, literal: String, isFenced: Bool)
        case htmlBlock(literal: String)
        case paragraph
        /// `id` is the one that it states itself.
        case heading(level: Int, id: String? = nil)
        case thematicBreak
        /// Definitions stand at the end of the document, in the order of their first references.
        case footnoteDefinition(label: String, number: Int, references: Int)
        case table(alignments: [ColumnAlignment?])
        case tableRow(isHeader: Bool)
        case tableCell
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case htmlInline(String)
        case emphasis
        case strong
        case strikethrough
        case link(destination: String, title: String)
        case image(destination: String, title: String)
        /// `number` is its definition's, `occurrence` counts the references to that one from one.
        case footnoteReference(label: String, number: Int, occurrence: Int)
    }

    package enum ListMarker: Hashable, Sendable {
        case bullet
        case ordered(start: Int)
    }

    /// How the cells of a table's column are aligned; the raw value is HTML's word.
    package enum ColumnAlignment: String, Hashable, Sendable {
        case left, center, right
    }
}

extension MarkdownNode.Kind {
    /// Whether it is a block, rather than an inline.
    package var isBlock: Bool {
        switch self {
        case .document, .blockQuote, .aside, .asideTitle, .list, .item, .codeBlock, .htmlBlock,
            .paragraph, .heading,
            .thematicBreak, .footnoteDefinition, .table, .tableRow, .tableCell:
            true
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough,
            .link, .image, .footnoteReference:
            false
        }
    }
}
