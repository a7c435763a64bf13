import Caching
import Examples
import Foundation
import Harnesses
import Launching
import Runs
import Toolchains

/// SwiftPM at work in a sandbox, for one umbrella.
struct SwiftPM: Sendable {
    /// What a step of it may do besides.
    struct Permit {
        var hasNetwork = false
        /// The absolute path of a folder that is the same each time, for home and temporary files:
        /// SwiftPM reads manifests anew where its environment is another one. Nil is one of the step.
        var surroundings: String?
        var readable: [String] = []
        var writable: [String] = []
    }

    let toolchain: SwiftToolchain
    let commands: any CommandRunning
    let confinement: Confinement
    /// Where streams and temporary files go.
    let scratch: ScratchDirectory
    /// An absolute path: what SwiftPM keeps for all packages.
    let cache: String
    let searchPath: String

    /// As long as any step takes: a package with a compiler in it takes a quarter of an hour.
    private static let mostTime = Duration.seconds(3600)

    /// What a step printed, and whether it ended well.
    struct Answer {
        let output: String
        let errors: String
        let succeeded: Bool

        /// All of it.
        var words: String { output + errors }
    }

    /// Runs a step: `swift-build`, `swift-package`.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`.
    func run(
        _ tool: String, _ arguments: [String], in folder: String, _ permit: Permit
    ) async throws -> Answer {
        let directory = try ProgramDirectory.make("swiftpm-\(UUID().uuidString)", in: scratch)
        defer { directory.remove() }
        for name in ["cache", "config", "security"] {
            try? FileManager.default.createDirectory(
                atPath: "\(cache)/\(name)", withIntermediateDirectories: true)
        }
        let bin = URL(filePath: toolchain.installation.compiler).deletingLastPathComponent().path
        let shared = [
            "--package-path", folder, "--cache-path", "\(cache)/cache", "--config-path",
            "\(cache)/config", "--security-path", "\(cache)/security", "--disable-sandbox",
        ]
        let home = permit.surroundings.map { "\($0)/home" } ?? directory.home
        let temporary = permit.surroundings.map { "\($0)/tmp" } ?? directory.temporary
        let git = try GitAddresses.write(to: directory, in: temporary)
        var sandbox = confinement.ofPackages
        sandbox?.hasNetwork = permit.hasNetwork
        sandbox = sandbox?.reading(permit.readable + (permit.hasNetwork ? git.folders : []))
        sandbox?.writable = [directory.path, cache] + permit.writable
        let run = try await commands.run(
            Command(
                executable: "\(bin)/\(tool)", arguments: shared + arguments,
                environment: [
                    "PATH": "\(bin):\(searchPath)", "HOME": home,
                    "TMPDIR": temporary, "LANG": "C.UTF-8",
                    "GIT_CONFIG_SYSTEM": git.file, "GIT_CONFIG_GLOBAL": "/dev/null",
                    "GIT_TERMINAL_PROMPT": "0",
                ],
                workingDirectory: directory.work, standardInput: nil,
                captureDirectory: directory.compilerCapture, timeLimit: Self.mostTime,
                memoryLimit: nil, fileLimit: nil, outputLimit: 8 << 20, processLimit: nil,
                sandbox: sandbox))
        return Answer(
            output: String(decoding: run.standardOutput, as: UTF8.self),
            errors: String(decoding: run.standardError, as: UTF8.self),
            succeeded: run.ending == .exited(0))
    }
}
