package import Diagnostics

extension MarkdownDocument {
    /// For each link and image, by its node, where its destination is written: what to change where
    /// it leads nowhere.
    ///
    /// It is looked for in the lines of its block, since cmark's places of inlines are not
    /// reliable; then in definitions, `[name]: destination`. One that is written otherwise than it
    /// is read, by escapes, has the place of its block.
    package var linkPlaces: [Int: SourceLocation] {
        var places: [Int: SourceLocation] = [:]
        var blocks: [Int] = []
        var search: BlockSearch?
        for index in nodes.indices {
            while let last = blocks.last, nodes[last].end <= index { blocks.removeLast() }
            switch nodes[index].kind {
            case .paragraph, .heading, .tableCell, .asideTitle:
                blocks.append(index)
                search = BlockSearch(nodes[index].range, in: source)
            case .link(let destination, _), .image(let destination, _):
                places[index] =
                    search?.next(destination) ?? definition(of: destination)
                    ?? location(of: blocks.last ?? 0)
            default: break
            }
        }
        return places
    }

    private func definition(of destination: String) -> SourceLocation? {
        guard !destination.isEmpty else { return nil }
        for (index, line) in source.lines.enumerated() {
            guard let mark = line.firstRange(of: "]:"),
                let found = line[mark.upperBound...].firstRange(of: destination)
            else { continue }
            let column = line.utf8.distance(from: line.startIndex, to: found.lowerBound) + 1
            return source.location(line: index + 1, column: column)
        }
        return nil
    }
}

/// Looks for texts in the lines of a block, one after the other.
struct BlockSearch {
    private let source: SourceFile
    private let range: MarkdownRange
    private var line: Int
    /// As many bytes of the line are behind.
    private var offset: Int

    init(_ range: MarkdownRange, in source: SourceFile) {
        self.source = source
        self.range = range
        line = range.start.line
        offset = range.start.column - 1
    }

    /// The place of the next one, otherwise of the first: an image in a link comes after it.
    mutating func next(_ text: String) -> SourceLocation? {
        guard !text.isEmpty else { return nil }
        if let found = find(text) { return found }
        let first = BlockSearch(range, in: source)
        (line, offset) = (first.line, first.offset)
        return find(text)
    }

    private mutating func find(_ text: String) -> SourceLocation? {
        for number in line...max(line, range.end.line) {
            guard let whole = source.line(number) else { return nil }
            let before = number == line ? max(0, offset) : 0
            let rest = Substring(whole.utf8.dropFirst(before))
            guard let found = rest.firstRange(of: text) else { continue }
            let column =
                before + rest.utf8.distance(from: rest.startIndex, to: found.lowerBound) + 1
            line = number
            offset = column - 1 + text.utf8.count
            return source.location(line: number, column: column)
        }
        return nil
    }
}
