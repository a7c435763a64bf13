import Caching
import Examples
import Foundation
import Runs

@testable import ExampleRunning
@testable import Harnesses
@testable import Launching
@testable import Toolchains

/// A stand-in for processes: answers each command by a function.
struct ScriptedCommands: CommandRunning {
    let answer: @Sendable (Command) async throws -> ProcessRun

    init(_ answer: @escaping @Sendable (Command) async throws -> ProcessRun) {
        self.answer = answer
    }

    func run(_ command: Command) async throws -> ProcessRun { try await answer(command) }
}

extension Command {
    /// Whether it is a program's run, and not the compiler's work.
    var isRun: Bool { executable == "./main" }
}

extension ExampleRunner {
    /// A runner over scripted commands; its scratch folder is removed at the end of the body.
    static func withScript<Result: Sendable>(
        cores: Int = 2, in confinement: Confinement = .off, cache: String? = nil,
        _ answer: @escaping @Sendable (Command) async throws -> ProcessRun,
        body: @Sendable (ExampleRunner) async throws -> Result
    ) async throws -> Result {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let runner = ExampleRunner(
            toolchain: SwiftToolchain(
                compiler: "/toolchain/swiftc", version: "Swift version 6.3", target: "test"),
            harness: Harness(
                launcher: "/harness/launcher", runtimeObject: "/harness/runtime.o",
                moduleDirectory: "/harness/module", moduleCache: "/cache/modules"),
            commands: ScriptedCommands(answer), scratch: scratch, limits: ProgramLimits(),
            confinement: confinement, searchPath: "/bin",
            memory: EntryFolder(scratch.path + "/memory"),
            cache: try cache.map { try ResultCache(in: $0) }, cores: cores)
        return try await body(runner)
    }
}
