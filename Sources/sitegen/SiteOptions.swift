import ArgumentParser
import Foundation
import SiteBuild

/// Options that every command has.
struct SiteOptions: ParsableArguments {
    @Option(
        name: [.customShort("C"), .long],
        help: ArgumentHelp(
            "The folder of the site; paths are relative to it.", valueName: "folder"))
    var directory = "."

    @Option(help: "Whether to colour messages: auto, always or never.")
    var color = ColorChoice.auto

    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    /// The absolute path of the folder of the site.
    var root: String { URL(filePath: directory).standardizedFileURL.path }

    var build: Build {
        Build(
            directory: SiteDirectory(path: root), environment: ProcessInfo.processInfo.environment)
    }

    var output: OutputDirectory { OutputDirectory(path: root + "/public") }

    var console: Console { Console(color: color) }
}
