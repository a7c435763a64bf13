import Caching
import Examples
import Foundation
import Harnesses
import Launching
import Packages
import Runs

/// The work on one program: what is kept is taken, and all else is done, in a folder that is made
/// when it is needed.
struct ProgramWork: Sendable {
    let compiler: Compiler
    let keys: ResultKeys
    let permits: CompilePermits
    /// Nil where nothing is kept.
    let cache: ResultCache?
    /// What is taken of what is kept; all is kept anyway.
    let recall: Recall
    /// Made anew for each attempt, so that its path is the same in all of them.
    var directory: ProgramDirectory
    /// Where the program runs.
    var surroundings = Surroundings.usual
    /// Is told how long processes take.
    var clock: WorkClock
    /// What was compiled for programs that run several times; nil where they run once.
    var compiled: CompiledPrograms?

    /// A program with what the compiler made of it.
    struct Built: Sendable {
        var run: ProgramRun
        /// Nil where it is not known, since nothing is kept.
        var program: Digest?
        var needs: SurroundingNeeds
        /// Whether the folder holds it now.
        var isInFolder: Bool

        init(run: ProgramRun, program: Digest?, needs: SurroundingNeeds, isInFolder: Bool) {
            self.run = run
            self.program = program
            self.needs = needs
            self.isInFolder = isInFolder
        }

        /// A program that is not compiled, since what it is to be compiled with is not there.
        init(withoutPackage program: Program) {
            self.init(
                run: ProgramRun(of: program, compilation: .withoutPackage, messages: []),
                program: nil, needs: SurroundingNeeds(nil), isInFolder: false)
        }
    }

    // MARK: Compiling

    /// What the compiler makes of a program.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`, as all of these functions do.
    func build(_ program: Program) async throws -> Built {
        if let known = await compiled?.built(for: program) { return known }
        if recall != .nothing, let kept = recalled(program) { return kept }
        let key = keys.compilation(of: program.job)
        return try await permits.holding { try await compile(program, key) }
    }

    /// What was kept of the compiler's work; nil where nothing was.
    func recalled(_ program: Program) -> Built? {
        cache?.compilation(for: keys.compilation(of: program.job)).map { kept in
            var run = ProgramRun(
                of: program, compilation: kept.compilation, messages: kept.messages)
            run.provenance = .earlier
            add(packagesOf: program.job, to: &run)
            return Built(
                run: run, program: kept.program, needs: kept.needs, isInFolder: false)
        }
    }

    private func add(packagesOf job: Job, to run: inout ProgramRun) {
        guard let built = keys.packages?.built(job.settings.packages) else { return }
        run.packages = built.used
        run.addedModules = built.namesAdded(to: job).sorted()
        run.unofferedModules = built.names(importedBy: job).intersection(built.unoffered).sorted()
    }

    private func compile(_ program: Program, _ key: CacheKey) async throws -> Built {
        directory.remove()
        let directory = try directory.madeAnew()
        try directory.write(program.job)
        let result = try await compiler.compile(program.job, in: directory)
        directory.removeObject()
        var run = ProgramRun(
            of: program, compilation: result.compilation, messages: result.messages)
        run.compileDuration = result.duration
        clock.note(result.duration, for: .compiling)
        add(packagesOf: program.job, to: &run)
        run.provenance = result.isLasting ? .now : [.now, .eachTime]
        let needs = SurroundingNeeds(result.symbols)
        guard cache != nil || compiled != nil else {
            return Built(run: run, program: nil, needs: needs, isInFolder: true)
        }
        let hasProgram = result.compilation == .succeeded && program.job.runs
        let bytes = hasProgram ? FileManager.default.contents(atPath: directory.program) : nil
        let built = await keep(result, run, bytes, needs, key)
        await compiled?.keep(built, bytes.map { Array($0) })
        return built
    }

    /// What was compiled, with its digest where results are kept.
    private func keep(
        _ result: Compiler.Result, _ run: ProgramRun, _ bytes: Data?, _ needs: SurroundingNeeds,
        _ key: CacheKey
    ) async -> Built {
        guard let cache else {
            return Built(run: run, program: nil, needs: needs, isInFolder: true)
        }
        let digest = bytes.map { Digest(of: $0) }
        if result.isLasting {
            let kept = KeptCompilation(
                compilation: result.compilation, messages: result.messages, program: digest,
                needs: needs)
            await cache.keep(kept, program: bytes.map { Array($0) }, for: key)
        }
        return Built(run: run, program: digest, needs: needs, isInFolder: true)
    }

    /// Puts the program into the folder, where it is not there yet: as it was kept, or compiled again.
    private func place(_ built: inout Built) async throws {
        guard !built.isInFolder else { return }
        let job = built.run.program.job
        let known = await compiled?.bytes(of: job)
        guard let bytes = known ?? built.program.flatMap({ cache?.program($0) }) else {
            let key = keys.compilation(of: job)
            let program = built.run.program
            built = try await permits.holding { try await compile(program, key) }
            return
        }
        directory.remove()
        let directory = try directory.madeAnew()
        try directory.write(job)
        try directory.writeProgram(bytes)
        built.isInFolder = true
    }

    // MARK: Running

    /// What the program does. What is kept of a program that varies is taken only where all of it
    /// is of use.
    func execute(_ built: Built, takingVariants: Bool) async throws -> Built {
        var built = built
        let job = built.run.program.job
        let key = runKey(of: built)
        if recall == .all, let key, let kept = await cache?.run(for: key),
            !kept.isOfNoUse || takingVariants && !kept.isEndlessElsewhere
        {
            built.run.execution = kept.sights[0].run
            built.run.provenance.insert(.earlier)
            built.run.variants = kept.sights.dropFirst().map(\.run)
                .filter { !$0.isSame(as: kept.sights[0].run) }
                .map { ProgramRun.Variant(execution: $0, observations: .notWanted) }
            return built
        }
        try await place(&built)
        guard built.run.compilation == .succeeded else { return built }
        let first = try await run(job, in: directory, surroundings)
        built.run.execution = first
        built.isInFolder = false
        built.run.provenance.insert(.now)
        guard let cache else { return built }
        guard surroundings == .usual else {
            if let key = runKey(of: built), first.ending.isLasting,
                let known = await cache.run(for: key)
            {
                await cache.keep(known.adding(KeptRun(first, in: surroundings)), for: key)
            }
            return built
        }
        if try await !keep(first, of: built, for: runKey(of: built), in: cache) {
            built.run.provenance.insert(.eachTime)
        }
        return built
    }

    /// Nil where no run is kept: what reaches the network is never the same.
    func runKey(of built: Built) -> CacheKey? {
        let job = built.run.program.job
        guard let program = built.program, !job.settings.allowsNetwork else { return nil }
        return keys.run(of: program, job, readsFiles: built.needs.contains(.files))
    }

    /// Keeps a run that came to an end by itself; one of a program that asks for its surroundings
    /// beside another run elsewhere. False where it will have to be run again.
    private func keep(
        _ first: ProcessRun, of built: Built, for key: CacheKey?, in cache: ResultCache
    ) async throws -> Bool {
        guard let key, first.ending.isLasting, !built.needs.contains(.programs) else {
            return false
        }
        var kept = KeptRun(first, in: .usual)
        let known = await cache.run(for: key)
        // What it does elsewhere is seen once.
        let isToVary = built.needs.contains(.variation) || first.tells(of: directory)
        if isToVary, known?.isKnownElsewhere != true {
            guard let second = try await runElsewhere(built, cache) else { return false }
            if second.ending.isLasting {
                kept = KeptRun(second, in: .unlike)
                kept.add(first, in: .usual)
            } else {
                kept.isEndlessElsewhere = true
            }
        }
        if let known { kept = kept.adding(known) }
        await cache.keep(kept, for: key)
        return !kept.isOfNoUse
    }

    /// A run in other surroundings and in another folder; nil where the program is not kept.
    private func runElsewhere(_ built: Built, _ cache: ResultCache) async throws -> ProcessRun? {
        // It may have changed the one in its folder.
        guard let bytes = built.program.flatMap({ cache.program($0) }) else { return nil }
        let job = built.run.program.job
        let elsewhere = try directory.beside(named: "elsewhere").madeAnew()
        defer { elsewhere.remove() }
        try elsewhere.write(job)
        try elsewhere.writeProgram(bytes)
        return try await run(job, in: elsewhere, .unlike)
    }

    private func run(
        _ job: Job, in directory: ProgramDirectory, _ surroundings: Surroundings
    ) async throws -> ProcessRun {
        let run = try await compiler.commands.run(
            Command(
                running: job, in: directory, surroundings, limits: keys.limits,
                confinement: keys.confinement, searchPath: keys.searchPath,
                harness: keys.harness, packages: keys.packages?.built(job.settings.packages)))
        clock.note(run.duration, for: .running)
        return run.withoutPlacesOfAccess
    }
}

extension ProcessRun.Ending {
    /// Whether the program will end so again: it was not ended from outside.
    fileprivate var isLasting: Bool {
        if case .exited = self { true } else { isTrap }
    }
}

extension ProcessRun {
    /// Whether it has printed where it ran, which is elsewhere the next time.
    fileprivate func tells(of directory: ProgramDirectory) -> Bool {
        let path = Array(directory.path.utf8)
        return [standardOutput, standardError].contains { $0.firstRange(of: path) != nil }
            || notes.values.values.joined().contains { $0.description.contains(directory.path) }
    }
}

extension ProgramDirectory {
    /// Writes what a job finds in its folder, and on its standard input.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    func write(_ job: Job) throws {
        for file in job.files + job.sources { try write(file.text, to: "\(work)/\(file.name)") }
        if let text = job.settings.standardInput { try write(text, to: standardInput) }
    }
}

extension Command {
    /// A program that was compiled in a folder, or put there.
    init(
        running job: Job, in directory: ProgramDirectory, _ surroundings: Surroundings,
        limits: ProgramLimits, confinement: Confinement, searchPath: String, harness: Harness,
        packages: BuiltPackage?
    ) {
        let settings = job.settings
        let environment = surroundings.environment(
            home: directory.home, temporary: directory.temporary, searchPath: searchPath,
            harness: harness)
        var sandbox = confinement.sandbox(of: job, in: directory)?
            .reading(packages?.readByPrograms ?? [])
        if surroundings == .unlike { sandbox?.readable.append(harness.elsewhereObject) }
        self.init(
            executable: "./main", arguments: settings.arguments,
            environment: environment.merging(settings.environment) { _, own in own },
            workingDirectory: directory.work,
            standardInput: settings.standardInput == nil ? nil : directory.standardInput,
            captureDirectory: directory.capture, timeLimit: settings.timeout,
            memoryLimit: limits.memory, fileLimit: limits.file, outputLimit: limits.output,
            processLimit: limits.processes, sandbox: sandbox)
        // What is preloaded elsewhere writes there, too.
        hasMarks = job.modules.contains(.marks) || surroundings == .unlike
    }
}
