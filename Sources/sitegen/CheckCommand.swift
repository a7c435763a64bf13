import ArgumentParser
import Diagnostics
import Examples
import Pages
import Reports
import Site
import SiteBuild

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Run the examples and compare what they print with what the pages state.",
        discussion: """
            Writes nothing. Ends with status 1 if anything differs, so that it can guard a \
            repository in CI. LINE is any line of an example or of what states its output.

            PATH is a page or a folder within 'content' of a site, or any markdown file or folder. \
            Outside of a site each example must hold what it states, and one that states nothing \
            cannot fail. Unknown marks, and examples that do not compile and state nothing, are \
            notes there, which '--verbose' shows.

            With '--baseline FILE' failures of that file are known: they are counted, and only new \
            ones fail. A failure is known by its page and its text, on whatever line it stands. \
            'sitegen check --baseline FILE --record-baseline' writes the file, to be committed.

            With '--shard 2/8' it runs the second of eight parts of the programs of a site. Eight \
            machines that share results, as 'cache:' says, each do one; 'sitegen build' then finds \
            there each result that may be kept.
            """)

    @OptionGroup var options: SiteOptions
    @OptionGroup var reports: ReportOptions
    @OptionGroup var baselines: BaselineOptions

    @Flag(help: "Take what cannot be verified for an error.")
    var strict = false

    @Flag(help: "Also fail if 'public' is not what a build would write.")
    var requireFreshPublic = false

    @Option(
        help: ArgumentHelp(
            "Run one part of the programs, so that several machines do all.",
            valueName: "number/count"))
    var shard: Shard?

    @Flag(name: [.short, .long], help: "Also show notes, and list what the summary counts.")
    var verbose = false

    @Argument(
        help: ArgumentHelp(
            "What to check; the whole site if left out.", valueName: "path[:line]"),
        completion: .file())
    var paths: [String] = []

    func validate() throws {
        if requireFreshPublic, !paths.isEmpty {
            throw ValidationError(
                "'--require-fresh-public' is about the whole site: leave the paths out")
        }
        if shard != nil, requireFreshPublic || baselines.baseline != nil {
            throw ValidationError(
                "'--shard' looks at a part of the programs: '--require-fresh-public' and "
                    + "'--baseline' need all of them")
        }
    }

    func run() async throws {
        try await options.perform { [self] console, progress in
            let file = try baselines.file(for: paths, root: options.root, console)
            let baseline = try file?.read()
            var result = try await options.examine(
                paths, strictly: strict, of: shard, console, progress)
            await progress.clear()
            var lines: [String] = []
            if let file, let baseline {
                try result.requireConfiguration(console)
                (result, lines) = try result.beside(
                    baseline, from: file, root: options.root,
                    isRecording: baselines.recordBaseline)
            }
            console.report(
                result.diagnostics, sources: result.sources, withNotes: verbose)
            console.remark(console.summary(of: result))
            for line in result.overview(inDetail: verbose) + lines { console.remark(line) }
            console.say(result.judgement)
            try reports.write(Report(result, root: options.root), root: options.root, console)
            defer { if reports.timings { console.say(result.timings) } }
            if result.hasFailed { throw ExitStatus.siteHasErrors }
            if requireFreshPublic, let site = result.site {
                try await result.timings.measure("rendering, and comparing 'public'") {
                    try await requireFresh(site, result.judgement, console)
                }
            }
        }
    }
}

extension Shard: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
