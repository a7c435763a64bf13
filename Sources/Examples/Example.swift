package import Diagnostics
package import Markdown

/// A Swift block of a page that takes part in the site's promise.
package struct Example: Hashable, Sendable {
    /// Unique on the site: `id=name`, or made from page, nearest heading and number.
    package let id: String
    /// The block, with its places in the markdown.
    package let block: CodeBlock
    package let kind: ExampleKind
    package let settings: ExampleSettings
    /// The session it belongs to; nil for a program of its own.
    package let session: String?
    /// Files of the page that lie in the program's working folder.
    package let files: [ExampleFile]
    /// Further source files, of a session.
    package var sources: [ExampleFile]
    /// Whether printing without stating the output is an error.
    package let outputMustBeStated: Bool
    /// Whether a mark of it could not be understood: then it is not known what it is for, and
    /// nothing is done with it.
    package let isMisread: Bool
    package var statedOutput: StatedOutput?
    package var statedError: StatedOutput?
    package var statedDiagnostics: StatedOutput?

    /// The place of the opening fence.
    package var location: SourceLocation { block.fence }
}

/// A block that is a file for the examples after it.
package struct ExampleFile: Hashable, Sendable {
    /// The path in the working folder.
    package let name: String
    package let block: CodeBlock
}

/// What one page says about examples.
package struct PageExamples: Sendable {
    /// In the order of the page.
    package var examples: [Example] = []
    /// Blocks with `file=` that lie in working folders, in the order of the page.
    package var files: [ExampleFile] = []
    /// Swift blocks with `file=` and `session=`, in the order of the page.
    package var sources: [ExampleFile] = []

    package init() {}
}

extension Example {
    /// What the page states about a stream, or of what the compiler says.
    package func statement(_ stream: StatedOutput.Stream) -> StatedOutput? {
        switch stream {
        case .output: statedOutput
        case .standardError: statedError
        case .diagnostics: statedDiagnostics
        }
    }

    /// Whether a line of the markdown is one of its own, or of what states its output.
    package func holds(line: Int) -> Bool {
        let statements = StatedOutput.Stream.allCases.compactMap { statement($0)?.block }
        return ([block] + statements).contains { $0.allLines.contains(line) }
    }
}

extension CodeBlock {
    /// The lines of the markdown from the opening fence to the closing one.
    var allLines: ClosedRange<Int> {
        let last = closingLine ?? lines.last?.number ?? fence.line
        return fence.line...max(fence.line, last)
    }
}
