import Diagnostics
import Examples
import Site
import SiteBuild

/// The pages that a command's paths name, in a site or not, with what their examples do written
/// into them.
struct Blessing: Sendable {
    let judgement: Build.Judgement
    /// Those that change.
    let pages: [Build.BlessedPage]
    /// What is still wrong then.
    let remaining: [Diagnostic]
    /// The files that messages point at, by their path in messages.
    let sources: [String: SourceFile]
}

extension SiteOptions {
    /// Runs the examples that paths name, as `examine` takes them, and writes nothing.
    ///
    /// Throws what `Build` throws, and exit codes for wrong paths, after words about them.
    func bless(
        _ paths: [String], _ console: Console, _ progress: ProgressLine
    ) async throws -> Blessing {
        switch try Scope(of: paths, root: root, console) {
        case .site: try await blessSite(paths, console, progress)
        case .folder: try await blessFolder(paths, console, progress)
        }
    }

    private func blessSite(
        _ paths: [String], _ console: Console, _ progress: ProgressLine
    ) async throws -> Blessing {
        let read = try await build.plan()
        let asked = try Selection(paths, root: root, plan: read, console)
        let copying = try await build.copyingRegions(into: read, wants: asked.holds)
        let plan = copying.plan
        let selection = asked.following(into: plan)
        let judgement = try await build.judge(
            plan, wants: selection.holds, beforeWriting: true, progress: progress)
        let blessed = build.blessed(copying, by: judgement)
        let ofPlan = plan.diagnostics.filter {
            selection.holds($0.location) || $0.location.path == plan.configurationPath
        }
        return Blessing(
            judgement: judgement, pages: blessed.value, remaining: ofPlan + blessed.diagnostics,
            sources: plan.textsByPath)
    }

    private func blessFolder(
        _ paths: [String], _ console: Console, _ progress: ProgressLine
    ) async throws -> Blessing {
        let (plan, selection) = try planFolder(paths, console)
        let judgement = try await build.judge(
            plan, wants: selection.holds, beforeWriting: true, progress: progress)
        let blessed = build.blessed(plan, by: judgement)
        let ofPlan = plan.diagnostics.filter { selection.holds($0.location) }
        return Blessing(
            judgement: judgement, pages: blessed.value, remaining: ofPlan + blessed.diagnostics,
            sources: plan.textsByPath)
    }
}
