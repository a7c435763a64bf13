/// The content of one block: its lines without what belongs to its containers.
struct BlockContent {
    private let range: MarkdownRange
    /// For each of the block's lines: where its content starts, and its length, both in bytes.
    let lines: [(start: Int, length: Int, text: Substring)]
    /// The line that cmark counted last, where in `lines` it begins, and how far we are.
    private var counted: Int
    private var origin = 0
    private var reached = 0
    /// The bytes of the lines from `origin` up to `reached`, line ends included.
    private var passed = 0
    /// The end of the last text, as cmark counts.
    private var afterText: MarkdownRange.Place
    private var autolinks: Set<Int> = []

    init(lines: [Substring], range: MarkdownRange, quotes: Int) {
        self.range = range
        counted = range.start.line
        afterText = range.start
        let last = min(range.end.line, lines.count)
        self.lines = (range.start.line...max(last, range.start.line)).map { number in
            guard number <= lines.count else { return (1, 0, "") }
            let line = lines[number - 1]
            let start =
                number == range.start.line
                ? range.start.column : Self.contentStart(of: line, quotes: quotes)
            let text = Substring(line.utf8.dropFirst(start - 1))
            return (start, text.utf8.count, text)
        }
    }

    private static func contentStart(of line: Substring, quotes: Int) -> Int {
        var quotes = quotes
        let content = line.utf8.drop { byte in
            if byte == UInt8(ascii: ">"), quotes > 0 {
                quotes -= 1
                return true
            }
            return byte == 0x20 || byte == 0x09
        }
        return line.utf8.count - content.count + 1
    }

    /// Link definitions at a paragraph's beginning are not part of what cmark counts.
    mutating func skipDefinitions(before first: MarkdownNode) {
        guard case .text(let words) = first.kind, lines[0].text.utf8.first == UInt8(ascii: "["),
            let start = lines.firstIndex(where: { $0.text.hasPrefix(words) })
        else { return }
        origin = start
        reached = start
    }

    mutating func place(_ nodes: inout [MarkdownNode], _ indices: Range<Int>) {
        var open: [Int] = []
        for index in indices {
            while let last = open.last, nodes[last].end <= index {
                close(last, &nodes)
                open.removeLast()
            }
            if nodes[index].kind.isBreak {
                nodes[index].range = endOfLine
                passBreak()
                continue
            }
            if nodes.isAutolink(index) { autolinks.insert(index) }
            if nodes.isBareAddress(index) { nodes.forgetPlace(of: index) }
            let start = nodes.reportedStart(of: index) ?? afterText
            nodes[index].range.start = place(of: start)
            if case .text(let words) = nodes[index].kind {
                afterText = start
                afterText.column += words.utf8.count
                if nodes.endsBeforeAddress(index) { nodes[index].range.end = afterText }
            }
            open.append(index)
        }
        while let last = open.popLast() { close(last, &nodes) }
    }

    private mutating func close(_ index: Int, _ nodes: inout [MarkdownNode]) {
        let reported = nodes[index].range.end
        if reported.line > 0, nodes[index].kind.endsWhereReported { afterText = reported }
        nodes[index].range.end = max(
            nodes[index].range.start, place(of: reported.line > 0 ? reported : afterText))
        if autolinks.remove(index) != nil {
            nodes[index].range.end = nodes[index + 1].range.end
            nodes[index].range.end.column += 1
        }
    }

    /// The next node, should it have no place, follows on the next line.
    private mutating func passBreak() {
        if lines[reached].text.utf8.last == UInt8(ascii: "\\") {
            afterText.column += 2
        } else {
            afterText = .init(line: counted + 1, column: range.start.column)
        }
    }

    private mutating func place(of place: MarkdownRange.Place) -> MarkdownRange.Place {
        if place.line > counted {
            origin = min(reached + place.line - counted, lines.count - 1)
            counted = place.line
            (reached, passed) = (origin, 0)
        }
        var column = place.column - range.start.column + 1
        guard column > passed else {
            return .init(line: range.start.line + origin, column: lines[origin].start + column - 1)
        }
        var line = reached
        column -= passed
        while line < lines.count - 1, column > lines[line].length + 1 {
            column -= lines[line].length + 1
            passed += lines[line].length + 1
            line += 1
        }
        reached = line
        return .init(line: range.start.line + line, column: lines[line].start + column - 1)
    }

    // cmark gives breaks no place.
    private var endOfLine: MarkdownRange {
        let line = lines[reached]
        let place = MarkdownRange.Place(
            line: range.start.line + reached, column: line.start + line.length)
        return MarkdownRange(start: place, end: place)
    }
}
