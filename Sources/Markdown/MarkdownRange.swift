/// A stretch of the markdown, half-open: from its first byte up to, not including, `end`.
///
/// Places of blocks are right. Those of inlines are cmark's, which are not always: see `linkPlaces`. A cell that a table's row leaves out has column zero.
package struct MarkdownRange: Hashable, Sendable, CustomStringConvertible {
    package var start: Place
    package var end: Place

    package init(start: Place, end: Place) {
        self.start = start
        self.end = end
    }

    /// A line and a column of UTF-8 bytes, both counted from one.
    package struct Place: Hashable, Sendable, Comparable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    /// `1:1-3:5`.
    package var description: String {
        "\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
}
