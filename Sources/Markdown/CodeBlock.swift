package import Diagnostics

/// A block of code of a markdown document, and where its lines stand in the markdown.
///
/// It is a value, and nothing of it ever changes. It is a class because examples, their runs and their
/// checks all hold it: a copy is a reference, and not a dozen of them.
package final class CodeBlock: Hashable, Sendable {
    /// The index of its node.
    package let node: Int
    /// Whether it stands between fences or in a comment, rather than being indented.
    package let isFenced: Bool
    /// Whether it stands in an HTML comment, whose first line is then its info string:
    /// `<!-- swift hidden`.
    package let isInComment: Bool
    /// The info string, escapes and entities decoded, as cmark gives it.
    package let info: String
    /// The info string as it is in the markdown, without white space around it.
    package let rawInfo: String
    /// The code: each line ends by a line feed.
    package let code: String
    /// The opening fence; the first line of an indented block.
    package let fence: SourceLocation
    /// What leads each line of the block in the markdown: the `>` of quotes, and white space for
    /// the rest.
    package let linePrefix: String
    /// The first byte of the info string; the place where it would be without one.
    package let infoLocation: SourceLocation
    /// The line of the closing fence; nil for an indented block, and for a block that ends only
    /// because its container or the document does.
    package let closingLine: Int?
    /// The lines of `code`.
    package let lines: [Line]
    /// The file in which these lines stand: that of the fence, but for a part of another file.
    package let codePath: String

    init(
        node: Int, isFenced: Bool, isInComment: Bool = false, info: String, rawInfo: String,
        code: String, fence: SourceLocation, linePrefix: String, infoLocation: SourceLocation,
        closingLine: Int?, lines: [Line], codePath: String? = nil
    ) {
        self.codePath = codePath ?? fence.path
        self.node = node
        self.isFenced = isFenced
        self.isInComment = isInComment
        self.info = info
        self.rawInfo = rawInfo
        self.code = code
        self.fence = fence
        self.linePrefix = linePrefix
        self.infoLocation = infoLocation
        self.closingLine = closingLine
        self.lines = lines
    }

    package static func == (left: CodeBlock, right: CodeBlock) -> Bool {
        left === right
            || left.node == right.node && left.isFenced == right.isFenced
                && left.isInComment == right.isInComment && left.info == right.info
                && left.rawInfo == right.rawInfo && left.code == right.code
                && left.fence == right.fence && left.linePrefix == right.linePrefix
                && left.infoLocation == right.infoLocation
                && left.closingLine == right.closingLine && left.lines == right.lines
                && left.codePath == right.codePath
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(fence)
        hasher.combine(code)
    }

    /// Where a line of code stands in the markdown.
    package struct Line: Hashable, Sendable {
        /// The number of the markdown's line.
        package let number: Int
        /// The byte column of the markdown at which the line of code begins, from one.
        ///
        /// It makes the columns after a tab right where the container takes a part of that; it can
        /// then be less than one.
        package let column: Int
        /// The column of the first byte of the markdown that belongs to the code: a tab of which
        /// the container takes a part is it.
        private let first: Int
        /// The column after the last byte of the markdown's line.
        private let end: Int

        /// The line of code is the end of the markdown's line, but for a tab that became spaces.
        init(_ code: Substring.UTF8View, endOf line: Substring.UTF8View, number: Int) {
            self.number = number
            column = line.count - code.count + 1
            end = line.count + 1
            if code.count <= line.count, line.suffix(code.count).elementsEqual(code) {
                first = max(1, column)
            } else {
                let common = zip(code.reversed(), line.reversed()).prefix { $0 == $1 }.count
                first = max(1, line.count - common)
            }
        }

        /// The place in the markdown of a column of the code, counted from one; always within the
        /// line, or after its last byte.
        package func location(in path: String, column: Int) -> SourceLocation {
            // A message of another program may name any column.
            let offset = min(max(1, column), end - self.column + 1) - 1
            return SourceLocation(
                path: path, line: number, column: max(first, self.column + offset))
        }
    }

    /// A whole file of code, as a block that begins at its first line.
    package convenience init(wholeOf file: SourceFile) {
        let start = file.location(line: 1)
        self.init(
            node: 0, isFenced: true, info: "swift", rawInfo: "swift", code: file.text, fence: start,
            linePrefix: "", infoLocation: start, closingLine: file.lines.count + 1,
            lines: file.lines.enumerated().map { index, line in
                Line(line.utf8, endOf: line.utf8, number: index + 1)
            })
    }

    /// A block for a paragraph that names code of another file; it has none yet.
    package static func naming(
        codeOf file: String, in document: MarkdownDocument, node: Int
    ) -> CodeBlock {
        let start = document.location(of: node)
        return CodeBlock(
            node: node, isFenced: true, info: "swift", rawInfo: "", code: "", fence: start,
            linePrefix: "", infoLocation: start, closingLine: nil, lines: [], codePath: file)
    }

    /// The block with lines of a file as its code, by their numbers, without so many characters at
    /// their beginnings.
    package func showing(
        _ numbers: [Int], of file: SourceFile, indentedBy indentation: Int
    ) -> CodeBlock {
        let shown = numbers.map { number in
            let line = file.line(number) ?? ""
            let code = line.dropFirst(min(indentation, line.count))
            return (code, Line(code.utf8, endOf: line.utf8, number: number))
        }
        return CodeBlock(
            node: node, isFenced: isFenced, info: info, rawInfo: rawInfo,
            code: shown.map { $0.0 + "\n" }.joined(), fence: fence, linePrefix: linePrefix,
            infoLocation: infoLocation, closingLine: closingLine, lines: shown.map(\.1),
            codePath: file.path)
    }

    /// Whether a closing fence ends it; true for an indented block, which needs none.
    package var isClosed: Bool { !isFenced || closingLine != nil }

    /// The words of the info string; their offsets count from `infoLocation`.
    package var infoString: InfoString { InfoString(rawInfo) }

    /// The place in the markdown of a place in `code`, both counted from one.
    ///
    /// A column that the line does not have is the nearest one. A line past the last is the closing
    /// fence, or where it would be.
    package func location(line: Int, column: Int = 1) -> SourceLocation {
        guard lines.indices.contains(line - 1) else {
            let after = (lines.last?.number ?? fence.line) + 1
            return SourceLocation(path: codePath, line: closingLine ?? after, column: 1)
        }
        return lines[line - 1].location(in: codePath, column: column)
    }

    /// The place of a word of the info string.
    package func location(of word: InfoString.Word) -> SourceLocation {
        SourceLocation(
            path: infoLocation.path, line: infoLocation.line,
            column: infoLocation.column + word.offset)
    }
}
