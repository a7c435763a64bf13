/// The lines that a page states for a stream, and how they are compared with what was printed.
///
/// White space at the end of a line and the final newline do not count. A line `...` stands for
/// any number of lines, `[..]` for any text within a line.
package struct OutputPattern: Hashable, Sendable {
    package enum Matching: Hashable, Sendable {
        /// The same lines in the same order.
        case exact
        /// The same lines in any order.
        case unordered
        /// The stated lines occur, in order, perhaps with others between.
        case contains
    }

    package let lines: [LinePattern]
    package let matching: Matching

    package init(text: String, matching: Matching) {
        self.lines = OutputLines(text: text).lines.map { LinePattern($0) }
        self.matching = matching
    }

    package init(lines: OutputLines, matching: Matching) {
        self.init(lines: lines.lines.map { LinePattern($0) }, matching: matching)
    }

    private init(lines: [LinePattern], matching: Matching) {
        self.lines = lines
        self.matching = matching
    }

    /// The same lines, compared in another way.
    func matching(_ other: Matching) -> OutputPattern {
        OutputPattern(lines: lines, matching: other)
    }

    /// Whether what was printed is what is stated.
    package func holds(for printed: OutputLines) -> Bool {
        alignment(with: printed).isComplete
    }

    /// Which printed line each stated line stands for.
    func alignment(with printed: OutputLines) -> OutputAlignment {
        switch matching {
        case .exact: .exact(lines, printed.lines)
        case .unordered: .unordered(lines, printed.lines)
        case .contains: .contained(lines, printed.lines)
        }
    }

    /// What a page shows for the stream: captured lines where they are stated to the letter, the
    /// wildcard where one matched, so that a page does not change from run to run.
    package func published(for printed: OutputLines) -> [PublishedLine] {
        let alignment = alignment(with: printed)
        var shown: [PublishedLine] = []
        for (index, line) in lines.enumerated() {
            switch alignment.partners[index] {
            case .line(let partner):
                if matching == .contains, partner > alignment.firstUnused(before: index) {
                    shown.appendEllipsis()
                }
                shown.append(PublishedLine(line, matching: printed.lines[partner]))
            case .lines: shown.appendEllipsis()
            case .none: shown.append(.text(line.text))
            }
        }
        if matching == .contains, alignment.firstUnused(before: lines.count) < printed.lines.count {
            shown.appendEllipsis()
        }
        return shown
    }
}

/// One line of output as a page shows it.
package enum PublishedLine: Hashable, Sendable {
    /// Pieces of text with an ellipsis between each two; one piece is a captured line.
    case pieces([String])
    /// Any number of lines.
    case ellipsis

    package static func text(_ line: String) -> PublishedLine { .pieces([line]) }

    init(_ pattern: LinePattern, matching line: String) {
        self = pattern.isLiterally(line) ? .text(line) : .pieces(pattern.literalPieces)
    }
}

extension [PublishedLine] {
    fileprivate mutating func appendEllipsis() {
        if last != .ellipsis { append(.ellipsis) }
    }
}
