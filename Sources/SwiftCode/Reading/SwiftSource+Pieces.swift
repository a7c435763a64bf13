import SwiftSyntax

extension SwiftSource {
    /// Whether what can only be a member of a type, or a branch of a `switch`, stands at top level:
    /// the rest of the type or the statement is not there. No program may have that.
    package var isPieceOfType: Bool { tree.statements.contains { $0.isPiece } }

    /// The lines, counted from one, on which bodies end that hold a comment and no code.
    package var endsOfBodiesOfComments: Set<Int> {
        let finder = CommentBodyFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        let lines = CodeLines(text)
        return Set(finder.ends.map { lines.number(at: $0) + 1 })
    }
}

extension CodeBlockItemSyntax {
    fileprivate var isPiece: Bool {
        // A branch of a `switch` that is not there is nothing that the parser expects.
        if unexpectedBeforeItem?.beginsAsBranch == true { return true }
        guard case .decl(let declaration) = item else { return false }
        if let conditions = declaration.as(IfConfigDeclSyntax.self) {
            return conditions.clauses.contains { clause in
                guard case .statements(let statements) = clause.elements else { return false }
                return statements.contains { $0.isPiece }
            }
        }
        switch declaration.kind {
        case .enumCaseDecl, .initializerDecl, .deinitializerDecl, .subscriptDecl: return true
        default: break
        }
        let modifiers = declaration.asProtocol((any WithModifiersSyntax).self)?.modifiers
        return modifiers?.contains { modifier in
            ["override", "static", "class", "mutating", "nonmutating"]
                .contains(modifier.name.text)
        } ?? false
    }
}

extension UnexpectedNodesSyntax {
    fileprivate var beginsAsBranch: Bool {
        let first = firstToken(viewMode: .sourceAccurate)?.tokenKind
        return first == .keyword(.case) || first == .keyword(.default)
    }
}

private final class CommentBodyFinder: SyntaxVisitor {
    /// The offsets of the closing braces.
    private(set) var ends: [Int] = []

    override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind {
        look(node.statements, node.leftBrace, node.rightBrace)
    }

    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
        guard case .getter(let statements) = node.accessors else { return .visitChildren }
        return look(statements, node.leftBrace, node.rightBrace)
    }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        look(node.statements, node.leftBrace, node.rightBrace)
    }

    private func look(
        _ statements: CodeBlockItemListSyntax, _ left: TokenSyntax, _ right: TokenSyntax
    ) -> SyntaxVisitorContinueKind {
        guard statements.isEmpty else { return .visitChildren }
        let hasComment = (left.trailingTrivia.pieces + right.leadingTrivia.pieces)
            .contains(where: \.isComment)
        if hasComment { ends.append(right.positionAfterSkippingLeadingTrivia.utf8Offset) }
        return .visitChildren
    }
}
