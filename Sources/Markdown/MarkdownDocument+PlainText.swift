extension MarkdownDocument {
    /// The text of a node and its descendants without markup, for headings, titles and indexes.
    ///
    /// Blocks are separated by line feeds, line breaks become spaces. Raw HTML and references to
    /// footnotes are left out.
    package func plainText(of index: Int) -> String {
        var text = ""
        var startsBlock = false
        for node in nodes[index..<nodes[index].end] {
            if node.kind.isBlock { startsBlock = !text.isEmpty }
            guard let words = node.kind.words, !words.isEmpty else { continue }
            if startsBlock, text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
            startsBlock = false
            text += words
        }
        return text
    }
}

extension MarkdownNode.Kind {
    /// What a reader reads of it; nil where only its descendants have text, or none has.
    fileprivate var words: String? {
        switch self {
        case .text(let words), .code(let words), .codeBlock(_, let words, _): words
        case .softBreak, .lineBreak: " "
        default: nil
        }
    }
}
