import ArgumentParser
import Diagnostics
import Examples
import Site
import SiteBuild

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Run the examples and compare what they print with what the pages state.",
        discussion: """
            Writes nothing. Ends with status 1 if anything differs, so that it can guard a \
            repository in CI. PATH is a page or a folder within 'content'; LINE is any line of an \
            example or of what states its output.
            """)

    @OptionGroup var options: SiteOptions

    @Flag(help: "Also fail if 'public' is not what a build would write.")
    var requireFreshPublic = false

    @Argument(
        help: ArgumentHelp("What to check; everything if left out.", valueName: "path[:line]"))
    var paths: [String] = []

    func validate() throws {
        if requireFreshPublic, !paths.isEmpty {
            throw ValidationError(
                "'--require-fresh-public' is about the whole site: leave the paths out")
        }
    }

    func run() async throws {
        try await options.perform { [self] console, progress in
            let build = options.build
            let plan = try build.plan()
            let selection = try Selection(paths, root: options.root, plan: plan, console)
            let judgement = try await build.judge(
                plan, wants: selection.holds, progress: progress)
            let rendered = build.render(plan, showing: judgement)
            // What concerns every page is told whatever was asked for.
            let diagnostics =
                (plan.diagnostics + rendered.diagnostics).filter {
                    selection.holds($0.location) || $0.location.path == plan.configurationPath
                } + judgement.diagnostics
            await progress.clear()
            console.report(diagnostics, sources: plan.source.textsByPath)
            console.say(console.summary(of: judgement.examples, diagnostics))
            if let words = judgement.sandboxWords { console.say(words) }
            if diagnostics.holdErrors
                || judgement.examples.contains(where: { $0.verdict == .failed })
            {
                throw ExitStatus.siteHasErrors
            }
            if requireFreshPublic { try requireFresh(rendered.value, judgement, console) }
        }
    }
}
