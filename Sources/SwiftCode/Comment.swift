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
    /// Whether it stands in the body of a function, an accessor, a closure.
    package let surroundings: Statement.Surroundings
}

extension SwiftSource {
    /// All comments in the order of the text.
    package var comments: [Comment] {
        let lineStarts = text.lineStarts
        var comments: [Comment] = []
        var previousEnd = -1
        for token in tree.tokens(viewMode: .sourceAccurate) {
            var offset = token.position.utf8Offset
            func visit(_ trivia: Trivia) {
                for piece in trivia {
                    let length = piece.sourceLength.utf8Length
                    defer { offset += length }
                    guard let style = Comment.Style(piece) else { continue }
                    let line = lineStarts.index(ofLast: offset)
                    comments.append(
                        Comment(
                            style: style, range: offset..<(offset + length), line: line,
                            isTrailing: previousEnd > lineStarts[line], statement: nil,
                            surroundings: .topLevel))
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
        let statements = statements
        return comments.map { comment in
            let scope = scope(at: comment.range.lowerBound, statements)
            return Comment(
                style: comment.style, range: comment.range, line: comment.line,
                isTrailing: comment.isTrailing, statement: scope.previous,
                surroundings: scope.surroundings)
        }
    }

    /// The innermost braces around a place: the statement before the place in them.
    private func scope(
        at offset: Int, _ statements: [Statement]
    ) -> (previous: Int?, surroundings: Statement.Surroundings) {
        let finder = BraceFinder(offset: offset)
        finder.walk(tree)
        let braces = finder.innermost
        let own = statements.indices.filter { index in
            braces.items.contains(statements[index].range)
        }
        guard !own.contains(where: { statements[$0].range.contains(offset) }) else {
            return (nil, braces.surroundings)
        }
        return (own.last { statements[$0].range.upperBound <= offset }, braces.surroundings)
    }
}

/// Finds the innermost list of statements, or other braces, around a place.
private final class BraceFinder: SyntaxAnyVisitor {
    var innermost: (items: Set<Range<Int>>, surroundings: Statement.Surroundings) = ([], .topLevel)
    private let offset: Int
    private var bodies = 0
    private var depth = 0

    init(offset: Int) {
        self.offset = offset
        super.init(viewMode: .sourceAccurate)
    }

    override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
        guard node.kind != .sourceFile else {
            take(node.as(SourceFileSyntax.self)?.statements)
            return .visitChildren
        }
        let isAround =
            node.position.utf8Offset <= offset && offset < node.endPosition.utf8Offset
        guard isAround else { return .skipChildren }
        switch node.kind {
        case .codeBlock, .closureExpr, .accessorBlock, .memberBlock, .switchExpr:
            // A comment before the opening brace, or behind the closing one, is not within.
            guard node.tokens(viewMode: .sourceAccurate).isWithinBraces(offset) else {
                return .visitChildren
            }
            depth += 1
            let isBody =
                node.kind == .closureExpr || node.kind == .accessorBlock
                || node.parent.map(\.isFunction) == true
            if isBody { bodies += 1 }
            take(
                node.as(CodeBlockSyntax.self)?.statements
                    ?? node.as(ClosureExprSyntax.self)?.statements
                    ?? node.as(AccessorBlockSyntax.self)?.getter)
        case .switchCase: take(node.as(SwitchCaseSyntax.self)?.statements)
        case .ifConfigClause:
            guard let elements = node.as(IfConfigClauseSyntax.self)?.elements,
                case .statements(let items) = elements
            else { break }
            take(items)
        default: break
        }
        return .visitChildren
    }

    private func take(_ items: CodeBlockItemListSyntax?) {
        innermost = (
            Set(items?.map(\.item.offsets) ?? []),
            bodies > 0 ? .body : depth > 0 ? .controlFlow : .topLevel
        )
    }
}

extension AccessorBlockSyntax {
    fileprivate var getter: CodeBlockItemListSyntax? {
        if case .getter(let items) = accessors { items } else { nil }
    }
}

extension Syntax {
    fileprivate var isFunction: Bool {
        [.functionDecl, .initializerDecl, .deinitializerDecl, .accessorDecl].contains(kind)
    }
}

extension TokenSequence {
    /// Whether a place is between the first opening and the last closing brace.
    fileprivate func isWithinBraces(_ offset: Int) -> Bool {
        guard let open = first(where: { $0.tokenKind == .leftBrace }) else { return false }
        let close = reversed().first { $0.tokenKind == .rightBrace }
        return open.endPositionBeforeTrailingTrivia.utf8Offset <= offset
            && offset < (close?.positionAfterSkippingLeadingTrivia.utf8Offset ?? Int.max)
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

extension String {
    /// The UTF-8 offsets at which lines begin.
    var lineStarts: [Int] {
        [0] + utf8.enumerated().filter { $0.element == 0x0A }.map { $0.offset + 1 }
    }
}

extension [Int] {
    /// The index of the last of these ascending numbers that is not above another.
    func index(ofLast number: Int) -> Int {
        var low = 0
        var high = count
        while low + 1 < high {
            let middle = (low + high) / 2
            if self[middle] <= number { low = middle } else { high = middle }
        }
        return low
    }
}
