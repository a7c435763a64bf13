import Examples
import Harnesses
import Launching
import Packages

/// How the compiler is called for a job: the driver's arguments but for the place of its modules,
/// the source files and the output.
struct CompilerArguments: Hashable, Sendable {
    /// Those before the source files.
    let flags: [String]
    /// Objects of the harness that are linked besides.
    let objects: [String]
    let sources: [String]
    let links: Bool

    /// `packages` are those that were built for the job.
    init(of job: Job, harness: Harness, packages: BuiltPackage?) {
        let settings = job.settings
        var flags = ["-module-name", "main", "-diagnostic-style", "llvm"]
        flags.append("-no-color-diagnostics")
        if let mode = settings.languageMode { flags += ["-swift-version", mode] }
        for feature in settings.features { flags += ["-enable-upcoming-feature", feature] }
        if settings.optimize { flags.append("-O") }
        if job.hasEntryPoint { flags.append("-parse-as-library") }
        if job.modules.contains(.marks) {
            flags += ["-I", harness.moduleDirectory] + Self.importing(Harness.moduleName)
        }
        if job.modules.contains(.twin) { flags += Self.importing(Harness.twinModuleName) }
        if job.modules.contains(.foundation) { flags += Self.importing("Foundation") }
        if let packages {
            flags += packages.compilerFlags
            for module in job.modules.flatMap({ $0.names(in: packages) }).sorted() {
                let isTestable = job.modules.contains(.testable(module))
                flags += Self.importing(module, by: isTestable ? "-testable-import-module" : nil)
            }
            if job.runs { flags += packages.linkerFlags }
        }
        self.flags = flags
        sources = job.sources.map(\.name)
        links = job.runs
        objects =
            (job.modules.contains(.twin) ? [harness.twinObject] : [])
            + (links ? [harness.runtimeObject] : [])
    }

    /// The flags by which every source file imports a module.
    private static func importing(_ module: String, by option: String? = nil) -> [String] {
        ["-Xfrontend", option ?? "-import-module", "-Xfrontend", module]
    }

    /// Whether the driver would start one front end, as for one source file.
    var areDirect: Bool { sources == [ProgramDirectory.sourceName] && (links || objects.isEmpty) }

    /// The flags with the place of the compiler's modules.
    func flags(modules: String) -> [String] { flags + ["-module-cache-path", modules] }

    /// All that the driver is given.
    func driver(modules: String) -> [String] {
        flags(modules: modules) + sources + objects
            + (links ? ["-o", ProgramDirectory.programName] : ["-c"])
    }

    /// What a result hangs on, wherever the harness lies.
    func key(harness: Harness) -> String {
        (flags + sources + objects + [links ? "-o" : "-c"]).map { word in
            if word == harness.runtimeObject { return "[runtime]" }
            guard word.hasPrefix(harness.moduleDirectory) else { return word }
            return "[modules]" + word.dropFirst(harness.moduleDirectory.count)
        }.joined(separator: " ")
    }
}

extension BuiltPackage {
    /// The names of all modules that a job imports: those that a line may import, and those that are
    /// imported without one. A word behind `import` in a string counts as well.
    func names(importedBy job: Job) -> Set<String> {
        let kinds = "(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\\s+)?"
        guard let line = try? Regex<(Substring, Substring)>("\\bimport\\s+\(kinds)(\\w+)") else {
            preconditionFailure("the pattern is right")
        }
        let written = job.sources.flatMap { $0.text.matches(of: line).map { String($0.output.1) } }
        return Set(written).union(job.modules.flatMap { $0.names(in: self) })
    }
}

extension BuiltPackage {
    /// The names of the modules that a job imports without a line.
    func namesAdded(to job: Job) -> Set<String> {
        Set(job.modules.flatMap { $0.names(in: self) })
    }
}

extension Job.Module {
    /// The names of the modules of packages that it stands for.
    fileprivate func names(in packages: BuiltPackage) -> [String] {
        switch self {
        case .marks, .twin, .foundation: return []
        case .named(let name), .testable(let name): return [name]
        case .ofPackage(let preferred):
            let found = preferred.filter(packages.importable.contains)
            return found.isEmpty ? packages.modules : found
        }
    }
}
