package import Diagnostics
package import Examples

/// A markdown file with its examples, of a site or of none.
package protocol ExamplePage: Sendable {
    var source: SourceFile { get }
    var examples: PageExamples { get }

    /// The examples that the page would have with another text.
    func examples(in text: SourceFile) -> PageExamples
}
