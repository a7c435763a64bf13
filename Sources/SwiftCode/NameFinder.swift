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

/// Walks the tree with the names that are bound around each place.
private final class NameFinder: SyntaxVisitor {
    var found = NamesInUse()
    /// The outermost one holds what is declared at top level.
    private var scopes: [Set<String>]
    private var enclosingTypes: [String] = []
    /// How many bodies that are not executed at their place are around.
    private var bodies = 0
    /// The function at top level whose body is being walked.
    private var function: String?

    init(declared: Set<String>) {
        scopes = [declared]
        super.init(viewMode: .sourceAccurate)
    }

    // MARK: Scopes

    private func enter(_ names: Set<String> = []) -> SyntaxVisitorContinueKind {
        scopes.append(names)
        return .visitChildren
    }

    private func leave() { scopes.removeLast() }

    private func bind(_ names: [String]) { scopes[scopes.count - 1].formUnion(names) }

    private func walk(optional node: (some SyntaxProtocol)?) {
        if let node { walk(node) }
    }

    private func walk(pattern: PatternSyntax) {
        walk(pattern)
        bind(pattern.boundNames)
    }

    override func visit(_ items: CodeBlockItemListSyntax) -> SyntaxVisitorContinueKind {
        // Functions and types are known before their place, variables are not.
        for case .decl(let declaration) in items.lazy.map(\.item)
        where declaration.kind != .variableDecl {
            if let name = declaration.asProtocol((any NamedDeclSyntax).self)?.name.nameText,
                scopes.count > 1
            {
                bind([name])
            }
        }
        return .visitChildren
    }

    override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ node: CodeBlockSyntax) { leave() }
    override func visit(_ node: SwitchCaseSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ node: SwitchCaseSyntax) { leave() }
    override func visit(_ node: CatchClauseSyntax) -> SyntaxVisitorContinueKind {
        enter(["error"])
    }
    override func visitPost(_ node: CatchClauseSyntax) { leave() }
    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ node: ClosureExprSyntax) { leave() }

    // MARK: Bodies

    private func enterBody(_ names: Set<String> = []) -> SyntaxVisitorContinueKind {
        bodies += 1
        return enter(names)
    }

    private func leaveBody() {
        bodies -= 1
        leave()
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        if node.name.isOperator { found.operators.insert(node.name.text) }
        if bodies == 0, scopes.count == 1 { function = node.name.nameText }
        return enterBody()
    }
    override func visitPost(_ node: FunctionDeclSyntax) {
        leaveBody()
        if bodies == 0 { function = nil }
    }
    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        enterBody()
    }
    override func visitPost(_ node: InitializerDeclSyntax) { leaveBody() }
    override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        enterBody()
    }
    override func visitPost(_ node: DeinitializerDeclSyntax) { leaveBody() }
    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind { enterBody() }
    override func visitPost(_ node: SubscriptDeclSyntax) { leaveBody() }
    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { enterBody() }
    override func visitPost(_ node: AccessorBlockSyntax) { leaveBody() }
    override func visit(_ node: AccessorDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(Set(["newValue", "oldValue"] + [node.parameters?.name.nameText].compactMap(\.self)))
    }
    override func visitPost(_ node: AccessorDeclSyntax) { leave() }
    override func visit(_ node: MacroDeclSyntax) -> SyntaxVisitorContinueKind { enterBody() }
    override func visitPost(_ node: MacroDeclSyntax) { leaveBody() }
    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { enterBody() }
    override func visitPost(_ node: TypeAliasDeclSyntax) { leaveBody() }

    override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
        bind([(node.secondName ?? node.firstName).nameText])
        return .visitChildren
    }
    override func visit(_ node: GenericParameterSyntax) -> SyntaxVisitorContinueKind {
        bind([node.name.nameText])
        return .visitChildren
    }
    override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
        bind([(node.secondName ?? node.firstName).nameText])
        return .visitChildren
    }
    override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
        bind([node.name.nameText])
        return .visitChildren
    }
    override func visit(_ node: ClosureCaptureSyntax) -> SyntaxVisitorContinueKind {
        if node.initializer == nil { use(node.name) } else { walk(optional: node.initializer) }
        bind([node.name.nameText])
        return .skipChildren
    }

    // MARK: Types

    private func enter(type name: String, _ members: MemberBlockSyntax)
        -> SyntaxVisitorContinueKind
    {
        enclosingTypes.append(name)
        return enterBody(members.memberNames)
    }

    private func leaveType() {
        enclosingTypes.removeLast()
        leaveBody()
    }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(type: node.name.nameText, node.memberBlock)
    }
    override func visitPost(_ node: StructDeclSyntax) { leaveType() }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(type: node.name.nameText, node.memberBlock)
    }
    override func visitPost(_ node: ClassDeclSyntax) { leaveType() }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(type: node.name.nameText, node.memberBlock)
    }
    override func visitPost(_ node: EnumDeclSyntax) { leaveType() }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(type: node.name.nameText, node.memberBlock)
    }
    override func visitPost(_ node: ActorDeclSyntax) { leaveType() }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(type: node.name.nameText, node.memberBlock)
    }
    override func visitPost(_ node: ProtocolDeclSyntax) { leaveType() }
    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        // Its own members are not around the name that it extends.
        walk(node.extendedType)
        _ = enter(type: node.extendedType.withoutArguments, node.memberBlock)
        walk(node.attributes)
        walk(optional: node.inheritanceClause)
        walk(optional: node.genericWhereClause)
        walk(node.memberBlock)
        leaveType()
        return .skipChildren
    }

    // MARK: Bindings

    override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
        walk(optional: node.typeAnnotation)
        walk(optional: node.initializer)
        walk(pattern: node.pattern)
        walk(optional: node.accessorBlock)
        return .skipChildren
    }

    override func visit(_ node: OptionalBindingConditionSyntax) -> SyntaxVisitorContinueKind {
        walk(optional: node.typeAnnotation)
        if let initializer = node.initializer {
            walk(initializer)
        } else if let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier {
            use(name)
        }
        walk(pattern: node.pattern)
        return .skipChildren
    }

    override func visit(_ node: MatchingPatternConditionSyntax) -> SyntaxVisitorContinueKind {
        walk(node.initializer)
        walk(pattern: node.pattern)
        return .skipChildren
    }

    override func visit(_ node: IfExprSyntax) -> SyntaxVisitorContinueKind {
        _ = enter()
        walk(node.conditions)
        walk(node.body)
        leave()
        switch node.elseBody {
        case .ifExpr(let next): walk(next)
        case .codeBlock(let body): walk(body)
        case nil: break
        }
        return .skipChildren
    }

    override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ node: WhileStmtSyntax) { leave() }

    override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
        walk(node.sequence)
        _ = enter()
        walk(pattern: node.pattern)
        walk(optional: node.typeAnnotation)
        walk(optional: node.whereClause)
        walk(node.body)
        leave()
        return .skipChildren
    }

    override func visit(_ node: SwitchCaseItemSyntax) -> SyntaxVisitorContinueKind {
        walk(pattern: node.pattern)
        walk(optional: node.whereClause)
        return .skipChildren
    }

    override func visit(_ node: CatchItemSyntax) -> SyntaxVisitorContinueKind {
        if let pattern = node.pattern { walk(pattern: pattern) }
        walk(optional: node.whereClause)
        return .skipChildren
    }

    override func visit(_ node: IfConfigClauseSyntax) -> SyntaxVisitorContinueKind {
        // `os(Linux)` and `DEBUG` are no names of the program.
        if let elements = node.elements { walk(Syntax(elements)) }
        return .skipChildren
    }

    // MARK: Uses

    private func isBound(_ name: String) -> Bool { scopes.contains { $0.contains(name) } }

    private func use(_ token: TokenSyntax) {
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

extension TokenSyntax {
    fileprivate var isOperator: Bool {
        switch tokenKind {
        case .binaryOperator, .prefixOperator, .postfixOperator: true
        default: false
        }
    }
}

extension ExprSyntax {
    /// Whether it is the sign of an assignment.
    fileprivate var isAssignment: Bool {
        self.is(AssignmentExprSyntax.self)
            || self.as(BinaryOperatorExprSyntax.self)?.operator.text.isAssignment == true
    }
}
