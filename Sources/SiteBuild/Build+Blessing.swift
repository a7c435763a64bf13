import Corrections
package import Diagnostics
package import Examples
import Judging
package import Pages

extension Build {
    /// Copies regions of source files into the wanted blocks that do not repeat theirs, before
    /// anything is run: what a block does is what its new code does.
    ///
    /// Finds `cannot-bless`. Throws `SiteDirectory.ReadingError`.
    package func copyingRegions(
        into plan: Plan, wants: (Example) -> Bool
    ) async throws -> Diagnosed<(plan: Plan, fixes: [Fix])> {
        var diagnostics: [Diagnostic] = []
        var source = plan.source
        var fixes: [Fix] = []
        for (index, file) in source.pages.enumerated() {
            guard let page = plan.pages.first(where: { $0.source.path == file.displayPath }),
                let fix = page.copyingRegions(
                    in: file.bytes, configuration: plan.configuration, wants: wants
                ).collecting(into: &diagnostics)
            else { continue }
            fixes.append(fix)
            source.pages[index] = SiteSource.File(
                path: file.path, displayPath: file.displayPath, bytes: fix.new)
        }
        let copied = fixes.isEmpty ? plan : try await self.plan(source)
        return Diagnosed((copied, fixes), diagnostics)
    }

    /// The pages that change if each example that drifts is right, in the order of the plan. What
    /// is wrong besides comes with them. `first` are those into which regions were copied.
    ///
    /// Finds `cannot-bless` where what was printed cannot be written in its place.
    package func fixes(
        of plan: Plan, by judgement: Judgement, after first: [Fix]
    ) -> Diagnosed<[Fix]> {
        var diagnostics: [Diagnostic] = []
        var written: Set<Correction> = []
        let corrections = judgement.examples.map { example in
            example.corrections.collecting(into: &diagnostics)
        }
        let fixes = plan.pages.compactMap { page -> Fix? in
            let path = page.source.path
            let own = corrections.flatMap(\.self).filter { $0.example.location.path == path }
            let copied = first.first { $0.path == path }
            guard !own.isEmpty || copied != nil,
                let file = plan.source.pages.first(where: { $0.displayPath == path })
            else { return nil }
            let fix = page.accepting(own, in: file.bytes).collecting(into: &diagnostics)
            guard !fix.written.isEmpty || copied != nil else { return nil }
            written.formUnion(fix.written)
            return fix.following(copied)
        }
        // What was wrong is wrong no more where all of it is written down.
        let remaining = zip(judgement.examples, corrections).flatMap { example, own in
            own.isEmpty || !written.isSuperset(of: own)
                ? example.diagnostics : example.diagnostics.filter { $0.severity != .error }
        }
        return Diagnosed(fixes, judgement.besides + remaining + diagnostics)
    }
}
