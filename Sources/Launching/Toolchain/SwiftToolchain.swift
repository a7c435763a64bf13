package import Examples
import Foundation

/// The Swift compiler that examples are compiled with.
package struct SwiftToolchain: Hashable, Sendable {
    /// An absolute path.
    package let compiler: String
    /// `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    package let version: String
    /// `x86_64-unknown-linux-gnu`.
    package let target: String

    /// Version and target, as a page and the manifest name them.
    package var name: String { "\(version), \(target)" }

    package init(compiler: String, version: String, target: String) {
        self.compiler = compiler
        self.version = version
        self.target = target
    }

    /// The compiler that `SWIFTC` names, or the `swiftc` of `PATH`.
    ///
    /// What the compiler leaves in the folder for temporary files goes into `scratch`. Throws
    /// `ExampleRunningError`: `noCompiler`, `namedCompilerMissing`, `compilerSilent`,
    /// `compilerTooOld`.
    package static func find(
        environment: [String: String], scratch: ScratchDirectory
    ) async throws -> SwiftToolchain {
        let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let named = environment["SWIFTC"].flatMap { $0.isEmpty ? nil : $0 }
        guard let compiler = executable(named ?? "swiftc", path: path) else {
            throw named.map { .namedCompilerMissing(name: $0) }
                ?? ExampleRunningError.noCompiler(searched: path)
        }
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
        return SwiftToolchain(
            compiler: compiler, version: version,
            target: String(target.dropFirst("Target:".count)).trimmingCharacters(in: .whitespaces))
    }

    /// The language features that the compiler knows; nil where it cannot tell.
    package func languageFeatures(scratch: ScratchDirectory) async -> LanguageFeatures? {
        let answer = await SubprocessCommandRunner.output(
            of: compiler, ["-print-supported-features"], temporaryFiles: scratch.path)
        guard let answer, answer.succeeded else { return nil }
        return LanguageFeatures(compilerOutput: answer.text)
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
    func cCompiler(path: String) throws -> String {
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
