import SwiftSyntax

extension SwiftSource {
    /// Whether a type or a function stands without its body, as documentation quotes them: it
    /// declares nothing there that a program could use.
    package var lacksBody: Bool {
        let finder = BodyFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        return finder.isLacking
    }
}

private final class BodyFinder: SyntaxVisitor {
    private(set) var isLacking = false

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        isLacking = isLacking || node.body == nil
        return .skipChildren
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        isLacking = isLacking || node.body == nil
        return .skipChildren
    }

    // A protocol's requirements have none.
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
        look(at: node.memberBlock)
        return .skipChildren
    }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
        look(at: node.memberBlock)
    }

    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
        look(at: node.memberBlock)
    }

    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
        look(at: node.memberBlock)
    }

    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
        look(at: node.memberBlock)
    }

    @discardableResult
    private func look(at members: MemberBlockSyntax) -> SyntaxVisitorContinueKind {
        isLacking = isLacking || members.leftBrace.presence == .missing
        return .visitChildren
    }
}
