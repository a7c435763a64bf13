import Caching
import Examples
import Foundation
import Runs
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Harnesses
@testable import Launching
@testable import Toolchains

/// A made-up toolchain, machine and cache: what is started is noted, and a program is the code that
/// it was made of, without comments.
struct Workshop: Sendable {
    enum Started: String, Hashable, Sendable {
        case frontEnd, linker, driver, program, programElsewhere
    }

    let scratch: ScratchDirectory
    var toolchain = "toolchain"
    var libraries = "libraries"
    var compiler = "/toolchain/swiftc"
    var harness = Harness(
        launcher: "/harness/launcher", runtimeObject: "/harness/runtime.o",
        moduleDirectory: "/harness/module", moduleCache: "/cache/modules")
    var limits = ProgramLimits()
    var confinement = Confinement.off
    var searchPath = "/bin"
    /// The name of the folder of results.
    var results = "results"
    /// Runs that others may have made.
    var shared: SharedRuns?
    /// What objects refer to.
    var symbols = ["swift_retain", "$ss5print_9separator10terminatoryypd_S2StF"]
    /// What the front end comes to; where that is nothing bad, it makes an object.
    var compiling: @Sendable (_ text: String) -> ProcessRun = { _ in .printing() }
    var linking: @Sendable () -> ProcessRun = { .printing() }
    var running: @Sendable (Command) throws -> ProcessRun = { _ in .printing("done\n") }

    private let notes = Notes()

    /// Makes one in a fresh folder, and removes it afterwards.
    static func use<Result>(_ body: (inout Workshop) async throws -> Result) async throws -> Result
    {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        var workshop = Workshop(scratch: scratch)
        try workshop.writeDriver()
        return try await body(&workshop)
    }

    private init(scratch: ScratchDirectory) { self.scratch = scratch }

    private var folder: String { scratch.path + "/toolchain-of-test" }

    /// The driver, which only says what it would do.
    private func writeDriver() throws {
        let commands = """
            #!/bin/sh
            echo '\(folder)/bin/swift-frontend -frontend -c -primary-file main.swift -o /t/main-1.o'
            case "$*" in *' -c -o '*) exit;; esac
            echo '\(folder)/bin/swift-autolink-extract /t/main-1.o -o /t/main-2.autolink'
            echo '\(folder)/bin/clang /t/main-1.o @/t/main-2.autolink -o main'

            """
        let linker = """
            #!/bin/sh
            echo ' "\(folder)/bin/ld.lld" "main.o" "-lsitegen_options_of_objects" "-o" "main"'

            """
        try scratch.makeFolder("toolchain-of-test/bin")
        for (name, text) in [("swiftc", commands), ("clang", linker)] {
            let file = "\(folder)/bin/\(name)"
            try Data(text.utf8).write(to: URL(filePath: file))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        }
    }

    /// Lets a runner of its own, as in another `sitegen`, run programs.
    func run(
        _ programs: [Program], recalling: Recall = .all, keeping: Bool = true
    ) async throws -> (runs: [ProgramRun], started: [Started]) {
        let runner = ExampleRunner(
            toolchain: SwiftToolchain(
                compiler: compiler, version: "Swift version 6.3", target: "test",
                installation: .init(compiler: folder + "/bin/swiftc", folder: folder),
                digests: .init(
                    compiling: Digest(of: toolchain), running: Digest(of: libraries))),
            harness: harness, commands: ScriptedCommands { try await answer($0) },
            scratch: scratch, limits: limits, confinement: confinement, searchPath: searchPath,
            memory: EntryFolder(scratch.path + "/memory"),
            cache: try keeping ? cache : nil, cores: 2)
        let runs = try await runner.run(programs, recalling: recalling)
        return (runs, await notes.take())
    }

    private var cache: ResultCache {
        get throws {
            var cache = try ResultCache(in: "\(scratch.path)/\(results)")
            cache.shared = shared
            return cache
        }
    }

    /// Expects what is started for programs.
    func run(
        _ programs: [Program], starts: [Started],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let started = try await run(programs).started
        #expect(started == starts, sourceLocation: sourceLocation)
    }

    /// The commands that were started since they were asked for last.
    func takeCommands() async -> [Command] { await notes.takeCommands() }

    private func answer(_ command: Command) async throws -> ProcessRun {
        let kind = Started(command)
        await notes.add(kind, command)
        let work = command.workingDirectory
        switch kind {
        case .frontEnd, .driver:
            let text = try code(in: work)
            let run = compiling(text)
            guard run.ending == .exited(0) else { return run }
            var object = HandMadeObject()
            object.undefined = symbols
            object.content = Array(text.replacing(/\ *\/\/.*/, with: "").utf8)
            try Data(object.bytes).write(
                to: URL(filePath: work + (kind == .driver ? "/main" : "/main.o")))
            return run
        case .linker:
            let run = linking()
            guard run.ending == .exited(0) else { return run }
            try FileManager.default.copyItem(atPath: work + "/main.o", toPath: work + "/main")
            return run
        case .program, .programElsewhere: return try running(command)
        }
    }

    private func code(in folder: String) throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    }

    private actor Notes {
        private var started: [Started] = []
        private var commands: [Command] = []

        func add(_ kind: Started, _ command: Command) {
            started.append(kind)
            commands.append(command)
        }

        func take() -> [Started] {
            defer { started = [] }
            return started
        }

        func takeCommands() -> [Command] {
            defer { commands = [] }
            return commands
        }
    }
}

extension Workshop.Started {
    fileprivate init(_ command: Command) {
        self =
            if command.isRun {
                command.environment["LD_PRELOAD"] == nil ? .program : .programElsewhere
            } else if command.executable.hasSuffix("/swift-frontend") {
                .frontEnd
            } else if command.executable.hasSuffix("/ld.lld") { .linker } else { .driver }
    }
}

/// A program of one block.
func block(_ code: String, marks: String = "") -> [Program] {
    programs("```swift \(marks)\n\(code)\n```\n")
}
