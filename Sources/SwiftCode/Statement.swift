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
    package enum Surroundings: Hashable, Sendable {
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
    package let surroundings: Surroundings
    /// The index among the statements at top level of the one that it is, or is part of.
    package let topLevelIndex: Int
    /// Whether it is the only statement of its braces, whose value may then be the result.
    package let isAlone: Bool
}

extension SwiftSource {
    /// All statements, each before those within it.
    package var statements: [Statement] {
        let finder = StatementFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        return finder.statements
    }
}

/// Walks the tree in the order of the text.
private final class StatementFinder: SyntaxVisitor {
    var statements: [Statement] = []
    private var topLevelCount = 0
    private var depth = 0
    private var bodies = 0

    override func visit(_ item: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
        if depth == 0 { topLevelCount += 1 }
        let list = item.parent?.as(CodeBlockItemListSyntax.self)
        statements.append(
            Statement(
                range: item.item.offsets, shape: shape(of: item.item),
                surroundings: bodies > 0 ? .body : depth > 0 ? .controlFlow : .topLevel,
                topLevelIndex: topLevelCount - 1, isAlone: depth > 0 && list?.count == 1))
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
    override func visit(_ body: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ body: AccessorBlockSyntax) { bodies -= 1 }
    override func visit(_ body: ClosureExprSyntax) -> SyntaxVisitorContinueKind { enter() }
    override func visitPost(_ body: ClosureExprSyntax) { bodies -= 1 }

    private func enter() -> SyntaxVisitorContinueKind {
        bodies += 1
        return .visitChildren
    }

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
        return isAssigning ? elements[0].trimmedDescription : nil
    }
}

extension String {
    /// Whether an operator of the standard library stores into its left side.
    fileprivate var isAssignment: Bool {
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
