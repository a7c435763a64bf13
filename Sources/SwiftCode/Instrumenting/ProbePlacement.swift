import SwiftSyntax

/// How the passage through a statement can be noted.
enum ProbePlacement {
    case none(Obstacle)
    /// A call before it; nothing is reached after it.
    case entered
    /// A call before it and another one after it.
    case around
    /// A call around this expression of it, which remains the result of its braces.
    case within(Range<Int>)
}

/// Why a probe has no place.
enum Obstacle: String {
    case noStatement = "the comment stands at no statement"
    case noExpression = "the comment stands at no expression that has a value"
    case declaration = "a declaration does not run"
    case directive = "a directive or a macro does not run"
    case transfer = "no code runs after the statement"
    /// The compiler would only warn in the language mode of Swift 5, and the program hang.
    case awaited = "reading an 'async let' waits for it"
    case result = "the statement may be the result of the braces around it"
}

extension CodeBlockItemSyntax {
    var passage: ProbePlacement {
        if item.lastToken(viewMode: .sourceAccurate)?.tokenKind == .poundEndif {
            return .none(.directive)
        }
        switch item {
        case .decl(let declaration):
            switch declaration.kind {
            case .variableDecl: return .around
            case .ifConfigDecl, .poundSourceLocation, .macroExpansionDecl: return .none(.directive)
            default: return .none(.declaration)
            }
        case .stmt(let statement):
            if let whole = statement.as(ExpressionStmtSyntax.self) {
                return passage(of: whole.expression)
            }
            if let transferred { return .within(transferred.offsets) }
            switch statement.kind {
            case .returnStmt, .throwStmt, .breakStmt, .continueStmt, .fallThroughStmt:
                return .entered
            default: return .around
            }
        case .expr(let expression): return passage(of: expression)
        }
    }

    private func passage(of expression: ExprSyntax) -> ProbePlacement {
        if expression.is(MacroExpansionExprSyntax.self) { return .none(.directive) }
        guard isResult, !expression.isAssignment, expression.mayBeExpression else { return .around }
        return expression.isValue ? .within(expression.offsets) : .none(.result)
    }

    /// What is returned or thrown, where that can be noted.
    var transferred: ExprSyntax? {
        guard case .stmt(let statement) = item else { return nil }
        let expression =
            statement.as(ReturnStmtSyntax.self)?.expression
            ?? statement.as(ThrowStmtSyntax.self)?.expression
        // `return nil` in an initializer is no value.
        return expression.flatMap { $0.isValue && !$0.is(NilLiteralExprSyntax.self) ? $0 : nil }
    }

    /// The call of a function that notes a place.
    func call(_ name: String, _ probe: Int) -> String {
        "\(declaring)_sitegen_\(name)(\(probe))"
    }

    /// What stands before a call. A call in a result builder would be one of the parts, and a
    /// declaration is none. A declaration at top level would declare a global variable.
    var declaring: String { isWithinBody ? "let _ = " : "" }

    private var isWithinBody: Bool {
        var node = parent
        while let current = node {
            if current.is(CodeBlockItemSyntax.self) { return true }
            if current.is(MemberBlockItemSyntax.self) { return true }
            node = current.parent
        }
        return false
    }

    /// Whether its value may be the result of the braces around it. It is a lone expression in a
    /// closure, a function with a result, or a branch of an `if` expression.
    fileprivate var isResult: Bool {
        guard let list = parent?.as(CodeBlockItemListSyntax.self), list.count == 1,
            let owner = list.parent
        else { return false }
        switch owner.kind {
        case .closureExpr: return true
        case .accessorBlock: return true
        case .switchCase: return owner.ancestor(SwitchExprSyntax.self)?.isResult ?? true
        case .codeBlock: break
        default: return false
        }
        guard let braced = owner.parent else { return false }
        if let function = braced.as(FunctionDeclSyntax.self) {
            return function.signature.returnClause != nil
        }
        if let accessor = braced.as(AccessorDeclSyntax.self) {
            return ["get", "_read", "unsafeAddress"].contains(accessor.accessorSpecifier.text)
        }
        return braced.as(IfExprSyntax.self)?.isResult ?? false
    }
}

extension Syntax {
    fileprivate func ancestor<Node: SyntaxProtocol>(_ type: Node.Type) -> Node? {
        var node = parent
        while let current = node {
            if let found = current.as(type) { return found }
            node = current.parent
        }
        return nil
    }
}

extension ExprSyntaxProtocol {
    /// Whether this `if` or `switch` is an expression whose value is used, or may be.
    fileprivate var isResult: Bool {
        // `else if`
        if let outer = parent?.as(IfExprSyntax.self) { return outer.isResult }
        guard ExprSyntax(self).mayBeExpression else { return false }
        let statement = parent?.as(ExpressionStmtSyntax.self).map { Syntax($0) } ?? Syntax(self)
        guard let item = statement.parent?.as(CodeBlockItemSyntax.self) else { return true }
        return item.isResult
    }
}

extension ExprSyntax {
    /// False for an `if` or `switch` with a branch that has no value, or with none for what is left.
    fileprivate var mayBeExpression: Bool {
        if let condition = self.as(IfExprSyntax.self) {
            guard condition.body.statements.mayBeExpression else { return false }
            return switch condition.elseBody {
            case .ifExpr(let next): ExprSyntax(next).mayBeExpression
            case .codeBlock(let last): last.statements.mayBeExpression
            case nil: false
            }
        }
        guard let choice = self.as(SwitchExprSyntax.self) else { return true }
        return choice.cases.allSatisfy {
            $0.as(SwitchCaseSyntax.self)?.statements.mayBeExpression ?? true
        }
    }
}

extension CodeBlockItemListSyntax {
    /// Whether it can be a branch of an expression: one expression, or a `throw`.
    fileprivate var mayBeExpression: Bool {
        guard count == 1, let item = first?.item else { return false }
        switch item {
        case .expr(let expression): return !expression.isAssignment && expression.mayBeExpression
        case .stmt(let statement):
            if statement.is(ThrowStmtSyntax.self) { return true }
            return statement.as(ExpressionStmtSyntax.self)?.expression.mayBeExpression ?? false
        case .decl: return false
        }
    }
}

extension ExprSyntax {
    /// Whether it can be the argument of a call.
    var isValue: Bool {
        if lastToken(viewMode: .sourceAccurate)?.tokenKind == .poundEndif { return false }
        switch kind {
        case .ifExpr, .switchExpr, .inOutExpr, .packExpansionExpr, .discardAssignmentExpr,
            .superExpr, .missingExpr, .typeExpr, .patternExpr:
            return false
        case .functionCallExpr:
            // `super.init()` and `self.init()` are no values.
            let called = self.as(FunctionCallExprSyntax.self)?.calledExpression
            let member = called?.as(MemberAccessExprSyntax.self)
            guard member?.declName.baseName.text == "init" else { return true }
            return !["super", "self"].contains(member?.base?.trimmedDescription)
        default: return !isAssignment
        }
    }

    /// Whether it stores into its left side.
    fileprivate var isAssignment: Bool { assignmentTarget != nil }
}
