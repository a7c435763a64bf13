import Comparing
package import Diagnostics
package import Examples
import Judging
import Markdown
package import OutputMatching

/// What a fence should state of an example, by what the example did.
package struct FenceCorrection: Hashable, Sendable {
    /// A line of the statement as it would hold.
    package enum Line: Hashable, Sendable {
        /// The stated line with this index, counted from zero, as it is written.
        case kept(Int)
        case new(String)
    }

    package let example: Example
    package let stream: StatedOutput.Stream
    /// The fence to correct; nil where one is to be added.
    package let stated: StatedOutput?
    package let lines: [Line]

    init(
        _ example: Example, _ stream: StatedOutput.Stream, stated: StatedOutput?, lines: [Line]
    ) {
        self.example = example
        self.stream = stream
        self.stated = stated
        self.lines = lines
    }

    /// The texts of the lines. White space at their ends is not written: it does not count.
    package var texts: [String] {
        let old = stated?.pattern.lines ?? []
        return lines.map { line in
            switch line {
            case .kept(let index): old[index].text
            case .new(let text): String(text.trimmingTrailingWhitespace)
            }
        }
    }

    /// What the page would state.
    package var pattern: OutputPattern {
        OutputPattern(
            text: texts.map { $0 + "\n" }.joined(), matching: stated?.matching ?? .exact)
    }
}

extension NormalisedOutput {
    /// The lines of a fence that would hold.
    var corrected: [FenceCorrection.Line] {
        lines.compactMap { line in
            switch line {
            case .captured(_, let index), .wildcard(let index): .kept(index)
            case .printed(let text): .new(text)
            case .leftOut: nil
            }
        }
    }
}

extension FenceCorrection {
    /// The fence that it corrects; the example's where one is to be added.
    package var place: SourceLocation { (stated?.block ?? example.block).fence }
}

extension MessageComparison {
    /// The lines that would hold, in the order of the compiler: those that do as they are written.
    var corrected: [FenceCorrection.Line] {
        let kept = stated.indices.compactMap { line in
            alignment.partners[line].map {
                (message: $0, line: FenceCorrection.Line.kept(stated[line].index))
            }
        }
        let added = (alignment.unstatedErrors + likely).map {
            (message: $0, line: FenceCorrection.Line.new(messages[$0].stated))
        }
        return (kept + added).sorted { $0.message < $1.message }.map(\.line)
    }
}
