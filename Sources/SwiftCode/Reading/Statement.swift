import SwiftSyntax

/// A statement or declaration of Swift text, at top level or within braces.
package struct Statement: Hashable, Sendable {
    /// What it is, as far as it matters for what can be known about it.
    package enum Shape: Hashable, Sendable {
        /// An expression by itself, which is not an assignment: a call, a name, `await f()`.
        case expression
        /// `let` or `var`, with the names that it binds in their order.
        case variable(names: [String])
        /// `target = value`, `target += value`, with the text of the target.
        case assignment(target: String)
        /// A declaration that does nothing at its place: a type, a function, an import.
        case declaration
        /// `#if … #endif`, an `#error`, and other lines of a form of their own.
        case directive
        /// A statement after which nothing is reached: `return`, `throw`, `break`, `continue`.
        case transfer
        /// Control flow and all else: `if`, `for`, `do`, `guard`, `defer`, a labelled loop.
        case other
    }

    /// Where it stands, for what is known of how often it is executed.
    package enum Context: Hashable, Sendable {
        /// Executed once, in order.
        case topLevel
        /// In the braces of an `if`, a loop, a `do` at top level: any number of times.
        case controlFlow
        /// In the body of a function, an accessor, a closure.
        case body
    }

    /// UTF-8 offsets of its text, without white space and comments around it.
    package let range: Range<Int>
    package let shape: Shape
    package let context: Context
    /// UTF-8 offsets of the one expression whose value it makes: itself, what a variable begins
    /// with, what is assigned by `=`, what is returned. Nil for an `if` or `switch`.
    package let value: Range<Int>?
}

extension SwiftSource {
    /// All statements, each before those within it.
    package var statements: [Statement] {
        statementsAndScopes.statements
    }

    /// The statements, and the braces that they stand in: each before those within it.
    var statementsAndScopes: (statements: [Statement], scopes: [StatementScope]) {
        let finder = StatementFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        return (finder.statements, finder.scopes)
    }
}

/// Where statements follow one another: the whole text, braces, a case, a clause of an `#if`.
struct StatementScope {
    /// UTF-8 offsets of what is between the braces.
    let range: Range<Int>
    let context: Statement.Context
    /// The indices of the statements that stand directly in it.
    var statements: [Int] = []
}

/// Walks the tree in the order of the text.
private final class StatementFinder: SyntaxVisitor {
    var statements: [Statement] = []
    var scopes: [StatementScope] = []
    private var open: [Int] = []
    private var depth = 0
    private var bodies = 0

    override func visit(_ item: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
        if let scope = open.last { scopes[scope].statements.append(statements.count) }
        statements.append(
            Statement(
                range: item.item.offsets, shape: shape(of: item.item),
                context: bodies > 0 ? .body : depth > 0 ? .controlFlow : .topLevel,
                value: item.item.value?.offsets))
        depth += 1
        return .visitChildren
    }

    override func visitPost(_ item: CodeBlockItemSyntax) { depth -= 1 }

    override func visit(_ body: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ body: FunctionDeclSyntax) { bodies -= 1 }
    override func visit(_ body: InitializerDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ body: InitializerDeclSyntax) { bodies -= 1 }
    override func visit(_ body: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ body: DeinitializerDeclSyntax) { bodies -= 1 }
    override func visit(_ body: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
        bodies += 1
        return openScope(between: body.leftBrace, body.rightBrace)
    }
    override func visitPost(_ body: AccessorBlockSyntax) {
        bodies -= 1
        open.removeLast()
    }
    override func visit(_ body: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        bodies += 1
        return openScope(between: body.leftBrace, body.rightBrace)
    }
    override func visitPost(_ body: ClosureExprSyntax) {
        bodies -= 1
        open.removeLast()
    }

    private func enter() -> SyntaxVisitorContinueKind {
        bodies += 1
        return .visitChildren
    }

    // MARK: Scopes

    override func visit(_ file: SourceFileSyntax) -> SyntaxVisitorContinueKind {
        openScope(file.position.utf8Offset..<Int.max)
    }
    override func visitPost(_ file: SourceFileSyntax) { open.removeLast() }
    override func visit(_ block: CodeBlockSyntax) -> SyntaxVisitorContinueKind {
        openScope(between: block.leftBrace, block.rightBrace)
    }
    override func visitPost(_ block: CodeBlockSyntax) { open.removeLast() }
    override func visit(_ block: MemberBlockSyntax) -> SyntaxVisitorContinueKind {
        openScope(between: block.leftBrace, block.rightBrace, .body)
    }
    override func visitPost(_ block: MemberBlockSyntax) { open.removeLast() }
    override func visit(_ expression: SwitchExprSyntax) -> SyntaxVisitorContinueKind {
        openScope(between: expression.leftBrace, expression.rightBrace)
    }
    override func visitPost(_ expression: SwitchExprSyntax) { open.removeLast() }
    override func visit(_ part: SwitchCaseSyntax) -> SyntaxVisitorContinueKind {
        openScope(ofPart: part)
    }
    override func visitPost(_ part: SwitchCaseSyntax) { open.removeLast() }
    override func visit(_ part: IfConfigClauseSyntax) -> SyntaxVisitorContinueKind {
        openScope(ofPart: part)
    }
    override func visitPost(_ part: IfConfigClauseSyntax) { open.removeLast() }

    private func openScope(
        between left: TokenSyntax, _ right: TokenSyntax,
        _ context: Statement.Context? = nil
    ) -> SyntaxVisitorContinueKind {
        let start = left.endPositionBeforeTrailingTrivia.utf8Offset
        let end = right.positionAfterSkippingLeadingTrivia.utf8Offset
        return openScope(start..<max(start, end), context)
    }

    /// A case, or a clause of an `#if`: what stands before the next one belongs to it.
    private func openScope(ofPart part: some SyntaxProtocol) -> SyntaxVisitorContinueKind {
        let start = part.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = part.lastToken(viewMode: .sourceAccurate)?.nextToken(viewMode: .sourceAccurate)?
            .positionAfterSkippingLeadingTrivia.utf8Offset
        return openScope(start..<max(start, end ?? part.endPosition.utf8Offset))
    }

    private func openScope(
        _ range: Range<Int>, _ context: Statement.Context? = nil
    ) -> SyntaxVisitorContinueKind {
        open.append(scopes.count)
        let own: Statement.Context =
            bodies > 0 ? .body : open.count > 1 ? .controlFlow : .topLevel
        scopes.append(StatementScope(range: range, context: context ?? own))
        return .visitChildren
    }

    // MARK: Shapes

    private func shape(of item: CodeBlockItemSyntax.Item) -> Statement.Shape {
        switch item {
        case .decl(let declaration):
            if let variable = declaration.as(VariableDeclSyntax.self) {
                return .variable(names: variable.bindings.flatMap { $0.pattern.boundNames })
            }
            return declaration.isDirective ? .directive : .declaration
        case .stmt(let statement):
            switch statement.kind {
            case .returnStmt, .throwStmt, .breakStmt, .continueStmt, .fallThroughStmt:
                return .transfer
            case .expressionStmt:
                guard let whole = statement.as(ExpressionStmtSyntax.self) else { return .other }
                return shape(of: .expr(whole.expression))
            default: return .other
            }
        case .expr(let expression):
            if [.ifExpr, .switchExpr].contains(expression.kind) { return .other }
            if expression.kind == .macroExpansionExpr { return .directive }
            return expression.assignmentTarget.map { .assignment(target: $0) } ?? .expression
        }
    }
}

extension PatternSyntax {
    /// The names that the pattern binds, in their order.
    var boundNames: [String] {
        tokens(viewMode: .sourceAccurate).compactMap { token in
            token.parent?.as(IdentifierPatternSyntax.self)?.identifier.identifier?.name
        }
    }
}

extension DeclSyntax {
    fileprivate var isDirective: Bool {
        [.ifConfigDecl, .poundSourceLocation, .macroExpansionDecl].contains(kind)
    }
}

extension ExprSyntax {
    /// The text on the left of `=`, `+=` and their like; nil for other expressions.
    var assignmentTarget: String? {
        guard let sequence = self.as(SequenceExprSyntax.self), sequence.elements.count >= 3 else {
            return nil
        }
        let elements = Array(sequence.elements)
        let isAssigning =
            elements[1].is(AssignmentExprSyntax.self)
            || elements[1].as(BinaryOperatorExprSyntax.self)?.operator.text.isAssignment == true
        return isAssigning ? elements[0].withoutEffects.trimmedDescription : nil
    }

    /// What `try`, `await` and `unsafe` stand before.
    private var withoutEffects: ExprSyntax {
        var expression = self
        while let inner = expression.as(TryExprSyntax.self)?.expression
            ?? expression.as(AwaitExprSyntax.self)?.expression
            ?? expression.as(UnsafeExprSyntax.self)?.expression
        {
            expression = inner
        }
        return expression
    }

    /// Itself, unless it is one that cannot stand as an argument.
    fileprivate var asValue: ExprSyntax? {
        [.ifExpr, .switchExpr, .macroExpansionExpr].contains(kind) ? nil : self
    }
}

/// Expressions side by side: all after the `=` of an assignment.
private enum ValueSyntax {
    case one(ExprSyntax)
    case from(ExprSyntax, through: ExprSyntax)

    var offsets: Range<Int> {
        switch self {
        case .one(let expression): expression.offsets
        case .from(let first, let last): first.offsets.lowerBound..<last.offsets.upperBound
        }
    }
}

extension CodeBlockItemSyntax.Item {
    fileprivate var value: ValueSyntax? {
        switch self {
        case .decl(let declaration):
            let bindings = declaration.as(VariableDeclSyntax.self)?.bindings
            guard let binding = bindings?.first, bindings?.count == 1 else { return nil }
            return (binding.initializer?.value.asValue).map { .one($0) }
        case .stmt(let statement):
            if let whole = statement.as(ExpressionStmtSyntax.self) {
                return Self.expr(whole.expression).value
            }
            let result = statement.as(ReturnStmtSyntax.self)?.expression?.asValue
            return result.map { .one($0) }
        case .expr(let expression):
            guard expression.assignmentTarget != nil,
                let elements = expression.as(SequenceExprSyntax.self)?.elements.map({ $0 })
            else { return expression.asValue.map { .one($0) } }
            guard elements[1].is(AssignmentExprSyntax.self), elements[2].asValue != nil else {
                return nil
            }
            return .from(elements[2], through: elements[elements.count - 1])
        }
    }
}

extension String {
    /// Whether an operator of the standard library stores into its left side.
    var isAssignment: Bool {
        hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(self)
    }
}

extension SyntaxProtocol {
    /// UTF-8 offsets of the text, without white space and comments around it.
    var offsets: Range<Int> {
        let start = positionAfterSkippingLeadingTrivia.utf8Offset
        return start..<max(start, endPositionBeforeTrailingTrivia.utf8Offset)
    }
}
