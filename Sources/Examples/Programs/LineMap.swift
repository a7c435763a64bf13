package import Diagnostics

/// Where the lines of an assembled source file come from.
package struct LineMap: Hashable, Sendable {
    /// For each line of the file the markdown's place of its first byte; nil where the line is not
    /// in the markdown (a mark between two blocks).
    package var origins: [SourceLocation?] = []
    /// The place in the markdown after the file's last byte.
    package var end: SourceLocation?

    package init() {}

    /// The place in the markdown of a place in the file, both counted from one; columns are UTF-8
    /// bytes. Past the last line it is the end; nil on a line that is not the author's.
    package func location(line: Int, column: Int) -> SourceLocation? {
        guard line >= 1 else { return nil }
        guard line <= origins.count else { return end }
        guard var origin = origins[line - 1] else { return nil }
        origin.column += max(column, 1) - 1
        return origin
    }
}
