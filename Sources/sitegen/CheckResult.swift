import Diagnostics
import Examples
import Foundation
import Judging
import Pages
import Reports
import Site
import SiteBuild

/// The judged examples that a command's paths name, in a site or not, and all that is said of them.
struct CheckResult: Sendable {
    let judgement: Build.Judgement
    private(set) var diagnostics: [Diagnostic]
    /// The files that messages point at, by their path in messages.
    let sources: [String: SourceFile]
    /// The site as it would be built; nil where there is none.
    let site: RenderedSite?
    /// Whether what must be right before examples are run is right.
    let isConfigured: Bool
    /// How many files were looked at.
    let fileCount: Int
    let selection: Selection
    /// Where the time went.
    var timings: Timings
    /// Whether errors were taken out that are known.
    private(set) var isExcused = false

    var examples: [CheckedExample] { judgement.examples }

    /// Says what is wrong with the configuration, and throws the exit code 1; nothing was run then.
    func requireConfiguration(_ console: Console) throws {
        guard !isConfigured else { return }
        let problems = diagnostics.filter { $0.location.path == "sitegen.yml" }
        console.report(problems, sources: sources)
        throw ExitStatus.siteHasErrors
    }

    /// Whether the command ends with status 1.
    var hasFailed: Bool {
        diagnostics.holdErrors || !isExcused && examples.contains { $0.verdict == .failed }
    }

    /// Whether all of a page was looked at.
    func coversPage(_ path: String) -> Bool { selection.holdsAll(of: path) }

    /// The same without errors that are known.
    func excusing(_ known: Set<Diagnostic>) -> CheckResult {
        var result = self
        result.diagnostics.removeAll { known.contains($0) }
        result.isExcused = !known.isEmpty
        return result
    }
}

extension SiteOptions {
    /// Runs and judges the examples that paths name. They are those of the site without a path, and
    /// for paths within `content/` of a site. They are those of any markdown for other paths.
    ///
    /// What is unverifiable is an error `strictly`. Of a `shard` only its programs are run. Throws
    /// what `Build` throws, and exit codes for wrong paths, after words about them.
    func examine(
        _ paths: [String], strictly isStrict: Bool = false, of shard: Shard? = nil,
        _ console: Console, _ progress: ProgressLine
    ) async throws -> CheckResult {
        var timings = Timings()
        let (plan, selection) = try await timings.measure("reading the pages") {
            try await self.plan(paths, console)
        }
        guard shard == nil || plan.isOfSite else {
            console.say("sitegen: error: '--shard' is for a site: only that can share results")
            throw ExitStatus.wrongUsage
        }
        let record = try AuditFile(root: root).read()
        var judgement = try await timings.measure("compiling, running and judging") {
            try await build.judge(
                plan, wants: selection.holds, of: shard, recorded: record.forms,
                progress: progress)
        }
        timings.add(judgement.conduct?.times ?? [])
        if isStrict { judgement = judgement.strict }
        let start = ContinuousClock.now
        let rendered = plan.isOfSite ? build.render(plan, showing: judgement) : nil
        timings.add(ContinuousClock.now - start, to: "preparing the site")
        let found = plan.diagnostics + (rendered?.diagnostics ?? [])
        return CheckResult(
            judgement: judgement,
            diagnostics: selection.concerned(found, of: plan) + judgement.diagnostics,
            sources: plan.textsByPath.merging(judgement.packageSources) { own, _ in own },
            site: rendered?.value, isConfigured: plan.isConfigured,
            fileCount: plan.source.pages.count, selection: selection, timings: timings)
    }

    /// What the paths of a command name: the pages of the site, or files that belong to none, and
    /// which of their examples.
    ///
    /// Throws what `Build` throws, and exit codes for wrong paths, after words about them.
    func plan(
        _ paths: [String], _ console: Console
    ) async throws -> (plan: Plan, selection: Selection) {
        switch try Scope(of: paths, root: root, console) {
        case .site:
            let plan = try await build.plan()
            return (plan, try Selection(paths, root: root, plan: plan, console))
        case .folder:
            let base = URL(filePath: root, directoryHint: .isDirectory)
            let places = paths.map { PlaceArgument($0, in: base) }
            do {
                let plan = try build.planFolder(
                    places.map(\.path), readsSources: isReadingSources)
                return (plan, try Selection(places, plan: plan, console))
            } catch {
                guard error.isOfPaths else { throw error }
                console.say("sitegen: error: \(error)")
                throw ExitStatus.wrongUsage
            }
        }
    }
}

extension Error {
    /// Whether the command line names what is not there, or is no markdown.
    fileprivate var isOfPaths: Bool {
        switch self as? MarkdownFolder.ReadingError {
        case .missing, .notMarkdown: true
        case .noMarkdown, .unreadable, nil: false
        }
    }
}
