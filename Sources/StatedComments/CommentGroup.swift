import Diagnostics
import SwiftCode

/// Comments on lines that follow one another, and what they stand at.
struct CommentGroup {
    /// One line of it.
    struct Line {
        /// The text without the comment's mark and without white space around it.
        let text: String
        /// The UTF-8 offset in the code at which `text` begins.
        let start: Int
        /// The text with its indentation, but for one space after the mark.
        let indented: Substring
        /// Counted from zero.
        let number: Int
        /// UTF-8 offsets in the code of the line's part of the comment.
        let range: Range<Int>
        /// Whether it is of a `/* … */`.
        let isOfBlock: Bool
    }

    var lines: [Line]
    /// Whether code stands before the first line, on the line.
    let isTrailing: Bool
    /// The column of the first comment.
    let column: Int
    /// The code before the first comment on its line.
    let codeBefore: Substring
    /// Whether the first line stands right under a trailing comment of another column.
    let followsTrailing: Bool
    /// The index of the statement that it follows in its braces.
    let statement: Int?
    let context: Statement.Context
    /// Tells the braces apart in which groups stand.
    let scope: Int

    /// Whether the last comment is a `/* … */`, whose last line may say nothing.
    var endsInBlock: Bool { lines.last?.isOfBlock == true }
}

extension CommentGroup {
    /// The groups of a text, in its order.
    static func all(of source: SwiftSource, lines: CodeLines) -> [CommentGroup] {
        var groups: [CommentGroup] = []
        for comment in source.comments {
            guard comment.style != .documentation, !lines.hasCode(after: comment.range.upperBound)
            else { continue }
            let column = comment.range.lowerBound - lines.starts[comment.line]
            let own = comment.style == .line ? [lines.line(of: comment)] : lines.block(of: comment)
            guard !own.isEmpty else { continue }
            let isNext =
                !comment.isTrailing && groups.last?.lines.last?.number == comment.line - 1
                && groups.last?.statement == comment.statement
            let goesOn =
                isNext && groups.last.map { !$0.isTrailing || $0.column == column } == true
            if goesOn {
                groups[groups.count - 1].lines += own
            } else {
                groups.append(
                    CommentGroup(
                        lines: own, isTrailing: comment.isTrailing, column: column,
                        codeBefore: lines.text(
                            lines.starts[comment.line]..<comment.range.lowerBound
                        ).trimmingWhitespace,
                        followsTrailing: isNext, statement: comment.statement,
                        context: comment.context, scope: comment.scope))
            }
        }
        return groups.filter { !$0.isTakenOut }
    }

    /// Whether its author says that it states nothing: `// sitegen: prose` at its end.
    private var isTakenOut: Bool { lines.contains { $0.text.hasSuffix("sitegen: prose") } }
}

extension CodeLines {
    /// Whether anything but a further comment stands on the line after a place.
    fileprivate func hasCode(after offset: Int) -> Bool {
        let line = number(at: offset)
        let end = line + 1 < starts.count ? starts[line + 1] : code.utf8.count
        let rest = text(offset..<max(offset, end)).trimmingWhitespace
        return !rest.isEmpty && !rest.hasPrefix("//") && !rest.hasPrefix("/*")
    }

    fileprivate func line(of comment: Comment) -> CommentGroup.Line {
        let whole = text(comment.range)
        let inner = whole.dropFirst(2)
        return line(inner, number: comment.line, in: comment.range, isOfBlock: false)
    }

    /// The lines of a `/* … */` that say something, with empty ones between them.
    fileprivate func block(of comment: Comment) -> [CommentGroup.Line] {
        let whole = text(comment.range)
        let inner = whole.dropFirst(2).dropLast(whole.hasSuffix("*/") ? 2 : 0)
        let parts = inner.split(separator: "\n", omittingEmptySubsequences: false)
        let margin =
            parts.dropFirst().filter { !$0.trimmingWhitespace.isEmpty }
            .map { $0.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
        let stars = parts.dropFirst().filter { !$0.trimmingWhitespace.isEmpty }
            .allSatisfy { $0.trimmingWhitespace.hasPrefix("*") }
        let lines = parts.enumerated().map { index, part in
            var own = part
            if index > 0 {
                own = own.prefix(margin).allSatisfy(\.isWhitespace) ? own.dropFirst(margin) : own
                if stars, own.first == "*" { own = own.dropFirst() }
            }
            let start = code.utf8.distance(from: code.startIndex, to: own.startIndex)
            return line(
                own, number: comment.line + index, in: start..<(start + own.utf8.count),
                isOfBlock: true)
        }
        guard let first = lines.firstIndex(where: { !$0.text.isEmpty }),
            let last = lines.lastIndex(where: { !$0.text.isEmpty })
        else { return [] }
        return Array(lines[first...last])
    }

    private func line(
        _ inner: Substring, number: Int, in range: Range<Int>, isOfBlock: Bool
    ) -> CommentGroup.Line {
        let text = inner.trimmingWhitespace
        let start = text.isEmpty ? inner.startIndex : text.startIndex
        let indented = inner[..<(text.isEmpty ? inner.startIndex : text.endIndex)]
        return CommentGroup.Line(
            text: String(text),
            start: code.utf8.distance(from: code.startIndex, to: start),
            indented: indented.first == " " ? indented.dropFirst() : indented,
            number: number, range: range, isOfBlock: isOfBlock)
    }
}
