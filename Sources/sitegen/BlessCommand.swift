import ArgumentParser
import Diagnostics
import Pages
import Publishing
import SiteBuild

struct BlessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bless",
        abstract: "Write what the examples do into the pages.",
        discussion: """
            Runs the examples three times and writes what they print, or what the compiler says. \
            It changes the 'output', 'stderr' and 'diagnostics' fences and the comments that state \
            something else, and adds missing fences. Lines with wildcards that still hold stay. \
            It reports and leaves alone examples that fail in another way. The same goes for \
            examples that print something else from run to run.

            PATH is a page or a folder within 'content' of a site, or any markdown file or folder. \
            Outside of a site it adds no fence. LINE is any line of an example or of what states \
            its output. Look at the pages' diff before you commit it: the pages now state what the \
            program did, not what it should do.
            """)

    @OptionGroup var options: SiteOptions

    @Flag(help: "Print what would change, as 'diff -u' does, and write nothing.")
    var dryRun = false

    @Argument(
        help: ArgumentHelp("What to bless; the whole site if left out.", valueName: "path[:line]"),
        completion: .file())
    var paths: [String] = []

    func run() async throws {
        try await options.perform { [self] console, progress in
            let blessing = try await options.bless(paths, console, progress)
            await progress.clear()
            console.report(blessing.remaining, sources: blessing.sources)
            try Task.checkCancellation()
            console.say(blessing.judgement)
            for page in blessing.fixes {
                if dryRun {
                    console.answer(page.diff, terminator: "")
                } else {
                    try PageFile(page.path, in: options.root).replace(page.old, by: page.new)
                }
                console.remark("\(page.path): \(page.words(wouldBe: dryRun))")
            }
            if blessing.fixes.isEmpty { console.remark("nothing to bless") }
            if blessing.remaining.holdErrors { throw ExitStatus.siteHasErrors }
        }
    }
}

extension Fix {
    /// How the file changes.
    fileprivate var diff: String {
        UnifiedDiff(path: path, from: old, to: new).lines.joined()
    }

    /// `2 fences rewritten, 1 comment rewritten, 1 fence added`.
    func words(wouldBe: Bool) -> String {
        let verb = wouldBe ? "would be " : ""
        return [
            (fences, "fence", "rewritten"), (comments, "comment", "rewritten"),
            (added, "fence", "added"), (copied, "region", "copied"),
        ].filter { $0.0 > 0 }.map { "\($0.0.of($0.1)) \(verb)\($0.2)" }.joined(separator: ", ")
    }
}
