import Corrections
package import Diagnostics
package import Examples
import Judging
import Site

extension Build {
    /// A page with what its examples do written into it.
    package struct BlessedPage: Sendable {
        /// The path in messages, relative to the folder of the site, or absolute.
        package let path: String
        /// What was read.
        package let old: [UInt8]
        package let new: [UInt8]
        /// How many fences and comments are written anew, and how many fences are added.
        package let fences: Int
        package let comments: Int
        package let added: Int
        /// How many blocks repeat their region again.
        package var copied = 0
    }

    /// What a folder comes to with the regions of source files copied into the wanted blocks that
    /// do not repeat theirs.
    package struct Copying: Sendable {
        package let plan: Plan
        /// How many were copied into each page, by its path in messages.
        let counts: [String: Int]
        /// What was read before, by the same paths.
        let old: [String: [UInt8]]
        package let diagnostics: [Diagnostic]
    }

    /// Copies regions before anything is run: what a block does is what its new code does.
    ///
    /// Finds `cannot-bless`. Throws `SiteDirectory.ReadingError`.
    package func copyingRegions(
        into plan: Plan, wants: (Example) -> Bool
    ) async throws -> Copying {
        var diagnostics: [Diagnostic] = []
        var source = plan.source
        var counts: [String: Int] = [:]
        var old: [String: [UInt8]] = [:]
        for (index, file) in source.pages.enumerated() {
            guard let page = plan.pages.first(where: { $0.source.path == file.displayPath }),
                let new = page.copyingRegions(
                    in: file.bytes, configuration: plan.configuration, wants: wants
                ).collecting(into: &diagnostics)
            else { continue }
            counts[file.displayPath] = new.count
            old[file.displayPath] = file.bytes
            source.pages[index] = SiteSource.File(
                path: file.path, displayPath: file.displayPath, bytes: new.bytes)
        }
        return Copying(
            plan: counts.isEmpty ? plan : try await self.plan(source), counts: counts, old: old,
            diagnostics: diagnostics)
    }

    /// The pages that change if each example that drifts is right, in the order of the plan, and
    /// what is wrong besides.
    ///
    /// Finds `cannot-bless` where what was printed cannot be written in its place.
    package func blessed(
        _ plan: some ExamplePlan, by judgement: Judgement
    ) -> Diagnosed<[BlessedPage]> {
        blessed(plan, by: judgement, copied: [:], old: [:])
    }

    /// The same of a site into which regions were copied.
    package func blessed(
        _ copying: Copying, by judgement: Judgement
    ) -> Diagnosed<[BlessedPage]> {
        let blessed = blessed(
            copying.plan, by: judgement, copied: copying.counts, old: copying.old)
        return Diagnosed(blessed.value, copying.diagnostics + blessed.diagnostics)
    }

    private func blessed(
        _ plan: some ExamplePlan, by judgement: Judgement, copied: [String: Int],
        old: [String: [UInt8]]
    ) -> Diagnosed<[BlessedPage]> {
        var diagnostics: [Diagnostic] = []
        var written: Set<Correction> = []
        let corrections = judgement.examples.map { example in
            example.corrections.collecting(into: &diagnostics)
        }
        let pages = plan.pages.compactMap { page -> BlessedPage? in
            let path = page.source.path
            let own = corrections.flatMap(\.self).filter { $0.example.location.path == path }
            let copied = copied[path] ?? 0
            guard !own.isEmpty || copied > 0,
                let file = plan.files.first(where: { $0.displayPath == path })
            else { return nil }
            let accepted = page.accepting(own, in: file.bytes).collecting(into: &diagnostics)
            guard !accepted.written.isEmpty || copied > 0 else { return nil }
            written.formUnion(accepted.written)
            return BlessedPage(
                path: path, old: old[path] ?? file.bytes, new: accepted.bytes,
                fences: accepted.written.count { $0.isReplacing && !$0.isOfComments },
                comments: accepted.written.count(where: \.isOfComments),
                added: accepted.written.count { !$0.isReplacing }, copied: copied)
        }
        // Where all that was wrong is written down, it is wrong no more.
        let remaining = zip(judgement.examples, corrections).flatMap { example, own in
            own.isEmpty || !written.isSuperset(of: own)
                ? example.diagnostics : example.diagnostics.filter { $0.severity != .error }
        }
        return Diagnosed(pages, judgement.besides + remaining + diagnostics)
    }
}
