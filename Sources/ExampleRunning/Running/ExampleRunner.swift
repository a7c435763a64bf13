package import Examples
import Foundation
package import Launching

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

    /// A run for each program, in their order; of programs of the same key only one is run.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`; then nothing is left running.
    package func run(
        _ programs: [Program],
        progress: @escaping @Sendable (Program, Step) async -> Void = { _, _ in }
    ) async throws -> [ProgramRun] {
        let groups = groups(of: programs)
        let runs = try await concurrentMap(groups.map(\.first), limit: Self.mostAtOnce) {
            index, program in
            let directory = try ProgramDirectory.make("program-\(index + 1)", in: scratch)
            defer { directory.remove() }
            var run = try await permits.holding {
                await progress(program, .compiling)
                return try await compileAny(program, in: directory)
            }
            if run.compilation == .succeeded, run.program.job.runs {
                await progress(program, .running)
                run = try await execute(run, in: directory)
            }
            await progress(program, .done)
            return run
        }
        var results = [ProgramRun?](repeating: nil, count: programs.count)
        for (group, run) in zip(groups, runs) {
            for place in group.places { results[place] = run.told(of: programs[place]) }
            for place in group.places.dropFirst() { await progress(programs[place], .done) }
        }
        return results.compactMap(\.self)
    }

    /// Runs of programs, one after the other and nothing beside it: those of one job are compiled
    /// once, and each is run in a folder of its own.
    ///
    /// Throws as `run` does.
    package func runAlone(
        _ programs: [Program],
        progress: @escaping @Sendable (Program, Step) async -> Void = { _, _ in }
    ) async throws -> [ProgramRun] {
        var results = [ProgramRun?](repeating: nil, count: programs.count)
        for (index, group) in groups(of: programs).enumerated() {
            await progress(group.first, .repeating)
            let compiled = try ProgramDirectory.make("again-\(index + 1)", in: scratch)
            defer { compiled.remove() }
            let run = try await compileAny(group.first, in: compiled)
            for (number, place) in group.places.enumerated() {
                guard run.compilation == .succeeded, run.program.job.runs else {
                    results[place] = run.told(of: programs[place])
                    continue
                }
                let directory = try ProgramDirectory.make(
                    "again-\(index + 1)-\(number + 1)", in: scratch)
                defer { directory.remove() }
                try write(run.program.job, to: directory)
                try compiled.copyProgram(to: directory)
                let next = try await execute(run, in: directory)
                results[place] = next.told(of: programs[place])
            }
            await progress(group.first, .done)
        }
        return results.compactMap(\.self)
    }

    /// Programs of one key, by their places.
    private func groups(of programs: [Program]) -> [(first: Program, places: [Int])] {
        var known: [Program.Key: Int] = [:]
        var groups: [(first: Program, places: [Int])] = []
        for (place, program) in programs.enumerated() {
            if let group = known[program.key] {
                groups[group].places.append(place)
            } else {
                known[program.key] = groups.count
                groups.append((program, [place]))
            }
        }
        return groups
    }

    /// Runs what was compiled, and its twin.
    private func execute(
        _ run: ProgramRun, in directory: ProgramDirectory
    ) async throws -> ProgramRun {
        var run = run
        run.execution = try await commands.run(execution(of: run.program.job, in: directory))
        run.observations = try await observations(of: run, in: directory)
        return run
    }

    func write(_ job: Job, to directory: ProgramDirectory) throws {
        for file in job.files + job.sources {
            try directory.write(file.text, to: "\(directory.work)/\(file.name)")
        }
        if let text = job.settings.standardInput {
            try directory.write(text, to: directory.standardInput)
        }
    }

    // MARK: Compiling

    /// The program, or, where the compiler refuses it, the first to try next that compiles.
    private func compileAny(
        _ program: Program, in directory: ProgramDirectory
    ) async throws -> ProgramRun {
        let first = try await compile(program, in: directory)
        var last = first
        while last.compilation != .succeeded, let next = last.program.next(after: last) {
            try directory.clearCompilerCapture()
            last = try await compile(next, in: directory)
        }
        return first.superseded(by: last)
    }

    /// Writes the program into a folder and compiles it there.
    func compile(
        _ program: Program, in directory: ProgramDirectory
    ) async throws -> ProgramRun {
        try write(program.job, to: directory)
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
        _ program: Program, in directory: ProgramDirectory, modules: String
    ) async throws -> (run: ProgramRun, words: String) {
        let result = try await commands.run(
            compilation(of: program.job, in: directory, modules: modules))
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
        var run = ProgramRun(of: program, compilation: compilation, messages: messages)
        run.compileDuration = result.duration
        return (run, text)
    }

    private func compilation(
        of job: Job, in directory: ProgramDirectory, modules: String
    ) -> Command {
        let settings = job.settings
        var arguments = ["-module-name", "main", "-diagnostic-style", "llvm"]
        arguments += ["-no-color-diagnostics", "-module-cache-path", modules]
        if let mode = settings.languageMode { arguments += ["-swift-version", mode] }
        for feature in settings.features { arguments += ["-enable-upcoming-feature", feature] }
        if settings.optimize { arguments.append("-O") }
        if job.hasEntryPoint { arguments.append("-parse-as-library") }
        if job.modules.contains(.marks) {
            arguments += ["-I", harness.moduleDirectory] + importing(Harness.moduleName)
        }
        if job.modules.contains(.twin) { arguments += importing(Harness.twinModuleName) }
        if job.modules.contains(.foundation) { arguments += importing("Foundation") }
        arguments += job.sources.map(\.name)
        if job.modules.contains(.twin) { arguments.append(harness.twinObject) }
        arguments += job.runs ? [harness.runtimeObject, "-o", "main"] : ["-c"]
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

    func execution(of job: Job, in directory: ProgramDirectory) -> Command {
        let settings = job.settings
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
            sandbox: confinement.sandbox(of: job, in: directory))
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
