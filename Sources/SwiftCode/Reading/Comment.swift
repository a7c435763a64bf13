import SwiftSyntax

/// A comment of Swift text.
package struct Comment: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        /// `// text`
        case line
        /// `/* text */`
        case block
        /// `/// text` or `/** text */`
        case documentation
    }

    package let style: Style
    /// UTF-8 offsets of the whole comment, its marks included, its line's end not.
    package let range: Range<Int>
    /// Counted from zero.
    package let line: Int
    /// Whether code stands before it on its line.
    package let isTrailing: Bool
    /// The index, in `SwiftSource.statements`, of the statement that it follows in its braces, or
    /// at top level; nil where it follows none, or stands within a statement.
    package let statement: Int?
    /// The braces that it stands in: those of a type count as a body, where nothing is executed.
    package let context: Statement.Context
    /// Tells the braces apart: the same for comments that stand in the same ones.
    package let scope: Int
}

extension SwiftSource {
    /// All comments in the order of the text.
    package var comments: [Comment] {
        let lines = CodeLines(text)
        var comments: [Comment] = []
        var previousEnd = -1
        for token in tree.tokens(viewMode: .sourceAccurate) {
            var offset = token.position.utf8Offset
            func visit(_ trivia: Trivia) {
                for piece in trivia {
                    let length = piece.sourceLength.utf8Length
                    defer { offset += length }
                    guard let style = Comment.Style(piece) else { continue }
                    let line = lines.number(at: offset)
                    comments.append(
                        Comment(
                            style: style, range: offset..<(offset + length), line: line,
                            isTrailing: previousEnd > lines.starts[line], statement: nil,
                            context: .topLevel, scope: 0))
                }
            }
            visit(token.leadingTrivia)
            offset = token.endPositionBeforeTrailingTrivia.utf8Offset
            if token.presence == .present, !token.text.isEmpty { previousEnd = offset }
            visit(token.trailingTrivia)
        }
        return place(comments)
    }

    /// The comments with the statements that they follow.
    private func place(_ comments: [Comment]) -> [Comment] {
        let (statements, scopes) = statementsAndScopes
        var open: [Int] = []
        var next = 0
        // Comments and scopes come in the order of the text, and scopes lie within one another.
        return comments.map { comment in
            let offset = comment.range.lowerBound
            while next < scopes.count, scopes[next].range.lowerBound <= offset {
                while let last = open.last,
                    scopes[last].range.upperBound <= scopes[next].range.lowerBound
                {
                    open.removeLast()
                }
                open.append(next)
                next += 1
            }
            while let last = open.last, scopes[last].range.upperBound <= offset {
                open.removeLast()
            }
            let scope = open.last.map { scopes[$0] }
            let before = scope?.statements.last(upTo: offset, in: statements)
            let isWithin = before.map { statements[$0].range.contains(offset) } ?? false
            return Comment(
                style: comment.style, range: comment.range, line: comment.line,
                isTrailing: comment.isTrailing, statement: isWithin ? nil : before,
                context: scope?.context ?? .topLevel, scope: open.last ?? 0)
        }
    }
}

extension [Int] {
    /// The last of these statements, in the order of the text, that begins before a place.
    fileprivate func last(upTo offset: Int, in statements: [Statement]) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if statements[self[middle]].range.lowerBound <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 ? self[low - 1] : nil
    }
}

extension Comment.Style {
    fileprivate init?(_ piece: TriviaPiece) {
        switch piece {
        case .lineComment: self = .line
        case .blockComment: self = .block
        case .docLineComment, .docBlockComment: self = .documentation
        default: return nil
        }
    }
}
