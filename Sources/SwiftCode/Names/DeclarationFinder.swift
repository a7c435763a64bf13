import SwiftSyntax

extension SwiftSource {
    /// What the text declares at top level, in its order; what each clause of an `#if` declares.
    package var declarations: [Declaration] { tree.statements.flatMap(\.declarations) }

    /// Whether all that stands at top level is declarations that do nothing at their place: no
    /// variables and no code.
    package var isDeclarationsOnly: Bool { tree.statements.allSatisfy(\.isQuietDeclaration) }
}

extension CodeBlockItemSyntax {
    fileprivate var declarations: [Declaration] {
        switch item {
        case .decl(let declaration): return declaration.found
        case .stmt(let statement):
            let names = statement.as(GuardStmtSyntax.self)?.conditions.boundNames ?? []
            return names.map { Declaration(name: $0, kind: .variable(.other)) }
        case .expr: return []
        }
    }

    fileprivate var isQuietDeclaration: Bool {
        guard case .decl(let declaration) = item else { return false }
        if let conditions = declaration.as(IfConfigDeclSyntax.self) {
            return conditions.items.allSatisfy(\.isQuietDeclaration)
        }
        return ![.variableDecl, .macroExpansionDecl].contains(declaration.kind)
    }
}

extension ConditionElementListSyntax {
    /// The names that `let x = …` and `case let x = …` bind.
    var boundNames: [String] {
        flatMap { element -> [String] in
            switch element.condition {
            case .optionalBinding(let binding): return binding.pattern.boundNames
            case .matchingPattern(let match): return match.pattern.boundNames
            default: return []
            }
        }
    }
}

extension IfConfigDeclSyntax {
    /// The items of all clauses.
    var items: [CodeBlockItemSyntax] {
        clauses.flatMap { clause -> [CodeBlockItemSyntax] in
            guard case .statements(let items) = clause.elements else { return [] }
            return Array(items)
        }
    }
}

extension DeclSyntax {
    fileprivate var found: [Declaration] {
        if let variable = self.as(VariableDeclSyntax.self) { return variable.declared }
        if let conditions = self.as(IfConfigDeclSyntax.self) {
            return conditions.items.flatMap(\.declarations)
        }
        return declaration.map { [$0] } ?? []
    }

    private var declaration: Declaration? {
        switch self.as(DeclSyntaxEnum.self) {
        case .functionDecl(let function):
            Declaration(name: function.name.nameText, kind: .function(function.shape))
        case .operatorDecl(let declared):
            Declaration(
                name: declared.name.nameText,
                kind: .operator(fixity: declared.fixitySpecifier.text))
        case .precedenceGroupDecl(let group):
            Declaration(name: group.name.nameText, kind: .precedenceGroup)
        case .macroDecl(let macro): Declaration(name: macro.name.nameText, kind: .macro)
        case .importDecl(let module):
            Declaration(
                name: module.path.map { $0.name.nameText }.joined(separator: "."), kind: .module)
        case .extensionDecl(let more):
            Declaration(
                name: more.extendedType.withoutArguments,
                kind: .extension(
                    members: more.memberBlock.memberNames,
                    protocols: more.inheritanceClause.typeNames))
        case .typeAliasDecl(let alias):
            Declaration(
                name: alias.name.nameText,
                kind: .type(members: [], inherited: [alias.initializer.value.withoutArguments]))
        default: typeDeclaration
        }
    }

    private var typeDeclaration: Declaration? {
        guard let group = asProtocol((any DeclGroupSyntax).self),
            let name = asProtocol((any NamedDeclSyntax).self)?.name.nameText
        else { return nil }
        return Declaration(
            name: name,
            kind: .type(
                members: group.memberBlock.memberNames,
                inherited: group.inheritanceClause.typeNames))
    }
}

extension VariableDeclSyntax {
    fileprivate var declared: [Declaration] {
        bindings.flatMap { binding in
            binding.pattern.boundNames.map {
                Declaration(name: $0, kind: .variable(origin(of: binding)))
            }
        }
    }

    private func origin(of binding: PatternBindingSyntax) -> VariableOrigin {
        guard binding.pattern.is(IdentifierPatternSyntax.self),
            let value = binding.initializer?.value
        else { return .other }
        if let name = value.as(DeclReferenceExprSyntax.self)?.baseName.nameText {
            return .variable(name)
        }
        let isConstant = bindingSpecifier.tokenKind == .keyword(.let) && value.isLiteral
        return isConstant ? .constant : .other
    }
}

extension FunctionDeclSyntax {
    fileprivate var shape: FunctionShape {
        let parameters = signature.parameterClause.parameters.map { parameter in
            FunctionShape.Parameter(
                label: parameter.firstName.tokenKind == .wildcard
                    ? nil : parameter.firstName.nameText,
                type: parameter.type.trimmedDescription,
                isOptional: parameter.defaultValue != nil || parameter.ellipsis != nil,
                isVariadic: parameter.ellipsis != nil)
        }
        let rest: [(any SyntaxProtocol)?] = [
            genericParameterClause, signature.effectSpecifiers, signature.returnClause,
            genericWhereClause,
        ]
        return FunctionShape(
            parameters: parameters,
            rest: rest.compactMap { $0?.trimmedDescription }.joined(separator: " "))
    }
}
