package import Diagnostics
package import ExampleFinding
import Examples

/// A markdown file with its examples, of a site or of none.
package protocol ExamplePage: Sendable {
    var source: SourceFile { get }
    var examples: PageExamples { get }
    /// Its examples in the parts within which one may need another.
    var parts: [PageExamples] { get }

    /// The examples that the page would have with another text.
    func examples(in text: SourceFile) -> PageExamples
}

extension ExamplePage {
    package var parts: [PageExamples] { [examples] }
}
