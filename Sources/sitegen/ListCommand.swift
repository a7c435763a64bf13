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
            let examination = try await options.examine(paths, console, progress)
            await progress.clear()
            guard examination.isConfigured else {
                // Nothing was run, and nothing else is to be said.
                let problems = examination.diagnostics.filter {
                    $0.location.path == "sitegen.yml"
                }
                console.report(problems, sources: examination.sources)
                throw ExitStatus.siteHasErrors
            }
            let examples = examination.examples
            let places = examples.map { "\($0.example.location)" }
            let width = places.map(\.count).max() ?? 0
            for (example, place) in zip(examples, places) {
                let gap = String(repeating: " ", count: width - place.count)
                console.answer("\(place)\(gap)  \(example.stateColumn)  \(example.example.id)")
            }
            if let words = examination.judgement.sandboxWords { console.say(words) }
            if examples.contains(where: { $0.verdict == .failed }) {
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
            case .unverifiable: "unverified"
            case .passed, .skipped: state.name
            }
        return word + String(repeating: " ", count: max(0, 8 - word.count))
    }
}
