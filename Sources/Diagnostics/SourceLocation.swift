/// A place in one of the author's files.
///
/// Lines and columns count from one; columns count UTF-8 bytes, as cmark and swiftc do.
package struct SourceLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The file's path as the author knows it: relative to the folder of `sitegen.yml`.
    package var path: String
    package private(set) var line: Int
    package private(set) var column: Int

    /// Numbers below one are one: there is no place before a file's first byte.
    package init(path: String, line: Int, column: Int = 1) {
        self.path = path
        self.line = max(1, line)
        self.column = max(1, column)
    }

    /// `content/guide.md:12:3`, which terminals and editors turn into a link.
    package var description: String { "\(path):\(line):\(column)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.path, left.line, left.column) < (right.path, right.line, right.column)
    }
}
