package import Corrections
package import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import StatedComments

extension Page {
    /// The bytes of the page's file with corrections written into it.
    ///
    /// The new text is read again: each correction is what its fence or comment states then, and
    /// nothing else about any example has changed. One for which that is not so is left out. Finds
    /// `cannot-bless`.
    package func accepting(
        _ corrections: [Correction], in bytes: [UInt8]
    ) -> Diagnosed<Fix> {
        let all = bytes.applying(corrections.edits(in: bytes))
        if states(corrections, in: all) {
            return Diagnosed(Fix(path: source.path, old: bytes, new: all, written: corrections))
        }
        // One is to blame, seldom more: each is tried beside those that can be written.
        var accepted: [Correction] = []
        var diagnostics: [Diagnostic] = []
        for correction in corrections {
            let together = accepted + [correction]
            if states(together, in: bytes.applying(together.edits(in: bytes))) {
                accepted = together
            } else {
                diagnostics.append(.cannotBless(correction))
            }
        }
        let fix = Fix(
            path: source.path, old: bytes, new: bytes.applying(accepted.edits(in: bytes)),
            written: accepted)
        return Diagnosed(fix, diagnostics)
    }

    /// Whether these bytes are the page with these corrections, and no other difference.
    private func states(_ corrections: [Correction], in bytes: [UInt8]) -> Bool {
        let decoded = SourceFile.decode(path: source.path, bytes: bytes)
        guard decoded.diagnostics.isEmpty, let file = decoded.value else { return false }
        let found = examples(in: file)
        guard found.examples.count == examples.examples.count else { return false }
        return zip(examples.examples, found.examples).allSatisfy { old, new in
            old.id == new.id && new.block.code == corrections.code(of: old)
                && new.comments.map { $0.meaning(in: new.block.code) }
                    == corrections.meanings(of: old)
                && StatedOutput.Stream.allCases.allSatisfy { stream in
                    new.statementByAnyWord(stream)?.pattern
                        == corrections.pattern(of: stream, for: old)
                        ?? old.statementByAnyWord(stream)?.pattern
                }
        }
    }
}

extension Diagnostic {
    fileprivate static func cannotBless(_ correction: Correction) -> Self {
        Diagnostic(
            code: "cannot-bless",
            summary:
                "sitegen cannot write the example's results here: it would read back something "
                + "else",
            hint: "write them by hand, or move the block out of lists and quotes",
            location: correction.place)
    }
}
