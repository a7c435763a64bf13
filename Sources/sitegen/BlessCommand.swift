import ArgumentParser
import Diagnostics
import Examples
import Site
import SiteBuild

struct BlessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bless",
        abstract: "Write what the examples do into the pages.",
        discussion: """
            Runs the examples three times and writes what they print, or what the compiler says, \
            into the 'output', 'stderr' and 'diagnostics' fences that state something else; adds \
            a fence where none is. Lines with wildcards that still hold stay. Examples that fail \
            in another way, or that print something else from run to run, are reported and left \
            as they are.

            PATH is a page or a folder within 'content'; LINE is any line of an example or of what \
            states its output. Look at the pages' diff before you commit it: what is blessed is \
            what the program did, not what it should do.
            """)

    @OptionGroup var options: SiteOptions

    @Flag(help: "Print what would change, as 'diff -u' does, and write nothing.")
    var dryRun = false

    @Argument(
        help: ArgumentHelp("What to bless; everything if left out.", valueName: "path[:line]"))
    var paths: [String] = []

    func run() async throws {
        try await options.perform { [self] console, progress in
            let build = options.build
            let read = try build.plan()
            let asked = try Selection(paths, root: options.root, plan: read, console)
            let copying = try build.copyingRegions(into: read, wants: asked.holds)
            let plan = copying.plan
            let selection = asked.following(into: plan)
            let judgement = try await build.judge(
                plan, wants: selection.holds, beforeWriting: true, progress: progress)
            let blessed = build.blessed(copying, by: judgement)
            let ofPlan = plan.diagnostics.filter {
                selection.holds($0.location) || $0.location.path == plan.configurationPath
            }
            let remaining = ofPlan + blessed.diagnostics
            await progress.clear()
            console.report(remaining, sources: plan.source.textsByPath)
            try Task.checkCancellation()
            if let words = judgement.sandboxWords { console.say(words) }
            for page in blessed.value {
                if dryRun {
                    console.answer(page.diff, terminator: "")
                } else {
                    try PageFile(page.path, in: options.root).replace(page.old, by: page.new)
                }
                console.say("\(page.path): \(page.words(wouldBe: dryRun))")
            }
            if blessed.value.isEmpty { console.say("nothing to bless") }
            if remaining.holdErrors { throw ExitStatus.siteHasErrors }
        }
    }
}

extension Build.BlessedPage {
    /// How the file changes.
    fileprivate var diff: String {
        UnifiedDiff(path: path, from: old, to: new).lines.joined()
    }

    /// `2 fences rewritten, 1 added`.
    fileprivate func words(wouldBe: Bool) -> String {
        let verb = wouldBe ? "would be " : ""
        let counts = [(rewritten, "rewritten"), (added, "added")].filter { $0.0 > 0 }
        let words = counts.map { "\($0.0.of("fence")) \(verb)\($0.1)" }
        return (words + (copied > 0 ? ["\(copied.of("region")) \(verb)copied"] : []))
            .joined(separator: ", ")
    }
}
