import Corrections
package import Diagnostics
import ExampleFinding
package import Examples
import Judging
import Markdown

extension Page {
    /// The page's file with regions copied into the blocks that are wanted; nil where none differs.
    ///
    /// The new text is read again. None is copied where it is not the page with those blocks
    /// changed, and nothing else. Finds `cannot-bless`.
    package func copyingRegions(
        in bytes: [UInt8], configuration: SiteConfiguration, wants: (Example) -> Bool
    ) -> Diagnosed<Fix?> {
        let wanted = examples.examples.filter(wants)
        let corrections = wanted.compactMap(\.regionCorrection)
        guard let first = corrections.first else { return Diagnosed(nil) }
        let new = bytes.applying(corrections.edits(in: bytes))
        let file = SiteSource.File(path: path.source, displayPath: source.path, bytes: new)
        let read = Page.parseAll([file], configuration: configuration).value.first
        let copied = Set(corrections.map(\.example.location))
        guard let read, isSame(as: read, but: copied) else {
            return Diagnosed(nil, [.cannotCopy(at: first.place)])
        }
        return Diagnosed(Fix(path: source.path, old: bytes, new: new, copied: corrections.count))
    }

    private func isSame(as other: Page, but copied: Set<SourceLocation>) -> Bool {
        guard examples.examples.count == other.examples.examples.count else { return false }
        return zip(examples.examples, other.examples.examples).allSatisfy { old, new in
            let isCopied = copied.contains(old.location)
            return old.id == new.id && old.block.isClosed == new.block.isClosed
                && (isCopied
                    ? old.isCopied(into: new)
                    : old.namesItsCode || old.block.code == new.block.code)
                && StatedOutput.Stream.allCases.allSatisfy {
                    old.statement($0)?.pattern == new.statement($0)?.pattern
                }
        }
    }
}

extension Diagnostic {
    fileprivate static func cannotCopy(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "cannot-bless",
            summary: "sitegen cannot write the regions of this page here: it would read back "
                + "something else",
            hint: "copy them by hand, or move the blocks out of lists and quotes",
            location: location)
    }
}
