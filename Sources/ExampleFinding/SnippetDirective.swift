import Diagnostics
import Examples
import Markdown

/// `@Snippet(path: "package/Snippets/Name", slice: "part")`, a paragraph by which an article of a
/// DocC catalogue shows a part of a snippet of its package.
struct SnippetDirective {
    /// The node of the paragraph.
    let node: Int
    let reference: SourceReference

    /// All of a document, in its order.
    ///
    /// Finds `snippet-directive`.
    static func all(in document: MarkdownDocument) -> Diagnosed<[SnippetDirective]> {
        let opening = "@Snippet("
        var problems: [Diagnostic] = []
        let all = document.nodes.indices.compactMap { node -> SnippetDirective? in
            guard case .paragraph = document.nodes[node].kind,
                document.nodes.indices.contains(node + 1),
                case .text(let first) = document.nodes[node + 1].kind, first.hasPrefix(opening)
            else { return nil }
            let text = document.plainText(of: node).dropFirst(opening.count)
            let directive = SnippetDirective(text, node, in: document)
            if directive == nil { problems.append(.noDirective(at: document.location(of: node))) }
            return directive
        }
        return Diagnosed(all, problems)
    }

    /// Takes what follows the opening parenthesis.
    private init?(_ text: Substring, _ node: Int, in document: MarkdownDocument) {
        guard text.hasSuffix(")"), let arguments = Self.arguments(text.dropLast()),
            let path = arguments["path"], Set(arguments.keys).isSubset(of: ["path", "slice"])
        else { return nil }
        let names = path.split(separator: "/")
        guard let folder = names.firstIndex(of: "Snippets"), folder < names.count - 1 else {
            return nil
        }
        // What is before it is the name of the package.
        let file = names[folder...].joined(separator: "/") + ".swift"
        self.node = node
        reference = SourceReference(
            path: file, region: arguments["slice"], location: document.location(of: node))
    }

    /// The values by their names: `path: "a", slice: "b"`; nil where they are written otherwise.
    private static func arguments(_ text: Substring) -> [String: String]? {
        var found: [String: String] = [:]
        for argument in text.split(separator: ",") {
            let parts = argument.split(separator: ":", maxSplits: 1).map {
                $0.drop(while: \.isWhitespace)
            }
            guard parts.count == 2, parts[1].hasPrefix("\"") else { return nil }
            let value = parts[1].dropFirst().split(
                separator: "\"", omittingEmptySubsequences: false)
            guard value.count == 2, value[1].allSatisfy(\.isWhitespace) else { return nil }
            found[String(parts[0])] = String(value[0])
        }
        return found
    }
}

extension Diagnostic {
    fileprivate static func noDirective(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "snippet-directive", summary: "sitegen cannot read this '@Snippet'",
            hint: "write it like this: @Snippet(path: \"package/Snippets/Name\", slice: \"part\")",
            location: location)
    }
}
