import SwiftParser
import SwiftSyntax

/// Swift text as the compiler's own parser sees it. Any text parses, also what does not compile.
package struct SwiftSource: Sendable {
    package let text: String
    let tree: SourceFileSyntax

    package init(_ text: String) {
        self.text = text
        tree = Parser.parse(source: text)
    }

    /// Whether the parser finds nothing wrong.
    package var isWellFormed: Bool { !tree.hasError }

    /// Whether a declaration at top level carries `@main`, also one in a clause of an `#if`.
    package var hasMainAttribute: Bool { tree.statements.contains { $0.carriesMain } }
}

extension CodeBlockItemSyntax {
    fileprivate var carriesMain: Bool {
        guard case .decl(let declaration) = item else { return false }
        if let conditions = declaration.as(IfConfigDeclSyntax.self) {
            return conditions.clauses.contains { clause in
                guard case .statements(let statements) = clause.elements else { return false }
                return statements.contains { $0.carriesMain }
            }
        }
        let attributes = declaration.asProtocol((any WithAttributesSyntax).self)?.attributes
        return attributes?.contains { element in
            element.as(AttributeSyntax.self)?.attributeName.trimmedDescription == "main"
        } ?? false
    }
}
