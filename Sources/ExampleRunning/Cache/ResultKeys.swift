import Caching
import Examples
import Harnesses
import Launching
import Packages
import Toolchains

/// What results hang on, part by part.
struct ResultKeys: Sendable {
    let toolchain: SwiftToolchain
    let harness: Harness
    let limits: ProgramLimits
    let confinement: Confinement
    let searchPath: String
    /// Whose programs they are.
    let owner: String
    /// Nil where no example can have any.
    let packages: PackageBuilds?

    /// Of a compiler's work.
    func compilation(of job: Job) -> CacheKey {
        let packages = packages?.built(job.settings.packages)
        let arguments = CompilerArguments(of: job, harness: harness, packages: packages)
        var key = CacheKey()
        key.add("user, machine and cache", owner)
        key.add("toolchain", toolchain.digests.compiling.description)
        key.add("compiler", toolchain.compiler)
        key.add("harness", harness.digest.description)
        key.add("rules of sitegen", "\(SurroundingNeeds.version)")
        key.add("compiler's arguments", arguments.key(harness: harness))
        for part in packages?.digests.compiling(packages?.names(importedBy: job) ?? []) ?? [] {
            key.add(part.name, part.digest.description)
        }
        for source in job.sources { key.add("'\(source.name)'", digestOf: source.text.utf8) }
        return key
    }

    /// Of a program's runs. `readsFiles` says that it may look at what lies in its folder.
    func run(of program: Digest, _ job: Job, readsFiles: Bool) -> CacheKey {
        let settings = job.settings
        var key = CacheKey()
        key.add("program", program.description)
        key.add("libraries", toolchain.digests.running.description)
        let packages = packages?.built(settings.packages)
        for part in packages?.digests.running(packages?.names(importedBy: job) ?? []) ?? [] {
            key.add(part.name, part.digest.description)
        }
        key.add("surroundings", "\(Surroundings.version)")
        for (index, argument) in settings.arguments.enumerated() {
            key.add("argument \(index + 1)", argument)
        }
        if let input = settings.standardInput { key.add("standard input", digestOf: input.utf8) }
        let own = Surroundings.usual.environment(
            home: "[home]", temporary: "[tmp]", searchPath: searchPath, harness: harness)
        let environment = own.merging(settings.environment) { _, stated in stated }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            key.add("variable '\(name)'", value)
        }
        for file in job.files + (readsFiles ? job.sources : []) {
            // All have the same mode.
            key.add("file '\(file.name)'", digestOf: file.text.utf8)
        }
        key.add("time limit", "\(settings.timeout)")
        key.add("memory limit", "\(limits.memory)")
        key.add("file limit", "\(limits.file)")
        key.add("output limit", "\(limits.output)")
        key.add("process limit", "\(limits.processes)")
        key.add("sandbox", confinement.description(of: job))
        return key
    }
}

extension Confinement {
    /// All of it that a program can notice.
    fileprivate func description(of job: Job) -> String {
        guard case .inForce(let sandbox, _) = self else { return "none" }
        let shown = sandbox.readable + Self.systemFolders
        let hidden = sandbox.hidden.filter { path in
            shown.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        return
            ([sandbox.means.rawValue, job.settings.allowsNetwork ? "network" : "no network"]
            + sandbox.readable.map { "readable \($0)" } + hidden.map { "hidden \($0)" })
            .joined(separator: "\n")
    }

    /// Folders of the system that a sandbox shows.
    private static let systemFolders = [
        "/bin", "/gnu/store", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/sbin", "/usr",
    ]
}
