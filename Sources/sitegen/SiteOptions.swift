import ArgumentParser
import Foundation
import Publishing
import SiteBuild

/// Options that every command has.
struct SiteOptions: ParsableArguments {
    @Option(
        name: [.customShort("C"), .long],
        help: ArgumentHelp(
            "The folder of the site; paths are relative to it.", valueName: "folder"),
        completion: .directory)
    var directory = "."

    @Option(help: "Whether to colour messages: auto, always or never.")
    var color = ColorChoice.auto

    @Flag(name: [.short, .long], help: "Tell only what is wrong, and show no progress.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "The folder in which results are kept; '~/.cache/sitegen/results' if left out.",
            valueName: "folder"),
        completion: .directory)
    var cache: String?

    @Flag(name: .customLong("no-cache"), help: "Do all the work again, and keep no results.")
    var isWithoutCache = false

    @Flag(
        name: .customLong("no-warm-compiler"),
        help: "Start compiler and linker for each program, and keep none in memory.")
    var startsEveryCompiler = false

    @Option(
        name: .customLong("package"),
        help: ArgumentHelp(
            "The folder of the package that examples import; found by itself outside of a site.",
            valueName: "folder"),
        completion: .directory)
    var packageFolder: String?

    @Option(
        name: .customLong("product"),
        help: ArgumentHelp(
            "A product of the package; all its libraries if left out. May be repeated.",
            valueName: "name"))
    var products: [String] = []

    @Option(help: ArgumentHelp("The traits of the package, with commas.", valueName: "a,b"))
    var traits: String?

    @Flag(name: .customLong("no-package"), help: "Compile examples without any package.")
    var isWithoutPackage = false

    @Flag(
        name: .customLong("doc-comments"),
        help: "Also read the documentation comments of Swift sources in the named folders.")
    var isReadingSources = false

    @Flag(name: .customLong("drafts"), help: "Take drafts for pages of the site.")
    var includesDrafts = false

    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    /// The absolute path of the folder of the site.
    var root: String { URL(filePath: directory).standardizedFileURL.path }

    var build: Build {
        Build(
            directory: SiteDirectory(path: root), environment: ProcessInfo.processInfo.environment,
            cache: cacheFolder, keepsToolsWarm: !startsEveryCompiler,
            packageOptions: packageOptions, includesDrafts: includesDrafts)
    }

    private var packageOptions: PackageOptions {
        var options = PackageOptions()
        options.path = packageFolder.map {
            URL(filePath: $0).standardizedFileURL.resolvingSymlinksInPath().path
        }
        options.products = products.isEmpty ? nil : products
        options.traits = traits?.split(separator: ",").map { String($0) }
        options.isOff = isWithoutPackage
        return options
    }

    /// Where what can be made again is kept.
    var cacheFolder: CacheFolder {
        var folder = CacheFolder(environment: ProcessInfo.processInfo.environment)
        if let cache { folder.results = URL(filePath: cache).standardizedFileURL.path }
        if isWithoutCache { folder.results = nil }
        return folder
    }

    var output: OutputDirectory { OutputDirectory(path: root + "/public") }

    var console: Console { Console(color: color, isQuiet: quiet) }
}
