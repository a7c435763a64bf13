import ArgumentParser
import Diagnostics
import Pages
import Publishing
import Reports
import Site
import SiteBuild
import Toolchains

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Run the examples, check what they print, and write the site.",
        discussion: """
            Writes 'public/' only if all is well, and only files that changed. The folder can be \
            served as it is, or opened from disk.
            """)

    @OptionGroup var options: SiteOptions
    @OptionGroup var reports: ReportOptions

    func run() async throws {
        try await options.perform { [options, reports] console, progress in
            var result = try await options.examine([], console, progress)
            let judgement = result.judgement
            await progress.clear()
            console.report(result.diagnostics, sources: result.sources)
            console.remark(console.summary(of: result))
            console.say(judgement)
            try reports.write(Report(result, root: options.root), root: options.root, console)
            defer { if reports.timings { console.say(result.timings) } }
            guard !result.diagnostics.holdErrors, let site = result.site else {
                console.remark("nothing was published: 'public' is as it was")
                throw ExitStatus.siteHasErrors
            }
            try Task.checkCancellation()
            let lock = try await options.output.lock {
                console.remark(
                    "waiting for another sitegen, which is publishing in the same folder")
            }
            let publication = try await result.timings.measure("rendering, and writing 'public'") {
                try await options.output.publish(
                    site.published, toolchain: judgement.toolchain.name, holding: lock,
                    knowing: options.output.knownFiles(in: options.cacheFolder))
            }
            for warning in publication.warnings { console.say("sitegen: warning: \(warning)") }
            console.remark(publication.words)
            // What only drafts have is not published.
            if let ledger = site.ledger, !options.includesDrafts, ledger.old != ledger.new {
                try PageFile(ledger.path, in: options.root).replace(ledger.old, by: ledger.new)
                console.remark("\(ledger.path): new addresses written")
            }
        }
    }
}

extension OutputDirectory.Publication {
    /// What was published, in a line.
    fileprivate var words: String {
        guard !written.isEmpty || !removed.isEmpty else {
            return "public: nothing changed, nothing written"
        }
        let gone = removed.isEmpty ? "" : ", \(removed.count.of("file")) removed"
        return "public: \(written.count.of("file")) written\(gone)"
    }
}
