import ArgumentParser
import Diagnostics
import Examples
import Judging
import Pages
import Runs
import Site
import SiteBuild

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print every example with its state.",
        discussion: """
            Runs the examples and prints one line for each: its place, how it ended, and its id. \
            A reason follows if sitegen could not verify it. Writes nothing; ends with status 1 if \
            an example fails. PATH is as for 'sitegen check'.
            """)

    @OptionGroup var options: SiteOptions

    @Argument(
        help: ArgumentHelp("What to list; everything if left out.", valueName: "path[:line]"),
        completion: .file())
    var paths: [String] = []

    func run() async throws {
        try await options.perform { [self] console, progress in
            let result = try await options.examine(paths, console, progress)
            await progress.clear()
            try result.requireConfiguration(console)
            let examples = result.examples
            let places = Column(examples.map { "\($0.example.location)" })
            let states = Column(examples.map(\.stateWord))
            for (index, example) in examples.enumerated() {
                let reason = example.reasonWorthSaying.map { "  (\($0))" } ?? ""
                console.answer(
                    "\(places[index])  \(states[index])  \(example.example.id)\(reason)")
            }
            console.say(result.judgement)
            if examples.contains(where: { $0.verdict == .failed }) {
                console.remark("run 'sitegen check' to see why examples failed")
                throw ExitStatus.siteHasErrors
            }
        }
    }
}

/// Words of one width.
private struct Column {
    private let words: [String]
    private let width: Int

    init(_ words: [String]) {
        self.words = words
        width = words.map(\.count).max() ?? 0
    }

    subscript(index: Int) -> String {
        words[index] + String(repeating: " ", count: width - words[index].count)
    }
}

extension CheckedExample {
    /// How the example ended, in a word.
    fileprivate var stateWord: String {
        switch verdict {
        case .failed: "failed"
        case .skipped where [.notReached, .withoutPackage].contains(run.outcome): "skipped"
        case .skipped where state == .ignored && example.kind.compiles: "unchecked"
        case .unverifiable: "unverified"
        case .passed, .skipped: state.name
        }
    }

    /// Why nothing is known of it, where its mark does not say that.
    fileprivate var reasonWorthSaying: String? {
        if statesNothing, state != .ignored { return nil }
        return example.kind.compiles || example.outline != nil ? reason : nil
    }
}
