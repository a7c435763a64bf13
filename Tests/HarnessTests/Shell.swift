import Caching
import Examples
import Foundation
import Runs

@testable import Harnesses
@testable import Launching
@testable import Toolchains

/// The launcher, for one test, in a folder of its own.
struct Shell {
    let scratch: ScratchDirectory
    let runner: SubprocessCommandRunner
    let launcher: String

    /// The folder that a line of shell is run in.
    var work: String { scratch.path + "/work" }

    /// Runs a line of shell, in a sandbox in which it can change its own folder.
    func run(
        _ line: String, in sandbox: Sandbox? = nil, time: Duration = .seconds(30),
        memory: Int? = nil, output: Int = 1 << 20, file: Int? = nil, processes: Int? = nil
    ) async throws -> ProcessRun {
        var sandbox = sandbox
        sandbox?.writable.append(work)
        // The launcher appends to what is there.
        let capture = "\(scratch.path)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: capture, withIntermediateDirectories: true)
        return try await runner.run(
            Command(
                executable: "/bin/sh", arguments: ["-c", line],
                environment: ["PATH": "/usr/bin:/bin"], workingDirectory: work,
                standardInput: nil, captureDirectory: capture, timeLimit: time,
                memoryLimit: memory, fileLimit: file, outputLimit: output, processLimit: processes,
                sandbox: sandbox))
    }
}

/// Makes a folder for one test, with the launcher, and removes it afterwards.
func withShell<Result>(_ body: (Shell) async throws -> Result) async throws -> Result {
    try await withShell(launcher: sharedHarness.value.harness.launcher, body)
}

/// Makes a folder for one test, with another launcher, and removes it afterwards.
func withShell<Result>(
    launcher: String, _ body: (Shell) async throws -> Result
) async throws -> Result {
    let scratch = try ScratchDirectory.make()
    defer { scratch.remove() }
    let shell = Shell(
        scratch: scratch, runner: try SubprocessCommandRunner(launcher: launcher),
        launcher: launcher)
    try FileManager.default.createDirectory(
        atPath: shell.work, withIntermediateDirectories: true)
    return try await body(shell)
}

/// The harness in the developer's cache, compiled with the toolchain that runs these tests where it
/// is not there yet.
let sharedHarness = Task {
    let environment = ProcessInfo.processInfo.environment
    let scratch = try ScratchDirectory.make()
    defer { scratch.remove() }
    let base = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { "\($0)/.cache" } ?? "/tmp"
    let cache = base + "/sitegen"
    try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    let memory = EntryFolder(cache + "/memory")
    let toolchain = try await SwiftToolchain.find(
        environment: environment, scratch: scratch, memory: memory)
    let harness = try await Harness.prepare(
        toolchain: toolchain, environment: environment, cache: cache)
    return (toolchain: toolchain, harness: harness, memory: memory)
}
