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

    /// Lines that stand for themselves alone.
    package init(literal lines: OutputLines) {
        self.init(lines: lines.lines.map { LinePattern(literal: $0) }, matching: .exact)
    }

    init(lines: [LinePattern], matching: Matching) {
        self.lines = lines
        self.matching = matching
    }

    /// The same lines, compared in another way.
    package func matching(_ other: Matching) -> OutputPattern {
        OutputPattern(lines: lines, matching: other)
    }

    /// Whether what was printed is what is stated.
    package func holds(for printed: OutputLines) -> Bool {
        alignment(with: printed.lines).isComplete
    }

    /// Which printed line each stated line stands for.
    func alignment(with printed: [String]) -> OutputAlignment {
        switch matching {
        case .exact: .exact(lines, printed)
        case .unordered: .unordered(lines, printed)
        case .contains: .contained(lines, printed)
        }
    }
}
