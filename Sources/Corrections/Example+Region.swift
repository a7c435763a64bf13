package import Examples
import Markdown
import OutputMatching

extension Example {
    /// What to write so that the block repeats its region; nil where it does, or repeats none.
    package var regionCorrection: FenceCorrection? {
        guard let region, block.isClosed, !isMisread, !region.isRepeated(by: block.code) else {
            return nil
        }
        return FenceCorrection(
            self, .output, stated: StatedOutput(stream: .output, matching: .exact, block: block),
            lines: region.lines.map { .new($0) })
    }

    /// Whether a region was copied into the block of this example, as the page was read before.
    package func isCopied(into other: Example) -> Bool {
        region?.isRepeated(by: other.block.code) ?? false
    }
}
