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

    /// Whether a declaration at top level carries `@main`.
    package var hasMainAttribute: Bool {
        tree.statements.contains { statement in
            guard case .decl(let declaration) = statement.item,
                let attributes = declaration.asProtocol((any WithAttributesSyntax).self)?.attributes
            else { return false }
            return attributes.contains { element in
                element.as(AttributeSyntax.self)?.attributeName.trimmedDescription == "main"
            }
        }
    }
}
