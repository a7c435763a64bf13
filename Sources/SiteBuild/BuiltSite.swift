package import Diagnostics
import ExampleFinding
import Examples
import Judging
package import Pages
package import Site
package import StatedComments

/// A site that was read, judged and rendered, whatever is wrong with it.
package struct BuiltSite: Sendable {
    package let plan: Plan
    /// The judgement of all its examples.
    package let judgement: Build.Judgement
    package let site: RenderedSite
    /// What is wrong with it, each problem once, by place.
    package let diagnostics: [Diagnostic]

    /// The files that messages point at, by their path in messages.
    package var sources: [String: SourceFile] {
        plan.textsByPath.merging(judgement.packageSources) { own, _ in own }
    }

    /// The pages by their paths in messages.
    package var pages: [String: Page] {
        Dictionary(
            plan.pages.map { ($0.source.path, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Build {
    /// The site as it is now, with as little work as what has changed since `last` makes.
    ///
    /// A file that has not changed is not read again. An example is judged again only with its page:
    /// where what the page says of examples is as it was, so is what became of them. All are judged
    /// where the configuration has changed, or packages have. `read` is what was read before the
    /// first build. Throws what `plan` and `judge` throw.
    package func rebuilt(
        after last: BuiltSite?, reading read: Plan? = nil, packagesChanged: Bool = false,
        recorded: Set<StatementForm> = [], progress: any BuildProgress
    ) async throws -> BuiltSite {
        let plan = try await self.plan(after: last?.plan ?? read)
        var unchanged: Set<String> = []
        let judgement: Judgement
        if let last, !packagesChanged, last.keepsItsJudgements(in: plan) {
            judgement = try await judge(plan, after: last, recorded: recorded, progress: progress)
            let known = last.pages
            unchanged = Set(
                plan.pages.filter { known[$0.source.path]?.saysTheSame(as: $0) == true }
                    .map(\.source.path))
        } else {
            judgement = try await judge(plan, recorded: recorded, progress: progress)
        }
        let rendered = render(
            plan, showing: judgement, after: last?.site, unchanged: unchanged)
        return BuiltSite(
            plan: plan, judgement: judgement, site: rendered.value,
            diagnostics: (plan.diagnostics + rendered.diagnostics + judgement.diagnostics)
                .sortedByPlace)
    }

    /// Judges the examples of pages that say something else of examples than they did.
    private func judge(
        _ plan: Plan, after last: BuiltSite, recorded: Set<StatementForm>,
        progress: any BuildProgress
    ) async throws -> Judgement {
        let known = last.pages
        let kept = Set(
            plan.pages.filter { known[$0.source.path]?.parts == $0.parts }.map(\.source.path))
        let former = last.judgement
        let current: Judgement? =
            plan.examples.allSatisfy { kept.contains($0.location.path) }
            ? nil
            : try await judge(
                plan, wants: { !kept.contains($0.location.path) }, recorded: recorded,
                progress: progress)
        let examples = former.examples.filter { kept.contains($0.example.location.path) }
        let byPlace = Dictionary(
            (examples + (current?.examples ?? [])).map { ($0.example.location, $0) },
            uniquingKeysWith: { first, _ in first })
        let pages = Set(plan.source.pages.map(\.displayPath)).union(known.keys)
        let besides = former.besides.filter {
            kept.contains($0.location.path) || !pages.contains($0.location.path)
        }
        return Judgement(
            examples: plan.examples.compactMap { byPlace[$0.location] },
            besides: besides + (current?.besides ?? []),
            toolchain: current?.toolchain ?? former.toolchain,
            conduct: current?.conduct ?? former.conduct,
            packageSources: former.packageSources.merging(current?.packageSources ?? [:]) { $1 },
            learned: former.learned)
    }
}

extension BuiltSite {
    /// Whether examples of pages that have not changed are what they were.
    fileprivate func keepsItsJudgements(in new: Plan) -> Bool {
        plan.isConfigured && new.isConfigured
            && plan.source.configuration == new.source.configuration
            // What is learned from one page makes another one wrong.
            && !(plan.examples + new.examples).contains { $0.requirement == .stated }
    }
}

extension Page {
    /// Whether two pages, read under one configuration, were read from the same text.
    fileprivate func saysTheSame(as other: Page) -> Bool {
        source == other.source && parts == other.parts
    }
}
