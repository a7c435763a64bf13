package import Examples
import Foundation

/// Compiles and runs programs: compiling bounded by the cores, running by 64 at once.
package struct ExampleRunner: Sendable {
    /// What a program is doing, for a progress line.
    package enum Step: Sendable {
        case compiling, running, done
        /// Running again, alone.
        case repeating
    }

    private let toolchain: SwiftToolchain
    private let harness: Harness
    let commands: any CommandRunning
    private let scratch: ScratchDirectory
    private let limits: ProgramLimits
    package let confinement: Confinement
    private let searchPath: String
    let permits: CompilePermits

    /// Examples mostly sleep, so that many more may run than there are cores.
    private static let mostAtOnce = 64

    package init(
        toolchain: SwiftToolchain, harness: Harness, commands: any CommandRunning,
        scratch: ScratchDirectory, limits: ProgramLimits, confinement: Confinement,
        searchPath: String, cores: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.toolchain = toolchain
        self.harness = harness
        self.commands = commands
        self.scratch = scratch
        self.limits = limits
        self.confinement = confinement
        self.searchPath = searchPath
        permits = CompilePermits(count: cores)
    }

    /// A run for each program, in their order; of programs that are the same work only one is done.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`; then nothing is left running.
    package func run(
        _ programs: [ExampleProgram],
        progress: @escaping @Sendable (ExampleProgram, Step) async -> Void = { _, _ in }
    ) async throws -> [ProgramRun] {
        var places: [ExampleProgram.Work: Int] = [:]
        var first: [ExampleProgram] = []
        var others: [ExampleProgram] = []
        let placeOfEach = programs.map { program in
            if let place = places[program.work] {
                others.append(program)
                return place
            }
            places[program.work] = first.count
            first.append(program)
            return first.count - 1
        }
        let runs = try await runEach(first, progress: progress)
        for program in others { await progress(program, .done) }
        return placeOfEach.map { runs[$0] }
    }

    private func runEach(
        _ programs: [ExampleProgram],
        progress: @escaping @Sendable (ExampleProgram, Step) async -> Void
    ) async throws -> [ProgramRun] {
        try await concurrentMap(programs, limit: Self.mostAtOnce) { index, program in
            let directory = try ProgramDirectory.make("program-\(index + 1)", in: scratch)
            defer { directory.remove() }
            try write(program, to: directory)
            var run = try await permits.holding {
                await progress(program, .compiling)
                return try await compileAny(program, in: directory)
            }
            if run.compilation == .succeeded, program.runs {
                await progress(program, .running)
                run.execution = try await commands.run(execution(of: program, in: directory))
                run.attribution = try await attribution(
                    of: run.program(for: program), run: run, in: directory)
                if let refused = try await refusedInSwift6(program, run, in: directory) {
                    run = refused
                }
            }
            await progress(program, .done)
            return run
        }
    }

    /// The program as the language mode 6 refuses it, where an error is stated and, in the
    /// compiler's own mode, there is none: an error of concurrency is one in that mode alone.
    private func refusedInSwift6(
        _ program: ExampleProgram, _ run: ProgramRun, in directory: ProgramDirectory
    ) async throws -> ProgramRun? {
        guard program.mayBeOfSwift6, run.execution?.ending.isTrap == false else { return nil }
        let strict = run.program(for: program).inSwift6
        directory.remove()
        let directory = try directory.madeAnew()
        try write(strict, to: directory)
        var refused = try await permits.holding { try await compile(strict, in: directory) }
        guard refused.compilation == .refused else { return nil }
        refused.alternative = run.alternative
        refused.isOfSwift6 = true
        return refused
    }

    /// Further runs of each program, one program after the other and nothing beside it: compiled
    /// once, each run in a folder of its own.
    ///
    /// Throws as `run` does.
    package func runAgain(
        _ programs: [ExampleProgram], times: Int,
        progress: @escaping @Sendable (ExampleProgram, Step) async -> Void = { _, _ in }
    ) async throws -> [[ProgramRun]] {
        var results: [[ProgramRun]] = []
        for (index, program) in programs.enumerated() {
            await progress(program, .repeating)
            let compiled = try ProgramDirectory.make("again-\(index + 1)", in: scratch)
            defer { compiled.remove() }
            try write(program, to: compiled)
            let run = try await compileOrComplete(program, in: compiled)
            var runs: [ProgramRun] = []
            for number in 1...times {
                guard run.compilation == .succeeded, program.runs else {
                    runs.append(run)
                    continue
                }
                let directory = try ProgramDirectory.make(
                    "again-\(index + 1)-\(number)", in: scratch)
                defer { directory.remove() }
                try write(program, to: directory)
                try compiled.copyProgram(to: directory)
                var next = run
                next.execution = try await commands.run(execution(of: program, in: directory))
                next.attribution = try await attribution(
                    of: run.program(for: program), run: next, in: directory)
                runs.append(next)
            }
            results.append(runs)
            await progress(program, .done)
        }
        return results
    }

    func write(_ program: ExampleProgram, to directory: ProgramDirectory) throws {
        for file in program.files {
            try directory.write(file.text, to: "\(directory.work)/\(file.name)")
        }
        for source in program.sources {
            try directory.write(source.text, to: "\(directory.work)/\(source.name)")
        }
        if let text = program.settings.standardInput {
            try directory.write(text, to: directory.standardInput)
        }
    }

    // MARK: Compiling

    /// The program, or, where the compiler refuses it, the first of its alternatives that compiles.
    private func compileAny(
        _ program: ExampleProgram, in directory: ProgramDirectory
    ) async throws -> ProgramRun {
        let run = try await compileOrComplete(program, in: directory)
        guard run.compilation == .refused, !program.isMeantToFail else { return run }
        for (index, alternative) in program.alternatives.enumerated() {
            try directory.clearCompilerCapture()
            try write(alternative, to: directory)
            var other = try await compileOrComplete(alternative, in: directory)
            guard other.compilation == .succeeded else { continue }
            other.alternative = index
            return other
        }
        return run
    }

    /// Where the compiler refuses the program, and with `import Foundation` does not, that is noted;
    /// a program that takes missing imports is then compiled with it.
    private func compileOrComplete(
        _ program: ExampleProgram, in directory: ProgramDirectory
    ) async throws -> ProgramRun {
        var run = try await compile(program, in: directory)
        guard
            run.compilation == .refused && program.mayLackFoundation(run.messages)
                || program.mayLinkWithFoundation(run.compilation)
        else { return run }
        try directory.clearCompilerCapture()
        var completed = try await compile(program.importingFoundation, in: directory)
        guard completed.compilation == .succeeded else { return run }
        guard program.takesMissingImports else {
            run.foundation = .wanted
            return run
        }
        completed.foundation = .added
        return completed
    }

    func compile(
        _ program: ExampleProgram, in directory: ProgramDirectory
    ) async throws -> ProgramRun {
        let first = try await compile(program, in: directory, modules: harness.moduleCache)
        guard first.run.compilation.mayBeOfDamagedModules,
            first.words.contains(harness.moduleCache)
        else { return first.run }
        // Kept modules may be damaged, and the compiler then says anything, or crashes: with new
        // ones it does not speak of them.
        let modules = scratch.path + "/modules"
        try directory.clearCompilerCapture()
        try scratch.makeFolder("modules")
        let second = try await compile(program, in: directory, modules: modules)
        guard !second.words.contains(modules) else { return first.run }
        harness.discardModules()
        return second.run
    }

    /// One attempt, with what the compiler wrote.
    private func compile(
        _ program: ExampleProgram, in directory: ProgramDirectory, modules: String
    ) async throws -> (run: ProgramRun, words: String) {
        let result = try await commands.run(
            compilation(of: program, in: directory, modules: modules))
        let text = String(decoding: result.standardOutput + result.standardError, as: UTF8.self)
        let messages = [CompilerMessage](compilerOutput: text)
        let linkerFailure = LinkerFailure(compilerOutput: text)
        let compilation: ProgramRun.Compilation =
            switch (result.ending, linkerFailure) {
            case (.exited(0), _): .succeeded
            case (.timedOut, _): .timedOut(after: limits.compileTime)
            case (.exceeded(let limit), _): .exceeded(limit)
            case (.exited, let failure?) where !messages.haveErrorsWithPlace:
                ProcessRun.Limit(compilerOutput: text).map { .exceeded($0) } ?? .notLinked(failure)
            case (.exited, _) where messages.tellOfMistakes: .refused
            default:
                ProcessRun.Limit(compilerOutput: text).map { .exceeded($0) }
                    ?? .crashed(compilerOutput: text)
            }
        var run = ProgramRun(compilation: compilation, messages: messages)
        run.compileDuration = result.duration
        return (run, text)
    }

    private func compilation(
        of program: ExampleProgram, in directory: ProgramDirectory, modules: String
    ) -> Command {
        let settings = program.settings
        var arguments = ["-module-name", "main", "-diagnostic-style", "llvm"]
        arguments += ["-no-color-diagnostics", "-module-cache-path", modules]
        if let mode = settings.languageMode { arguments += ["-swift-version", mode] }
        for feature in settings.features { arguments += ["-enable-upcoming-feature", feature] }
        if settings.optimize { arguments.append("-O") }
        if program.hasEntryPoint { arguments.append("-parse-as-library") }
        if program.hasMarks || program.isInstrumented {
            arguments += ["-I", harness.moduleDirectory] + importing(Harness.moduleName)
        }
        if program.isInstrumented { arguments += importing(Harness.twinModuleName) }
        if program.importsFoundation { arguments += importing("Foundation") }
        arguments += program.sources.map(\.name)
        if program.isInstrumented { arguments.append(harness.twinObject) }
        arguments += program.runs ? [harness.runtimeObject, "-o", "main"] : ["-c"]
        let compiler = confinement.compiler(
            toolchain, harness: harness, modules: modules, in: directory)
        return Command(
            executable: compiler.executable, arguments: arguments,
            environment: [
                "PATH": searchPath, "HOME": directory.home, "TMPDIR": directory.temporary,
                "LANG": "C.UTF-8", "TZ": "UTC",
            ],
            workingDirectory: directory.work, standardInput: nil,
            captureDirectory: directory.compilerCapture, timeLimit: limits.compileTime,
            memoryLimit: limits.compileMemory, fileLimit: ProgramLimits.compileFile,
            outputLimit: ProgramLimits.compileOutput,
            processLimit: ProgramLimits.compileProcesses, sandbox: compiler.sandbox)
    }

    /// The flags by which every source file imports a module.
    private func importing(_ module: String) -> [String] {
        ["-Xfrontend", "-import-module", "-Xfrontend", module]
    }

    // MARK: Running

    func execution(of program: ExampleProgram, in directory: ProgramDirectory) -> Command {
        let settings = program.settings
        var environment = [
            "PATH": searchPath, "HOME": directory.home, "TMPDIR": directory.temporary,
            "TZ": "UTC", "LANG": "C.UTF-8", "COLUMNS": "80", "NO_COLOR": "1",
            "SWIFT_BACKTRACE": "enable=yes",
        ]
        environment.merge(settings.environment) { _, own in own }
        return Command(
            executable: "./main", arguments: settings.arguments, environment: environment,
            workingDirectory: directory.work,
            standardInput: settings.standardInput == nil ? nil : directory.standardInput,
            captureDirectory: directory.capture, timeLimit: settings.timeout,
            memoryLimit: limits.memory, fileLimit: limits.file, outputLimit: limits.output,
            processLimit: limits.processes,
            sandbox: confinement.sandbox(of: program, in: directory))
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
