import ArgumentParser
import Foundation
import SiteBuild

struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Remove what is kept between runs.",
        discussion: """
            Removes the results of examples, what is compiled for them once, what is remembered of \
            this machine, and temporary folders of runs that were killed. The next run makes all of \
            it again. Your files and 'public' stay as they are.
            """)

    @OptionGroup var options: SiteOptions

    func run() async throws {
        try await options.perform { [options] console, _ in
            let removed = try options.cacheFolder.clean()
            let folders = Dictionary(grouping: removed) { path in
                URL(filePath: path).deletingLastPathComponent().path
            }
            for (folder, paths) in folders.sorted(by: { $0.key < $1.key }) {
                console.remark("removed \(paths.count.of("folder")) in '\(folder)'")
            }
            if removed.isEmpty { console.remark("nothing is kept: nothing was removed") }
        }
    }
}
