package import Diagnostics
import Examples
import Site

extension Build {
    /// A page with what its examples do written into it.
    package struct BlessedPage: Sendable {
        /// The path in messages, relative to the folder of the site.
        package let path: String
        /// What was read.
        package let old: [UInt8]
        package let new: [UInt8]
        /// How many statements are written anew, and how many fences are added.
        package let rewritten: Int
        package let added: Int
    }

    /// The pages that change if each example that drifts is right, in the order of the site, and
    /// what is wrong besides.
    ///
    /// Finds `cannot-bless` where what was printed cannot be written in its place.
    package func blessed(_ plan: Plan, by judgement: Judgement) -> Diagnosed<[BlessedPage]> {
        var diagnostics: [Diagnostic] = []
        var written: Set<Correction> = []
        let corrections = judgement.examples.flatMap(\.corrections)
        let pages = plan.pages.compactMap { page -> BlessedPage? in
            let own = corrections.filter { $0.example.location.path == page.source.path }
            let file = plan.source.pages.first { $0.displayPath == page.source.path }
            guard !own.isEmpty, let file else { return nil }
            let accepted = page.accepting(own, in: file.bytes).collecting(into: &diagnostics)
            guard !accepted.written.isEmpty else { return nil }
            written.formUnion(accepted.written)
            return BlessedPage(
                path: page.source.path, old: file.bytes, new: accepted.bytes,
                rewritten: accepted.written.count { $0.isReplacing },
                added: accepted.written.count { !$0.isReplacing })
        }
        // Where all that was wrong is written down, it is wrong no more.
        let remaining = judgement.judged.flatMap { judged in
            let corrections = judged.value.corrections
            return corrections.isEmpty || !written.isSuperset(of: corrections)
                ? judged.diagnostics : judged.diagnostics.filter { $0.severity != .error }
        }
        return Diagnosed(pages, judgement.besides + remaining + diagnostics)
    }
}
