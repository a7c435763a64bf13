import Diagnostics
import Examples
import Foundation
import Judging
import Site
import SiteBuild

/// The judged examples that a command's paths name, in a site or not, and all that is said of them.
struct CheckResult: Sendable {
    let judgement: Build.Judgement
    let diagnostics: [Diagnostic]
    /// The files that messages point at, by their path in messages.
    let sources: [String: SourceFile]
    /// The site as it would be built; nil where there is none.
    let site: RenderedSite?
    /// Whether what must be right before examples are run is right.
    let isConfigured: Bool
    /// How many files were looked at.
    let fileCount: Int

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
        diagnostics.holdErrors || examples.contains { $0.verdict == .failed }
    }
}

extension SiteOptions {
    /// Runs and judges the examples that paths name: without a path, and for paths within
    /// `content/` of a site, those of the site; for other paths those of any markdown.
    ///
    /// Throws what `Build` throws, and exit codes for wrong paths, after words about them.
    func examine(
        _ paths: [String], _ console: Console, _ progress: ProgressLine
    ) async throws -> CheckResult {
        switch try Scope(of: paths, root: root, console) {
        case .site: try await examineSite(paths, console, progress)
        case .folder: try await examineFolder(paths, console, progress)
        }
    }

    /// Runs and judges examples of the site, and renders it.
    func examineSite(
        _ paths: [String], _ console: Console, _ progress: ProgressLine
    ) async throws -> CheckResult {
        let plan = try await build.plan()
        let selection = try Selection(paths, root: root, plan: plan, console)
        let judgement = try await build.judge(plan, wants: selection.holds, progress: progress)
        let rendered = build.render(plan, showing: judgement)
        // What concerns every page is told whatever was asked for.
        let diagnostics = (plan.diagnostics + rendered.diagnostics).filter {
            selection.holds($0.location) || $0.location.path == plan.configurationPath
        }
        let pages = Set(plan.source.pages.map(\.displayPath))
        return CheckResult(
            judgement: judgement, diagnostics: diagnostics + judgement.diagnostics,
            sources: plan.textsByPath.merging(judgement.packageSources) { own, _ in own },
            site: rendered.value,
            isConfigured: plan.isConfigured,
            fileCount: pages.count { selection.holds(SourceLocation(path: $0, line: 1)) })
    }

    private func examineFolder(
        _ paths: [String], _ console: Console, _ progress: ProgressLine
    ) async throws -> CheckResult {
        let (plan, selection) = try planFolder(paths, console)
        let judgement = try await build.judge(plan, wants: selection.holds, progress: progress)
        return CheckResult(
            judgement: judgement,
            diagnostics: plan.diagnostics.filter { selection.holds($0.location) }
                + judgement.diagnostics,
            sources: plan.textsByPath.merging(judgement.packageSources) { own, _ in own },
            site: nil,
            isConfigured: true, fileCount: plan.files.count)
    }

    /// Reads markdown that belongs to no site, and which of its examples the paths name.
    ///
    /// Throws what `Build` throws, and exit codes for wrong paths, after words about them.
    func planFolder(
        _ paths: [String], _ console: Console
    ) throws -> (plan: Build.FolderPlan, selection: Selection) {
        let base = URL(filePath: root, directoryHint: .isDirectory)
        let places = paths.map { PlaceArgument($0, in: base) }
        let plan: Build.FolderPlan
        do {
            plan = try build.planFolder(places.map(\.path), readsSources: isReadingSources)
        } catch {
            guard error.isOfPaths else { throw error }
            console.say("sitegen: error: \(error)")
            throw ExitStatus.wrongUsage
        }
        return (plan, try Selection(places, plan: plan, console))
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
