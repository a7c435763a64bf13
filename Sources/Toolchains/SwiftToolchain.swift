package import Caching
package import Examples
import Foundation
package import Launching

/// The Swift compiler that examples are compiled with.
package struct SwiftToolchain: Hashable, Sendable {
    /// An absolute path.
    package let compiler: String
    /// `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    package let version: String
    /// `x86_64-unknown-linux-gnu`.
    package let target: String
    /// Where its files are.
    package let installation: Installation
    /// The digests of its files.
    package let digests: Digests

    /// What is the same for two toolchains that do the same.
    package struct Digests: Hashable, Sendable {
        /// Of all that decides what a program becomes.
        package let compiling: Digest
        /// Of all that decides what a program does: libraries and data of the system.
        package let running: Digest
    }

    /// Version and target, as a page and the manifest name them.
    package var name: String { "\(version), \(target)" }

    /// A toolchain of which no more is known.
    init(compiler: String, version: String, target: String) {
        let nothing = Digest(of: compiler + version + target)
        self.init(
            compiler: compiler, version: version, target: target,
            installation: Installation(compiler: compiler, folder: nil),
            digests: Digests(compiling: nothing, running: nothing))
    }

    init(
        compiler: String, version: String, target: String, installation: Installation,
        digests: Digests
    ) {
        self.compiler = compiler
        self.version = version
        self.target = target
        self.installation = installation
        self.digests = digests
    }

    /// The compiler that `SWIFTC` names, or the `swiftc` of `PATH`.
    ///
    /// Facts about a compiler that lies beside its own files are remembered, as long as these are
    /// what they were. Nothing is started then. What the compiler leaves in the folder for
    /// temporary files goes into `scratch`. Throws `ExampleRunningError`: `noCompiler`,
    /// `namedCompilerMissing`, `compilerSilent`, `compilerTooOld`.
    package static func find(
        environment: [String: String], scratch: ScratchDirectory, memory: EntryFolder
    ) async throws -> SwiftToolchain {
        let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let named = environment["SWIFTC"].flatMap { $0.isEmpty ? nil : $0 }
        guard let compiler = executable(named ?? "swiftc", path: path) else {
            throw named.map { .namedCompilerMissing(name: $0) }
                ?? ExampleRunningError.noCompiler(searched: path)
        }
        let own = ownInstallation(of: compiler)
        if let own, let known = ToolchainRecord(of: own, in: memory) {
            return SwiftToolchain(compiler: compiler, installation: own, known)
        }
        let words = try await words(of: compiler, scratch: scratch)
        guard let own else {
            let asked = await askedInstallation(of: compiler, scratch: scratch)
            let known = ToolchainRecord(of: asked, in: memory).flatMap {
                $0.version == words.version && $0.target == words.target ? $0 : nil
            }
            let record =
                if let known { known } else {
                    await ToolchainRecord.make(of: asked, words, scratch: scratch, memory: memory)
                }
            return SwiftToolchain(compiler: compiler, installation: asked, record)
        }
        let record = await ToolchainRecord.make(of: own, words, scratch: scratch, memory: memory)
        return SwiftToolchain(compiler: compiler, installation: own, record)
    }

    private init(compiler: String, installation: Installation, _ record: ToolchainRecord) {
        self.init(
            compiler: compiler, version: record.version, target: record.target,
            installation: installation, digests: record.digests)
    }

    /// What a compiler says of itself.
    private static func words(
        of compiler: String, scratch: ScratchDirectory
    ) async throws -> (version: String, target: String) {
        let answer = await SubprocessCommandRunner.output(
            of: compiler, ["--version"], temporaryFiles: scratch.path)
        let words =
            answer?.text.trimmingCharacters(in: .whitespacesAndNewlines) ?? "it cannot be started"
        guard let version = line(of: words, beginning: "Swift version"),
            let target = line(of: words, beginning: "Target:")
        else { throw ExampleRunningError.compilerSilent(path: compiler, words: words) }
        if let number = ReleaseNumber(version: version), number < .oldest {
            throw ExampleRunningError.compilerTooOld(
                path: compiler, version: version, oldest: .oldest)
        }
        let name = target.dropFirst("Target:".count).trimmingCharacters(in: .whitespaces)
        return (version, name)
    }

    /// The language features that the compiler knows; nil where it cannot tell. What it said is
    /// remembered.
    package func languageFeatures(
        scratch: ScratchDirectory, memory: EntryFolder
    ) async -> LanguageFeatures? {
        var key = CacheKey()
        key.add("features of toolchain", digests.compiling.description)
        key.add("compiler", compiler)
        if let known = memory.value(for: key) {
            return LanguageFeatures(compilerOutput: String(decoding: known, as: UTF8.self))
        }
        let answer = await SubprocessCommandRunner.output(
            of: compiler, ["-print-supported-features"], temporaryFiles: scratch.path)
        guard let answer, answer.succeeded,
            let features = LanguageFeatures(compilerOutput: answer.text)
        else { return nil }
        memory.remember(Array(answer.text.utf8), for: key)
        return features
    }

    /// The line from the first occurrence of a text on; Apple's compilers put other words before.
    private static func line(of text: String, beginning start: String) -> String? {
        for line in text.split(separator: "\n") {
            if let found = line.range(of: start) {
                return line[found.lowerBound...].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }

    /// The absolute path of a program: as named, or in the first folder of `path` that has it.
    static func executable(_ name: String, path: String) -> String? {
        let candidates =
            name.contains("/")
            ? [URL(filePath: name).path]
            : path.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The C compiler of the toolchain, otherwise the system's.
    ///
    /// Throws `ExampleRunningError.noCCompiler`.
    package func cCompiler(path: String) throws -> String {
        let real = URL(filePath: compiler).resolvingSymlinksInPath()
        let beside = real.deletingLastPathComponent().appending(path: "clang").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        guard let system = Self.executable("cc", path: path) else {
            throw ExampleRunningError.noCCompiler(path: compiler)
        }
        return system
    }
}

extension LanguageFeatures {
    /// Reads what `swiftc -print-supported-features` writes; nil where it is something else.
    init?(compilerOutput text: String) {
        struct Answer: Decodable {
            struct Feature: Decodable {
                let name: String
            }
            struct Features: Decodable {
                let upcoming: [Feature]
                let experimental: [Feature]
            }
            let features: Features
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(text.utf8)) else {
            return nil
        }
        self.init(
            upcoming: Set(answer.features.upcoming.map(\.name)),
            experimental: Set(answer.features.experimental.map(\.name)))
    }
}
