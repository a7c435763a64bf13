import Foundation
import SwiftParser
import SwiftSyntax

/// The diagnostic codes of Swift sources, with the severities that stand beside them.
///
/// A code is a literal at each of some hundred places, and some places get it from a parameter, from
/// a tuple or from one of two branches. Each expression is followed to its literals. One that cannot
/// be followed is in `lost`, so that no code stays unseen.
struct DiagnosticCodes {
    /// A code, and a severity where a diagnostic with it is made; nil where that is computed.
    struct Use: Hashable {
        let code: String
        let severity: String?
    }

    private(set) var uses: Set<Use> = []
    /// Places of expressions that lead to no literal.
    private(set) var lost: [String] = []
    private var calls: [Call] = []

    var codes: Set<String> { Set(uses.map(\.code)) }

    /// The texts by their paths.
    init(_ texts: [String: String]) {
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
            let finder = CallFinder(path: path, tree: Parser.parse(source: text))
            calls += finder.calls
            lost += finder.assignments
        }
        for call in calls where call.makesDiagnostic {
            guard let code = call.argument("code") else { continue }
            let severities = call.severities
            for literal in literals(of: code, in: call, depth: 0) {
                uses.formUnion(severities.map { Use(code: literal, severity: $0) })
            }
        }
    }

    /// Those of all sources of the project.
    init() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        var texts: [String: String] = [:]
        for name in names where name.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            // A call without this label gives a code only to a function of its own file.
            if text.contains("code:") || text.contains(".code =") { texts[name] = text }
        }
        self.init(texts)
    }

    // MARK: Following an expression

    private mutating func literals(
        of expression: ExprSyntax, in call: Call, depth: Int
    ) -> [String] {
        expression.results.flatMap { result -> [String] in
            if let literal = result.as(StringLiteralExprSyntax.self)?.representedLiteralValue {
                return [literal]
            }
            let name = result.as(DeclReferenceExprSyntax.self)?.baseName.text
            guard depth < 8, let name, let values = values(of: name, at: result, in: call),
                !values.isEmpty
            else {
                lost.append(call.place(of: result))
                return []
            }
            return values.flatMap { literals(of: $0.value, in: $0.call, depth: depth + 1) }
        }
    }

    /// What a name stands for: the value of a constant, or what calls give for a parameter.
    private func values(
        of name: String, at place: ExprSyntax, in call: Call
    ) -> [(value: ExprSyntax, call: Call)]? {
        var node = Syntax(place)
        while let parent = node.parent {
            if let items = parent.as(CodeBlockItemListSyntax.self) {
                for item in items where item.position < node.position {
                    if let values = item.item.as(VariableDeclSyntax.self)?.values(of: name) {
                        return values.map { ($0, call) }
                    }
                }
            }
            if let function = parent.as(FunctionDeclSyntax.self) {
                let parameters = Array(function.signature.parameterClause.parameters)
                let index = parameters.firstIndex { ($0.secondName ?? $0.firstName).text == name }
                if let index {
                    let label = parameters[index].firstName.text
                    let callers = calls.filter { $0.name == function.name.text }
                    let given = callers.compactMap { caller in
                        let value =
                            label != "_"
                            ? caller.argument(label)
                            : caller.path == call.path ? caller.unlabelled(index) : nil
                        return value.map { ($0, caller) }
                    }
                    return given
                        + [parameters[index].defaultValue?.value].compactMap { $0 }
                        .map { ($0, call) }
                }
            }
            node = parent
        }
        return nil
    }
}

/// A call of a function, of an initialiser or of a case.
private struct Call {
    let path: String
    let name: String
    let node: FunctionCallExprSyntax
    let converter: SourceLocationConverter

    /// The labels that no initialiser of a diagnostic goes without.
    var makesDiagnostic: Bool {
        ["code", "summary", "location"].allSatisfy { argument($0) != nil }
    }

    func argument(_ label: String) -> ExprSyntax? {
        node.arguments.first { $0.label?.text == label }?.expression
    }

    func unlabelled(_ index: Int) -> ExprSyntax? {
        let arguments = Array(node.arguments)
        guard arguments.indices.contains(index), arguments[index].label == nil else { return nil }
        return arguments[index].expression
    }

    /// The severities that are written there: an error where none is.
    var severities: [String?] {
        guard let severity = argument("severity") else { return ["error"] }
        return severity.results.map { $0.as(MemberAccessExprSyntax.self)?.declName.baseName.text }
    }

    func place(of expression: ExprSyntax) -> String {
        let line = converter.location(for: expression.positionAfterSkippingLeadingTrivia).line
        return "\(path):\(line): \(expression.trimmedDescription)"
    }
}

private final class CallFinder: SyntaxVisitor {
    private(set) var calls: [Call] = []
    /// Assignments to the code of something other than `self`.
    private(set) var assignments: [String] = []
    private let path: String
    private let converter: SourceLocationConverter

    init(path: String, tree: SourceFileSyntax) {
        self.path = path
        converter = SourceLocationConverter(fileName: path, tree: tree)
        super.init(viewMode: .sourceAccurate)
        walk(tree)
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        let called = node.calledExpression
        let name =
            called.as(DeclReferenceExprSyntax.self)?.baseName.text
            ?? called.as(MemberAccessExprSyntax.self)?.declName.baseName.text
        calls.append(Call(path: path, name: name ?? "", node: node, converter: converter))
        return .visitChildren
    }

    override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
        let elements = Array(node.elements)
        if elements.count > 1, elements[1].is(AssignmentExprSyntax.self),
            let member = elements[0].as(MemberAccessExprSyntax.self),
            member.declName.baseName.text == "code", member.base?.trimmedDescription != "self"
        {
            let line = converter.location(for: node.positionAfterSkippingLeadingTrivia).line
            assignments.append("\(path):\(line): \(node.trimmedDescription)")
        }
        return .visitChildren
    }
}

extension ExprSyntax {
    /// What it can come to: the branches of a choice, otherwise itself.
    fileprivate var results: [ExprSyntax] {
        if let sequence = self.as(SequenceExprSyntax.self) {
            let choices = sequence.elements.compactMap { $0.as(UnresolvedTernaryExprSyntax.self) }
            guard !choices.isEmpty, let last = sequence.elements.last else { return [self] }
            return (choices.map(\.thenExpression) + [last]).flatMap(\.results)
        }
        if let tuple = self.as(TupleExprSyntax.self), tuple.elements.count == 1,
            let only = tuple.elements.first
        {
            return only.expression.results
        }
        if let choice = self.as(SwitchExprSyntax.self) {
            return choice.cases.compactMap { $0.as(SwitchCaseSyntax.self) }
                .compactMap { $0.statements.last?.expression }.flatMap(\.results)
        }
        if let choice = self.as(IfExprSyntax.self) {
            let first = choice.body.statements.last?.expression.map(\.results) ?? []
            return first
                + (choice.elseBody.map { body in
                    switch body {
                    case .ifExpr(let next): ExprSyntax(next).results
                    case .codeBlock(let block):
                        block.statements.last?.expression.map(\.results) ?? []
                    }
                } ?? [])
        }
        return [self]
    }
}

extension CodeBlockItemSyntax {
    fileprivate var expression: ExprSyntax? {
        item.as(ExprSyntax.self) ?? item.as(ExpressionStmtSyntax.self)?.expression
    }
}

extension VariableDeclSyntax {
    /// What a name is bound to, by itself or as a part of a tuple; nil where it is not declared here.
    fileprivate func values(of name: String) -> [ExprSyntax]? {
        for binding in bindings {
            guard let value = binding.initializer?.value else { continue }
            if binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text == name {
                return value.results
            }
            let names = binding.pattern.as(TuplePatternSyntax.self)?.elements.map {
                $0.pattern.as(IdentifierPatternSyntax.self)?.identifier.text
            }
            guard let names, let index = names.firstIndex(of: name) else { continue }
            return value.results.map { result in
                let parts = result.as(TupleExprSyntax.self).map { Array($0.elements) } ?? []
                return parts.count == names.count ? parts[index].expression : result
            }
        }
        return nil
    }
}
