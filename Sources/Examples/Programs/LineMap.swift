package import Diagnostics
package import Markdown

/// Where the lines of an assembled source file come from.
package struct LineMap: Hashable, Sendable {
    /// A line of the markdown.
    package struct Origin: Hashable, Sendable {
        package let path: String
        package let line: CodeBlock.Line
        /// How many bytes at the line's beginning are not in the markdown.
        package var indentation = 0
    }

    /// For each line of the file that of the markdown; nil where the line is not in the markdown (a
    /// mark between two blocks).
    package var origins: [Origin?] = []
    /// The place in the markdown after the file's last byte.
    package var end: SourceLocation?

    package init() {}

    /// The place in the markdown of a place in the file, both counted from one; columns are UTF-8
    /// bytes, and one that the line does not have is the nearest. Past the last line it is the end;
    /// nil on a line that is not the author's.
    package func location(line: Int, column: Int) -> SourceLocation? {
        guard line >= 1 else { return nil }
        guard line <= origins.count else { return end }
        return origins[line - 1].map {
            $0.line.location(in: $0.path, column: column - $0.indentation)
        }
    }
}
