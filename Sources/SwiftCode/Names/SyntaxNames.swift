import SwiftSyntax

// Names as they are looked up.

extension TokenSyntax {
    /// The name without backticks; the signs of an operator.
    var nameText: String { identifier?.name ?? text }
}

extension TypeSyntax {
    /// The name without generic arguments, `Outer.Inner`; the type's name of `[T]` and its like.
    var withoutArguments: String {
        switch self.as(TypeSyntaxEnum.self) {
        case .identifierType(let type): type.name.nameText
        case .memberType(let type): "\(type.baseType.withoutArguments).\(type.name.nameText)"
        case .arrayType: "Array"
        case .dictionaryType: "Dictionary"
        case .optionalType: "Optional"
        case .attributedType(let type): type.baseType.withoutArguments
        case .someOrAnyType(let type): type.constraint.withoutArguments
        default: trimmedDescription
        }
    }
}

extension InheritanceClauseSyntax? {
    /// The types after the colon, each of `A & B` by itself.
    var typeNames: Set<String> {
        Set(
            (self?.inheritedTypes ?? []).flatMap { inherited -> [String] in
                if let composition = inherited.type.as(CompositionTypeSyntax.self) {
                    return composition.elements.map(\.type.withoutArguments)
                }
                return [inherited.type.withoutArguments]
            })
    }
}

extension MemberBlockSyntax {
    /// The names of the members; `init` and `subscript` for those.
    var memberNames: Set<String> { Set(members.flatMap(\.names)) }
}

extension MemberBlockItemSyntax {
    fileprivate var names: [String] {
        switch decl.as(DeclSyntaxEnum.self) {
        case .variableDecl(let variable): variable.bindings.flatMap { $0.pattern.boundNames }
        case .enumCaseDecl(let cases): cases.elements.map { $0.name.nameText }
        case .initializerDecl: ["init"]
        case .subscriptDecl: ["subscript"]
        case .ifConfigDecl(let conditions):
            conditions.clauses.flatMap { clause -> [String] in
                guard case .decls(let members) = clause.elements else { return [] }
                return members.flatMap(\.names)
            }
        default: decl.asProtocol((any NamedDeclSyntax).self).map { [$0.name.nameText] } ?? []
        }
    }
}

extension ExprSyntax {
    /// Whether it is a literal, or one of arrays and dictionaries of literals.
    var isLiteral: Bool {
        switch self.as(ExprSyntaxEnum.self) {
        case .integerLiteralExpr, .floatLiteralExpr, .booleanLiteralExpr, .stringLiteralExpr: true
        case .arrayExpr(let array): array.elements.allSatisfy(\.expression.isLiteral)
        case .dictionaryExpr(let dictionary):
            if case .elements(let elements) = dictionary.content {
                elements.allSatisfy { $0.key.isLiteral && $0.value.isLiteral }
            } else {
                true
            }
        case .prefixOperatorExpr(let signed): signed.expression.isLiteral
        default: false
        }
    }

    /// The name of the variable that an access begins with: `a` of `a.b[0]!.c`.
    var root: TokenSyntax? {
        switch self.as(ExprSyntaxEnum.self) {
        case .declReferenceExpr(let name): name.baseName
        case .memberAccessExpr(let access): access.base?.root
        case .subscriptCallExpr(let access): access.calledExpression.root
        case .optionalChainingExpr(let chain): chain.expression.root
        case .forceUnwrapExpr(let forced): forced.expression.root
        case .functionCallExpr(let call): call.calledExpression.root
        case .inOutExpr(let passed): passed.expression.root
        case .tupleExpr(let tuple): tuple.elements.first?.expression.root
        case .sequenceExpr(let sequence): sequence.elements.first?.root
        default: nil
        }
    }
}
