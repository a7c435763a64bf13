package import Diagnostics
package import Markdown
package import OutputMatching
package import StatedComments

/// The lines a page promises that its example will print, in a fence of their own.
package struct StatedOutput: Hashable, Sendable {
    /// What the lines are compared with.
    package enum Stream: String, Sendable, CaseIterable {
        case output
        case standardError = "stderr"
        case diagnostics
    }

    package let stream: Stream
    package let matching: OutputPattern.Matching
    /// The fence, with its places in the markdown.
    package let block: CodeBlock
    /// What is replaced in the stated lines before they are compared.
    package var filters = OutputFilters()
    /// How it is written, where it may be no statement: nil where a word of the fence, or a firm lead
    /// before it, says that it is one.
    package let manner: StatementForm?

    package init(
        stream: Stream, matching: OutputPattern.Matching, block: CodeBlock,
        filters: OutputFilters = OutputFilters(), manner: StatementForm? = nil
    ) {
        self.manner = manner
        self.stream = stream
        self.matching = matching
        self.block = block
        self.filters = filters
    }

    /// The stated lines, filtered.
    package var pattern: OutputPattern {
        OutputPattern(
            lines: OutputLines(text: block.code).filtered(by: filters), matching: matching)
    }

    /// The place of a stated line, counted from zero; past the last one the closing fence.
    package func location(ofLine index: Int) -> SourceLocation {
        block.location(line: index + 1)
    }
}
