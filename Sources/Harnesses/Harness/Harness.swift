package import Caching
import Foundation
import Launching
package import Toolchains

/// The C parts that every example is run with, and the Swift module of instrumented twins. Both are
/// compiled with the examples' toolchain.
package struct Harness: Hashable, Sendable {
    /// The program that starts an example, holds its limits and ends its descendants.
    package let launcher: String
    /// The object that is linked into every example.
    package let runtimeObject: String
    /// The folder of the module that declares the mark between two blocks, and of the twins' module
    /// with its object.
    package let moduleDirectory: String
    /// Where the compiler keeps the modules that it has made of the system's headers.
    package let moduleCache: String
    /// Of its files, which come into programs.
    package let digest: Digest

    /// The name of the module that a flag imports where a program has marks, or is a twin.
    package static let moduleName = "_SitegenMarks"

    /// The name of the module that instrumented twins import besides.
    package static let twinModuleName = "_SitegenTwin"

    /// The object that is preloaded where a program runs elsewhere.
    package var elsewhereObject: String { moduleDirectory + "/elsewhere.so" }

    /// The object that is preloaded into a compiler or linker that is kept warm.
    package var warmObject: String { moduleDirectory + "/warm.so" }
    /// A program that a compiler that is kept warm compiles first.
    package var sample: String { moduleDirectory + "/sample.swift" }

    /// The object that is linked into instrumented twins besides.
    package var twinObject: String { moduleDirectory + "/twin.o" }

    /// Compiles the harness, or takes the one that an earlier run has left in `cache`.
    ///
    /// A folder of the cache holds the full key that it was made for, with the fingerprints of its
    /// files. It is used only if both are equal. Throws `ExampleRunningError`: `noCCompiler`,
    /// `harnessNotBuilt`, `scratchNotWritable`.
    package static func prepare(
        toolchain: SwiftToolchain, environment: [String: String], cache: String
    ) async throws -> Harness {
        let compiler = try toolchain.cCompiler(path: environment["PATH"] ?? "/usr/bin:/bin")
        // Modules hold the place that they were made for, so a cache that was moved is another.
        let key =
            ([cache, toolchain.compiler, toolchain.digests.compiling.description, compiler] + cFlags
            + sources.flatMap { [$0.name, $0.text] })
            .joined(separator: "\n---\n")
        let folder = "\(cache)/harness-\(Digest(of: key))"
        if let seal = seal(of: folder, key: key) {
            return Harness(in: folder, digest: Digest(of: seal))
        }
        // Others may be making theirs in the same cache, in containers with the same numbers.
        let stagingFolder: LockedFolder
        do { stagingFolder = try LockedFolder.make("staging-", in: cache) } catch {
            throw ExampleRunningError.scratchNotWritable(path: error.path, words: error.words)
        }
        defer { stagingFolder.remove() }
        // Within it, since the folder itself is open to this user alone.
        let staging = stagingFolder.path + "/harness"
        try writeSources(to: staging)
        async let launcher: Void = compile(
            compiler, cFlags + linkerFlags + ["-o", "launcher"] + launcherSources, in: staging)
        async let runtime: Void = compile(
            compiler, cFlags + ["-c", "-o", "runtime.o", "runtime.c"], in: staging)
        #if os(Linux)
            async let elsewhere: Void = compile(
                compiler,
                cFlags + ["-fPIC", "-shared", "-o", "module/elsewhere.so", "elsewhere.c"],
                in: staging)
            async let warm: Void = compile(
                compiler, cFlags + ["-fPIC", "-shared", "-o", "module/warm.so", "warm.c"],
                in: staging)
            _ = try await (elsewhere, warm)
        #endif
        async let twin: Void = compile(
            toolchain.compiler,
            [
                "-O", "-parse-as-library", "-module-name", twinModuleName, "-I", "module",
                "-module-cache-path", "twin-modules", "-emit-module", "-emit-module-path",
                "module/\(twinModuleName).swiftmodule", "-emit-object", "-o", "module/twin.o",
                "twin.swift",
            ], in: staging)
        _ = try await (launcher, runtime, twin)
        // Modules made for the staging folder are of no use in the one that it becomes.
        try? FileManager.default.removeItem(atPath: staging + "/twin-modules")
        let seal = content(of: staging, key: key) ?? ""
        try write(seal, to: staging + "/key")
        // The folder of another sitegen that was faster stays, if it is whole.
        if rename(staging, folder) != 0, Self.seal(of: folder, key: key) == nil {
            try? FileManager.default.removeItem(atPath: folder)
            guard rename(staging, folder) == 0 else {
                throw ExampleRunningError.harnessNotBuilt(
                    words: "\(folder): \(String(cString: strerror(errno)))")
            }
        }
        return Harness(in: folder, digest: Digest(of: seal))
    }

    /// A harness that is known to be at these places.
    init(
        launcher: String, runtimeObject: String, moduleDirectory: String, moduleCache: String
    ) {
        self.launcher = launcher
        self.runtimeObject = runtimeObject
        self.moduleDirectory = moduleDirectory
        self.moduleCache = moduleCache
        digest = Digest(of: launcher)
    }

    private init(in folder: String, digest: Digest) {
        launcher = folder + "/launcher"
        runtimeObject = folder + "/runtime.o"
        moduleDirectory = folder + "/module"
        moduleCache = folder + "/modules"
        self.digest = digest
    }

    /// What a folder says of its files, if they are those that were made for this key, to the byte.
    private static func seal(of folder: String, key: String) -> String? {
        guard let seal = content(of: folder, key: key),
            (try? String(contentsOfFile: folder + "/key", encoding: .utf8)) == seal,
            FileManager.default.isExecutableFile(atPath: folder + "/launcher"),
            FileManager.default.fileExists(atPath: folder + "/modules")
        else { return nil }
        return seal
    }

    /// The key with the digest of each file that is used; nil where one is missing.
    private static func content(of folder: String, key: String) -> String? {
        var files = [
            "launcher", "runtime.o", "module/module.modulemap", "module/marks.h", "module/twin.o",
            "module/\(twinModuleName).swiftmodule",
        ]
        #if os(Linux)
            files += ["module/elsewhere.so", "module/warm.so"]
        #endif
        let digests = files.map { FileSet.digest(of: "\(folder)/\($0)") }
        guard !digests.contains(nil) else { return nil }
        return ([key] + digests.compactMap { $0?.description }).joined(separator: "\n---\n")
    }

    /// Takes the compiler's modules away, which are damaged: the next compilation makes new ones.
    package func discardModules() {
        // Renamed first: others may be reading them.
        let damaged = "\(moduleCache)-\(UUID().uuidString)"
        guard rename(moduleCache, damaged) == 0 else { return }
        try? FileManager.default.createDirectory(
            atPath: moduleCache, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: damaged)
    }

    // MARK: Sources

    /// The C files that the launcher is made of.
    static let launcherSources = [
        "main.c", "start.c", "gate.c", "descendants.c", "supervise.c", "sandbox.c", "root.c",
    ]

    /// The C files of which each is an object that is preloaded somewhere, on Linux only.
    static let preloadedSources = ["elsewhere.c", "warm.c"]

    /// How the C files are compiled. Warnings are for us, and stop nobody's build.
    static let cFlags = [
        "-O2", "-Wall", "-Wextra", "-fPIE", "-fstack-protector-strong",
        // Some distributions' compilers define it already, to another number.
        "-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=2",
    ]

    /// How the launcher is linked: tables that are not written again, a stack without code.
    static var linkerFlags: [String] {
        #if os(Linux)
            ["-pie", "-Wl,-z,relro,-z,now,-z,noexecstack"]
        #else
            []
        #endif
    }

    /// What is written out to be compiled, with the file's place in the folder.
    static let sources: [(name: String, text: String)] = [
        ("launcher.h", PackageResources.launcher_h), ("main.c", PackageResources.main_c),
        ("start.c", PackageResources.start_c), ("gate.c", PackageResources.gate_c),
        ("descendants.c", PackageResources.descendants_c),
        ("supervise.c", PackageResources.supervise_c),
        ("sandbox.h", PackageResources.sandbox_h), ("sandbox.c", PackageResources.sandbox_c),
        ("root.c", PackageResources.root_c), ("filter.h", PackageResources.filter_h),
        ("runtime.c", PackageResources.runtime_c), ("elsewhere.c", PackageResources.elsewhere_c),
        ("warm.c", PackageResources.warm_c), ("closed.h", PackageResources.closed_h),
        ("conformances.h", PackageResources.conformances_h),
        ("twin.swift", PackageResources.twin_swift),
        ("module/sample.swift", PackageResources.sample_swift),
        ("module/marks.h", PackageResources.marks_h),
        ("module/module.modulemap", Array("module \(moduleName) { header \"marks.h\" }\n".utf8)),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }

    private static func writeSources(to folder: String) throws {
        do {
            for part in ["module", "modules"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
            }
        } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: folder, words: error.localizedDescription)
        }
        for source in sources { try write(source.text, to: "\(folder)/\(source.name)") }
    }

    private static func write(_ text: String, to file: String) throws {
        do { try Data(text.utf8).write(to: URL(filePath: file)) } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: file, words: error.localizedDescription)
        }
    }

    /// With names relative to the folder: some come into what is made, which is the same everywhere.
    private static func compile(
        _ compiler: String, _ arguments: [String], in folder: String
    ) async throws {
        let result = await SubprocessCommandRunner.output(
            of: compiler, arguments, temporaryFiles: folder, in: folder)
        guard let result else {
            throw ExampleRunningError.harnessNotBuilt(words: "\(compiler) cannot be started")
        }
        guard result.succeeded else {
            throw ExampleRunningError.harnessNotBuilt(words: result.text)
        }
    }
}
