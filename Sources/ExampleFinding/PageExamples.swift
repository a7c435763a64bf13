package import Diagnostics
package import Examples
import Markdown

/// What one page says about examples.
package struct PageExamples: Hashable, Sendable {
    /// In the order of the page.
    package var examples: [Example] = []
    /// Blocks with `file=` that lie in working folders, in the order of the page.
    package var files: [ExampleFile] = []
    /// Swift blocks with `file=` and `session=`, in the order of the page.
    package var sources: [ExampleFile] = []

    package init() {}

    /// What several parts of a file say, in their order.
    package init(_ parts: [PageExamples]) {
        examples = parts.flatMap(\.examples)
        files = parts.flatMap(\.files)
        sources = parts.flatMap(\.sources)
    }
}

extension PageExamples {
    /// Finds `duplicate-id` where two examples of a site carry the same id.
    package static func duplicateIDs(in pages: [PageExamples]) -> [Diagnostic] {
        var first: [String: SourceLocation] = [:]
        var diagnostics: [Diagnostic] = []
        for example in pages.flatMap(\.examples) {
            if let other = first[example.id] {
                diagnostics.append(
                    .duplicateID(example.id, first: other, at: example.block.infoLocation))
            } else {
                first[example.id] = example.location
            }
        }
        return diagnostics
    }
}
