import Caching
import ExampleRunning
import Examples
import Foundation
import Harnesses
import Launching
import Packages
import Pages
import Site
import Toolchains

/// What programs are compiled and run with: a toolchain, and what is remembered and kept.
struct BuildSurroundings {
    let toolchain: SwiftToolchain
    private let build: Build
    private let scratch: ScratchDirectory
    private let folder: String
    private let memory: EntryFolder
    private let cache: ResultCache?
    /// Why no result is kept though it was wanted.
    private let problem: FolderError?

    /// Finds the toolchain and the cache. Throws `ExampleRunningError`.
    static func find(_ build: Build, scratch: ScratchDirectory) async throws -> Self {
        var problem: FolderError?
        var folder = build.cache.path
        do { try build.cache.make() } catch {
            problem = error
            folder = scratch.path
        }
        let memory = EntryFolder(folder + "/memory")
        memory.sweepAbandoned()
        let toolchain = try await SwiftToolchain.find(
            environment: build.environment, scratch: scratch, memory: memory)
        var cache: ResultCache?
        if let results = build.cache.results, problem == nil {
            do { cache = try ResultCache(in: results) } catch { problem = error }
        }
        return BuildSurroundings(
            toolchain: toolchain, build: build, scratch: scratch, folder: folder, memory: memory,
            cache: cache, problem: build.cache.results == nil ? nil : problem)
    }

    /// The language features that the compiler knows; nil where it does not tell.
    var languageFeatures: LanguageFeatures? {
        get async { await toolchain.languageFeatures(scratch: scratch, memory: memory) }
    }

    /// What compiles and runs programs as a site's configuration wants it, and whether runs are
    /// shared.
    ///
    /// Throws `ExampleRunningError`.
    func runner(
        by configuration: SiteConfiguration, report: PackageBuilds.Report? = nil
    ) async throws -> (runner: ExampleRunner, packages: PackageBuilds, sharing: SharedCacheUse?) {
        let sharing = configuration.sharedCache.map {
            SharedCacheUse(
                $0, of: build.directory.path, environment: build.environment,
                temporaryFiles: scratch.path)
        }
        var cache = cache
        cache?.shared = sharing?.runs
        let harness = try await Harness.prepare(
            toolchain: toolchain, environment: build.environment, cache: folder)
        let commands = try SubprocessCommandRunner(launcher: harness.launcher)
        let confinement = try await Confinement.find(
            configuration.sandbox,
            hiding: [build.directory.path] + [build.environment["HOME"]].compactMap(\.self),
            toolchain: toolchain, commands: commands, scratch: scratch, memory: memory,
            launcher: harness.launcher)
        let searchPath = build.environment["PATH"] ?? "/usr/bin:/bin"
        let packages = PackageBuilds(
            toolchain: toolchain, commands: commands, confinement: confinement, scratch: scratch,
            memory: memory, cache: folder, searchPath: searchPath, report: report)
        let runner = ExampleRunner(
            toolchain: toolchain, harness: harness, commands: commands, scratch: scratch,
            limits: ProgramLimits(configuration.limits), confinement: confinement,
            searchPath: searchPath, memory: memory, cache: cache,
            keepsToolsWarm: build.keepsToolsWarm, packages: packages)
        return (runner, packages, sharing)
    }

    /// Tidies the cache up, and says how results were kept.
    func finish(_ sharing: SharedCacheUse?) async -> Conduct.Keeping {
        guard let cache else {
            return Conduct.Keeping(
                isOn: false, warnings: [problem?.wordsOfLoss].compactMap(\.self), shared: nil)
        }
        await cache.sweep()
        let warnings = [
            await cache.problem?.wordsOfLoss, sharing?.warning, await sharing?.problem,
        ]
        return Conduct.Keeping(
            isOn: true, warnings: warnings.compactMap(\.self), shared: await sharing?.runs?.found)
    }
}

extension FolderError {
    fileprivate var wordsOfLoss: String { "cannot keep results for the next run: \(self)" }
}

extension ProgramLimits {
    /// The stated limits over the runner's own.
    init(_ stated: StatedLimits) {
        self.init()
        memory = stated.memory ?? memory
        file = stated.file ?? file
        output = stated.output ?? output
        processes = stated.processes ?? processes
        compileTime = stated.compile ?? compileTime
        compileMemory = stated.compileMemory ?? compileMemory
    }
}
