package import Diagnostics
package import Markdown

extension MarkdownDocument {
    /// The tree of a file, without its diagnostics.
    package static func of(_ file: SourceFile) -> MarkdownDocument { parse(file).value }
}
