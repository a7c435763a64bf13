import Caching
import Examples
import Foundation
import Harnesses
import Launching
import Packages
import Runs
import Toolchains

/// Compiles jobs, each in a folder of its own.
struct Compiler: Sendable {
    let toolchain: SwiftToolchain
    let harness: Harness
    let commands: any CommandRunning
    let scratch: ScratchDirectory
    let limits: ProgramLimits
    let confinement: Confinement
    let searchPath: String
    let direct: DirectCommandList
    /// Nil where every tool is started.
    let warm: WarmTools?
    /// Nil where no job can have any.
    let packages: PackageBuilds?

    /// What became of a job.
    struct Result: Sendable {
        var compilation: ProgramRun.Compilation
        var messages: [CompilerMessage]
        /// What the objects ask of others; nil where they are not seen.
        var symbols: [String]?
        /// How long it took.
        var duration: Duration

        /// Whether it is the same the next time: nothing came to a limit, and nothing crashed.
        var isLasting: Bool {
            switch compilation {
            case .succeeded, .refused, .notLinked: true
            case .withoutPackage, .timedOut, .exceeded, .crashed: false
            }
        }
    }

    /// Compiles a job that is written into a folder.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`.
    func compile(_ job: Job, in directory: ProgramDirectory) async throws -> Result {
        if packages?.built(job.settings.packages)?.hasPlugins == true {
            // A plug-in could write modules that others load.
            let own = directory.temporary + "/modules"
            mkdir(own, 0o700)
            return try await compile(job, in: directory, modules: own).result
        }
        let first = try await compile(job, in: directory, modules: harness.moduleCache)
        guard first.result.compilation.mayBeOfDamagedModules,
            first.words.contains(harness.moduleCache)
        else { return first.result }
        // Kept modules may be damaged, and the compiler then says anything, or crashes: it does not
        // speak of them with new ones.
        let modules = scratch.path + "/modules"
        directory.clearCompilerCapture()
        try scratch.makeFolder("modules")
        let second = try await compile(job, in: directory, modules: modules)
        guard !second.words.contains(modules) else { return first.result }
        harness.discardModules()
        return second.result
    }

    /// One attempt, with what the compiler wrote.
    private func compile(
        _ job: Job, in directory: ProgramDirectory, modules: String
    ) async throws -> (result: Result, words: String) {
        let packages = packages?.built(job.settings.packages)
        let arguments = CompilerArguments(of: job, harness: harness, packages: packages)
        if let direct = await direct.commands(for: arguments),
            let attempt = try await compile(
                arguments, by: direct, packages, in: directory, modules: modules)
        {
            return attempt
        }
        // The direct way may have begun.
        directory.clearCompilerCapture()
        let place = confinement.compiler(
            toolchain, harness: harness, modules: modules, in: directory)
        let run = try await commands.run(
            command(
                [place.executable] + arguments.driver(modules: modules),
                place.sandbox?.reading(packages?.readByCompiler ?? []),
                in: directory, capture: directory.compilerCapture))
        return (result(run, LinkerFailure(compilerOutput: run.words)), run.words)
    }

    /// By the front end and the linker themselves; nil where the objects ask for something that only
    /// the driver understands.
    private func compile(
        _ arguments: CompilerArguments, by direct: DirectCommands, _ packages: BuiltPackage?,
        in directory: ProgramDirectory, modules: String
    ) async throws -> (result: Result, words: String)? {
        let sandbox = confinement.compiler(
            toolchain, harness: harness, modules: modules, in: directory
        ).sandbox?.reading(packages?.readByCompiler ?? [])
        let warm = packages?.hasPlugins == true ? nil : warm
        let size = FileSet.size(of: "\(directory.work)/\(ProgramDirectory.sourceName)")
        let run = try await start(
            WarmCommand(
                kind: .compiler, words: direct.frontEnd(modules: modules), modules: modules,
                readable: packages?.readByCompiler ?? []),
            by: warm, sandbox, in: directory, capture: directory.compilerCapture, source: size)
        var result = result(run, nil)
        guard result.compilation == .succeeded else { return (result, run.words) }
        guard let object = ObjectFile(at: "\(directory.work)/\(ProgramDirectory.objectName)") else {
            return nil
        }
        result.symbols = object.undefinedSymbols
        guard arguments.links else { return (result, run.words) }
        let others = arguments.objects.compactMap { ObjectFile(at: $0) }
        let options = ([object] + others).flatMap(\.linkerOptions)
        guard options.allSatisfy({ $0.hasPrefix("-l") }) else { return nil }
        let linked = try await start(
            WarmCommand(
                kind: .linker, words: direct.linker(options: options), modules: modules,
                readable: packages?.readByCompiler ?? []),
            by: warm, sandbox, in: directory, capture: directory.linkerCapture, source: 0)
        result.duration += linked.duration ?? .zero
        if linked.ending != .exited(0) {
            result.compilation =
                self.result(
                    linked, LinkerFailure(linkerOutput: linked.words)
                ).compilation
        }
        return (result, run.words + linked.words)
    }

    /// Lets a warm tool do the work where there is one, and it is worth it; otherwise starts the tool.
    private func start(
        _ words: WarmCommand, by warm: WarmTools?, _ sandbox: Sandbox?,
        in directory: ProgramDirectory, capture: String, source: Int
    ) async throws -> ProcessRun {
        let tool = await warm?.tool(for: words)
        if let tool, let run = await tool.work(in: directory, source: source),
            !run.speaksOfEnd(of: directory)
        {
            if words.kind == .compiler { await warm?.note(isWarm: true) }
            return run
        }
        unlink("\(directory.work)/\(words.output)")
        let run = try await commands.run(
            command(words.words, sandbox, in: directory, capture: capture))
        if words.kind == .compiler { await warm?.note(isWarm: false) }
        if let tool, run.ending == .exited(0) {
            await tool.check(in: directory, source: source)
        }
        return run
    }

    private func result(_ run: ProcessRun, _ linkerFailure: LinkerFailure?) -> Result {
        let messages = [CompilerMessage](compilerOutput: run.words)
        let compilation: ProgramRun.Compilation =
            switch (run.ending, linkerFailure) {
            case (.exited(0), _): .succeeded
            case (.timedOut, _): .timedOut(after: limits.compileTime)
            case (.exceeded(let limit), _): .exceeded(limit)
            case (.exited, let failure?) where !messages.haveErrorsWithPlace:
                ProcessRun.Limit(compilerOutput: run.words).map { .exceeded($0) }
                    ?? .notLinked(failure)
            case (.exited, _) where messages.tellOfMistakes: .refused
            default:
                ProcessRun.Limit(compilerOutput: run.words).map { .exceeded($0) }
                    ?? .crashed(compilerOutput: run.words)
            }
        return Result(
            compilation: compilation, messages: messages, symbols: nil,
            duration: run.duration ?? .zero)
    }

    private func command(
        _ words: [String], _ sandbox: Sandbox?, in directory: ProgramDirectory, capture: String
    ) -> Command {
        Command(
            executable: words[0], arguments: Array(words.dropFirst()),
            environment: [
                "PATH": searchPath, "HOME": directory.home, "TMPDIR": directory.temporary,
                "LANG": "C.UTF-8", "TZ": "UTC",
            ],
            workingDirectory: directory.work, standardInput: nil, captureDirectory: capture,
            timeLimit: limits.compileTime, memoryLimit: limits.compileMemory,
            fileLimit: ProgramLimits.compileFile, outputLimit: ProgramLimits.compileOutput,
            processLimit: ProgramLimits.compileProcesses, sandbox: sandbox)
    }
}

extension ProcessRun {
    /// Whether a message stands past the last line: a warm compiler has read more lines than there
    /// are, and means another place.
    fileprivate func speaksOfEnd(of directory: ProgramDirectory) -> Bool {
        let messages = [CompilerMessage](compilerOutput: words)
        guard !messages.isEmpty else { return false }
        let file = "\(directory.work)/\(ProgramDirectory.sourceName)"
        let text = FileManager.default.contents(atPath: file) ?? Data()
        let lines = text.count { $0 == UInt8(ascii: "\n") }
        return messages.contains { $0.line > lines }
    }

    /// Both streams, as text.
    fileprivate var words: String {
        String(decoding: standardOutput + standardError, as: UTF8.self)
    }
}

extension [CompilerMessage] {
    /// Whether the compiler itself found errors, so that nothing was linked.
    fileprivate var haveErrorsWithPlace: Bool {
        contains { $0.severity == .error && $0.source != nil }
    }

    /// Whether the compiler found errors in the program, rather than failing itself.
    fileprivate var tellOfMistakes: Bool {
        let errors = filter { $0.severity == .error }
        return !errors.isEmpty
            && !errors.contains {
                $0.source == nil && $0.text.contains("command failed due to signal")
            }
    }
}
