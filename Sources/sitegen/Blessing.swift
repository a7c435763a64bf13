import Diagnostics
import Examples
import Pages
import Reports
import Site
import SiteBuild

/// The pages that a command's paths name, in a site or not, with what their examples do written
/// into them.
struct Blessing: Sendable {
    let judgement: Build.Judgement
    /// One for each page that changes.
    let fixes: [Fix]
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
        let (read, asked) = try await plan(paths, console)
        let copying = try await build.copyingRegions(into: read, wants: asked.holds)
        let plan = copying.value.plan
        let selection = asked.following(into: plan)
        let judgement = try await build.judge(
            plan, wants: selection.holds, beforeWriting: true,
            recorded: try AuditFile(root: root).read().forms, progress: progress)
        let fixes = build.fixes(of: plan, by: judgement, after: copying.value.fixes)
        let ofPlan = selection.concerned(plan.diagnostics, of: plan)
        return Blessing(
            judgement: judgement, fixes: fixes.value,
            remaining: ofPlan + copying.diagnostics + fixes.diagnostics,
            sources: plan.textsByPath.merging(judgement.packageSources) { own, _ in own })
    }
}
