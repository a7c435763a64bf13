import SwiftSyntax

extension SwiftSource {
    /// The names that the text uses, found without knowing any other text.
    package var namesInUse: NamesInUse {
        let finder = NameFinder(declared: Set(declarations.map(\.scopeName)))
        finder.walk(tree)
        return finder.found
    }
}

extension Declaration {
    /// The name under which it hides others; nothing for what hides none.
    fileprivate var scopeName: String {
        switch kind {
        case .extension, .module, .operator: ""
        case .type, .function, .variable, .precedenceGroup, .macro: name
        }
    }
}

/// Takes down what is used where no scope around it binds the name.
private final class NameFinder: ScopeWalker {
    var found = NamesInUse()

    override func define(operator token: TokenSyntax) { found.operators.insert(token.text) }

    // MARK: Uses

    private func isBound(_ name: String) -> Bool { scopes.contains { $0.contains(name) } }

    override func use(_ token: TokenSyntax) {
        guard !token.isOperator else {
            found.operators.insert(token.text)
            found.members.insert(token.text)
            return
        }
        var name = token.nameText
        if name.hasPrefix("$") { name.removeFirst() }
        guard !name.isEmpty, name.first?.isNumber == false, !isBound(name) else { return }
        found.names.insert(.init(text: name, enclosingTypes: enclosingTypes))
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        if case .keyword = node.baseName.tokenKind { return .visitChildren }
        use(node.baseName)
        return .visitChildren
    }

    override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
        walk(optional: node.base)
        found.members.insert(node.declName.baseName.nameText)
        return .skipChildren
    }

    override func visit(_ node: KeyPathPropertyComponentSyntax) -> SyntaxVisitorContinueKind {
        found.members.insert(node.declName.baseName.nameText)
        walk(optional: node.genericArgumentClause)
        return .skipChildren
    }

    override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
        use(node.name)
        return .visitChildren
    }

    override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
        node.attributeName.trimmedDescription == "main" ? .skipChildren : .visitChildren
    }

    override func visit(_ node: MemberTypeSyntax) -> SyntaxVisitorContinueKind {
        found.members.insert(node.name.nameText)
        return .visitChildren
    }

    override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        use(node.operator)
        return .visitChildren
    }

    override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        use(node.operator)
        if !["-", "+", "!", "~", "...", "..<"].contains(node.operator.text) {
            change(\.assigned, node.expression)
        }
        return .visitChildren
    }

    override func visit(_ node: PostfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        use(node.operator)
        if node.operator.text != "..." { change(\.assigned, node.expression) }
        return .visitChildren
    }

    override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
        use(node.macroName)
        return .visitChildren
    }

    override func visit(_ node: MacroExpansionDeclSyntax) -> SyntaxVisitorContinueKind {
        use(node.macroName)
        return .visitChildren
    }

    override func visit(_ node: OperatorPrecedenceAndTypesSyntax) -> SyntaxVisitorContinueKind {
        use(node.precedenceGroup)
        return .visitChildren
    }

    override func visit(_ node: PrecedenceGroupNameSyntax) -> SyntaxVisitorContinueKind {
        use(node.name)
        return .visitChildren
    }

    // MARK: Changes

    private func change(
        _ how: WritableKeyPath<NamesInUse.Changes, Set<String>>, _ target: ExprSyntax
    ) {
        guard let token = target.root, case .identifier = token.tokenKind,
            !scopes.dropFirst().contains(where: { $0.contains(token.nameText) })
        else { return }
        if bodies == 0 {
            found.changes[keyPath: how].insert(token.nameText)
        } else if let function {
            found.changesByFunctions[function, default: .init()][keyPath: how]
                .insert(token.nameText)
        }
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        change(\.called, node.calledExpression)
        let called =
            node.calledExpression.as(GenericSpecializationExprSyntax.self)?.expression
            ?? node.calledExpression
        if let name = called.as(DeclReferenceExprSyntax.self)?.baseName.nameText {
            if !scopes.dropFirst().contains(where: { $0.contains(name) }) {
                let closures =
                    (node.trailingClosure == nil ? 0 : 1)
                    + node.additionalTrailingClosures.count
                found.calls[name, default: []].insert(
                    CallShape(
                        labels: node.arguments.map { $0.label?.nameText },
                        trailingClosures: closures))
            }
            found.members.insert("init")
        }
        return .visitChildren
    }

    override func visit(_ node: SubscriptCallExprSyntax) -> SyntaxVisitorContinueKind {
        change(\.called, node.calledExpression)
        found.members.insert("subscript")
        return .visitChildren
    }

    override func visit(_ node: InOutExprSyntax) -> SyntaxVisitorContinueKind {
        change(\.assigned, node.expression)
        return .visitChildren
    }

    override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
        let elements = Array(node.elements)
        for (target, sign) in zip(elements, elements.dropFirst()) where sign.isAssignment {
            guard let tuple = target.as(TupleExprSyntax.self) else {
                change(\.assigned, target)
                continue
            }
            for element in tuple.elements { change(\.assigned, element.expression) }
        }
        return .visitChildren
    }
}

extension ExprSyntax {
    /// Whether it is the sign of an assignment.
    fileprivate var isAssignment: Bool {
        self.is(AssignmentExprSyntax.self)
            || self.as(BinaryOperatorExprSyntax.self)?.operator.text.isAssignment == true
    }
}
