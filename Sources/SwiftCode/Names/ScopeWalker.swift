import SwiftSyntax

/// Walks the tree with the names that are bound around each place.
class ScopeWalker: SyntaxVisitor {
    /// The outermost one holds what is declared at top level.
    private(set) var scopes: [Set<String>]
    private(set) var enclosingTypes: [String] = []
    /// How many bodies that are not executed at their place are around.
    private(set) var bodies = 0
    /// The function at top level whose body is being walked.
    private(set) var function: String?

    init(declared: Set<String>) {
        scopes = [declared]
        super.init(viewMode: .sourceAccurate)
    }

    /// Is told a name that is used in the way of a binding: `if let x`, `[x] in`.
    func use(_ token: TokenSyntax) {}

    /// Is told an operator that a function defines.
    func define(operator token: TokenSyntax) {}

    // MARK: Scopes

    func enter(_ names: Set<String> = []) -> SyntaxVisitorContinueKind {
        scopes.append(names)
        return .visitChildren
    }

    func leave() { scopes.removeLast() }

    private func bind(_ names: [String]) { scopes[scopes.count - 1].formUnion(names) }

    func walk(optional node: (some SyntaxProtocol)?) {
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
        if node.name.isOperator { define(operator: node.name) }
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
}

extension TokenSyntax {
    var isOperator: Bool {
        switch tokenKind {
        case .binaryOperator, .prefixOperator, .postfixOperator: true
        default: false
        }
    }
}
