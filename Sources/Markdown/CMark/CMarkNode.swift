import CCMarkGFM

/// A node of cmark's tree, valid as long as the tree is.
struct CMarkNode {
    let pointer: OpaquePointer

    var firstChild: CMarkNode? { cmark_node_first_child(pointer).map(CMarkNode.init) }
    var next: CMarkNode? { cmark_node_next(pointer).map(CMarkNode.init) }
    var parent: CMarkNode? { cmark_node_parent(pointer).map(CMarkNode.init) }

    /// Where cmark says it is; cmark's end is that of its last byte.
    var range: MarkdownRange {
        MarkdownRange(
            start: .init(
                line: Int(cmark_node_get_start_line(pointer)),
                column: Int(cmark_node_get_start_column(pointer))),
            end: .init(
                line: Int(cmark_node_get_end_line(pointer)),
                column: Int(cmark_node_get_end_column(pointer)) + 1))
    }

    /// What it is. The labels and counts of footnotes, which cmark keeps to itself, are left out.
    var kind: MarkdownNode.Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: list
        case CMARK_NODE_ITEM: .item(task: task)
        case CMARK_NODE_CODE_BLOCK:
            .codeBlock(
                info: Self.string(cmark_node_get_fence_info(pointer)), literal: literal,
                isFenced: isFenced)
        case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal: literal)
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            .footnoteDefinition(label: "", number: 0, references: 0)
        case CMARK_NODE_TEXT: .text(literal)
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code(literal)
        case CMARK_NODE_HTML_INLINE: .htmlInline(literal)
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link(destination: destination, title: title)
        case CMARK_NODE_IMAGE: .image(destination: destination, title: title)
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            .footnoteReference(label: "", number: Int(literal) ?? 0, occurrence: 0)
        default: extensionKind
        }
    }

    // The type numbers of extensions are given out at run time; their names are fixed.
    private var extensionKind: MarkdownNode.Kind {
        switch typeName {
        case "table": .table(alignments: alignments)
        case "table_header": .tableRow(isHeader: true)
        case "table_row": .tableRow(isHeader: false)
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        default: preconditionFailure("cmark makes no '\(typeName)' from text")
        }
    }
}

extension CMarkNode {
    private var typeName: String { Self.string(cmark_node_get_type_string(pointer)) }
    private var literal: String { Self.string(cmark_node_get_literal(pointer)) }
    private var destination: String { Self.string(cmark_node_get_url(pointer)) }
    private var title: String { Self.string(cmark_node_get_title(pointer)) }

    private var list: MarkdownNode.Kind {
        let isOrdered = cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
        return .list(
            marker: isOrdered
                ? .ordered(start: Int(cmark_node_get_list_start(pointer))) : .bullet,
            tight: cmark_node_get_list_tight(pointer) != 0)
    }

    private var task: Bool? {
        guard typeName == "tasklist" else { return nil }
        return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }

    private var isFenced: Bool {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
    }

    private var alignments: [MarkdownNode.ColumnAlignment?] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return UnsafeBufferPointer(start: letters, count: count).map { letter in
            switch letter {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: nil
            }
        }
    }

    private static func string(_ characters: UnsafePointer<CChar>?) -> String {
        characters.map { String(cString: $0) } ?? ""
    }
}
