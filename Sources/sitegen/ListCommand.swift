import ArgumentParser
import Diagnostics
import Examples
import Site
import SiteBuild

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print every example with its state.",
        discussion: """
            Runs the examples and prints one line for each: its place, how it ended, its id. \
            Writes nothing; ends with status 1 if an example fails.
            """)

    @OptionGroup var options: SiteOptions

    @Argument(help: ArgumentHelp("What to list; everything if left out.", valueName: "path[:line]"))
    var paths: [String] = []

    func run() async throws {
        try await options.perform { [self] console, progress in
            let build = options.build
            let plan = try build.plan()
            let selection = try Selection(paths, root: options.root, plan: plan, console)
            let judgement = try await build.judge(plan, wants: selection.holds, progress: progress)
            await progress.clear()
            guard plan.isConfigured else {
                let problems = plan.diagnostics.filter {
                    $0.location.path == plan.configurationPath
                }
                console.report(problems, sources: plan.source.textsByPath)
                throw ExitStatus.siteHasErrors
            }
            let places = judgement.examples.map { "\($0.example.location)" }
            let width = places.map(\.count).max() ?? 0
            for (example, place) in zip(judgement.examples, places) {
                let gap = String(repeating: " ", count: width - place.count)
                console.answer("\(place)\(gap)  \(example.stateColumn)  \(example.example.id)")
            }
            if let words = judgement.sandboxWords { console.say(words) }
            if judgement.examples.contains(where: { $0.verdict == .failed }) {
                console.say("run 'sitegen check' to see why examples failed")
                throw ExitStatus.siteHasErrors
            }
        }
    }
}

extension JudgedExample {
    /// How the example ended, as wide as the widest of these words.
    fileprivate var stateColumn: String {
        let word =
            switch verdict {
            case .failed: "failed"
            case .skipped where run.outcome == .notReached: "skipped"
            case .unverifiable: "unverifiable"
            case .passed, .skipped: state.name
            }
        return word + String(repeating: " ", count: max(0, 8 - word.count))
    }
}
