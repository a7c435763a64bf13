/// Corrects the places of inlines.
///
/// cmark counts columns in a block's content, from which the indentation of continuation lines has
/// been taken, does not count the lines that end by a backslash, or in a link's title, and knows no
/// good place of bare addresses that it makes links, nor of the text after them. What is put right
/// here stays a guess behind escapes and entities before such an address.
struct InlinePlaces {
    let lines: [Substring]

    func correct(_ nodes: inout [MarkdownNode]) {
        for index in nodes.indices where nodes[index].holdsInlines {
            let inside = (index + 1)..<nodes[index].end
            var content = BlockContent(
                lines: lines, range: nodes[index].range, quotes: nodes.quotes(around: index))
            if !inside.isEmpty { content.skipDefinitions(before: nodes[index + 1]) }
            content.place(&nodes, inside)
        }
        nodes.moveInsideParents()
    }
}

extension MarkdownNode {
    fileprivate var holdsInlines: Bool {
        switch kind {
        case .paragraph, .heading, .tableCell: range.start.line > 0 && range.start.column > 0
        default: false
        }
    }
}

extension MarkdownNode.Kind {
    var isBreak: Bool { self == .softBreak || self == .lineBreak }

    // The place of code is that of what is between its backticks.
    var endsWhereReported: Bool {
        if case .code = self { false } else { true }
    }
}

extension [MarkdownNode] {
    /// Sees to it that no node is without a place, or ends before it starts.
    fileprivate mutating func moveInsideParents() {
        for index in indices.dropFirst() {
            let parent = self[index].parent ?? 0
            if self[index].range.start.line < 1 {
                self[index].range.start = self[parent].range.start
            }
            let start = self[index].range.start
            self[index].range.end = Swift.max(start, self[index].range.end)
        }
    }

    /// How many block quotes a node stands in.
    func quotes(around index: Int) -> Int {
        var quotes = 0
        var ancestor = self[index].parent
        while let parent = ancestor {
            if case .blockQuote = self[parent].kind { quotes += 1 }
            ancestor = self[parent].parent
        }
        return quotes
    }

    /// Where cmark says a node begins, but for a link over several lines on its first line: cmark
    /// says the last. Nil where cmark says nothing.
    func reportedStart(of index: Int) -> MarkdownRange.Place? {
        var start = self[index].range.start
        guard start.line > 0 else { return nil }
        switch self[index].kind {
        case .link where isAutolink(index):
            start = self[index + 1].range.start
            start.column -= 1
        case .link, .image:
            let inside = self[(index + 1)..<self[index].end].first { $0.range.start.line > 0 }
            start.line = Swift.min(start.line, inside?.range.start.line ?? start.line)
        default: break
        }
        return start
    }

    /// Whether it is a link that cmark made of a bare address.
    func isBareAddress(_ link: Int) -> Bool {
        guard self[link].end == link + 2, self[link].range.start == self[link + 1].range.start,
            case .link = self[link].kind, case .text = self[link + 1].kind
        else { return false }
        return true
    }

    mutating func forgetPlace(of link: Int) {
        let nowhere = MarkdownRange.Place(line: 0, column: 0)
        for index in link...(link + 1) {
            self[index].range = MarkdownRange(start: nowhere, end: nowhere)
        }
    }

    /// Whether it is an address between `<` and `>`: cmark leaves the block's column out.
    func isAutolink(_ link: Int) -> Bool {
        guard self[link].end == link + 2, self[link + 1].range.start.line > 0,
            case .link(let destination, "") = self[link].kind,
            case .text(let words) = self[link + 1].kind
        else { return false }
        let whole = self[link].range
        return (destination == words || destination == "mailto:\(words)")
            && whole.end.column - whole.start.column == words.utf8.count + 2
    }

    /// Whether a text was cut short where cmark found a bare address.
    func endsBeforeAddress(_ text: Int) -> Bool {
        let next = self[text].end
        guard next < count, self[next].parent == self[text].parent else { return false }
        return isBareAddress(next)
            || self[next].range.start.line == 0 && !self[next].kind.isBreak
    }
}
