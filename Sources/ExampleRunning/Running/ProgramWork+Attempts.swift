import Examples
import Foundation
import Launching
import Packages
import Runs
import Toolchains

extension ProgramWork {
    /// What becomes of a program: compiled, or another one in its place; run; observed by its twin.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`.
    func run(
        _ program: Program, progress: @Sendable (ExampleRunner.Step) async -> Void
    ) async throws -> ProgramRun {
        await progress(.compiling)
        let built = try await buildAny(program)
        guard built.run.compilation == .succeeded, built.run.program.job.runs else {
            return built.run
        }
        await progress(.running)
        return try await observed(built)
    }

    /// Runs of a program that is compiled once, and its twin as well, until they are enough; at
    /// least one. What is not to be run is only compiled.
    ///
    /// Throws as `run` does.
    func run(
        _ program: Program, in surroundings: Surroundings, until areEnough: ([ProgramRun]) -> Bool
    ) async throws -> [ProgramRun] {
        var work = self
        work.compiled = CompiledPrograms()
        var built = try await work.buildAny(program)
        guard built.run.compilation == .succeeded, built.run.program.job.runs else {
            return [built.run]
        }
        built.isInFolder = false
        work.surroundings = surroundings
        // Its path is another one, too.
        if surroundings == .unlike { work.directory = directory.beside(named: "elsewhere") }
        defer { work.directory.remove() }
        var runs: [ProgramRun] = []
        repeat { runs.append(try await work.observed(built)) } while !areEnough(runs)
        return runs
    }

    /// The program, or, where the compiler refuses it, the first to try next that compiles.
    private func buildAny(_ program: Program) async throws -> Built {
        guard try await hasPackage(program) else { return Built(withoutPackage: program) }
        var first = try await build(program)
        var provenance = first.run.provenance
        if let within = program.withinPackage(after: first.run) {
            guard try await hasPackage(within) else { return Built(withoutPackage: within) }
            first = try await build(within)
            provenance.formUnion(first.run.provenance)
        }
        var last = first
        // The refused one that lacks least counts.
        var refused = first
        while last.run.compilation != .succeeded,
            let next = last.run.program.next(after: last.run)
        {
            last = try await build(next)
            provenance.formUnion(last.run.provenance)
            if last.run.lacksLess(than: refused.run) { refused = last }
        }
        let counting = refused.run.superseded(by: last.run)
        var built = counting.program == last.run.program ? last : refused
        built.run = counting
        built.run.provenance = provenance
        return built
    }

    /// Whether the packages that a program is to be compiled with are there, built if need be.
    private func hasPackage(_ program: Program) async throws -> Bool {
        guard let request = program.job.settings.packages, let packages = keys.packages else {
            return true
        }
        return try await packages.hasBuilt(request)
    }

    /// Runs what was compiled, and its twin where there is something to observe: the twin is compiled
    /// beside the run.
    private func observed(_ built: Built) async throws -> ProgramRun {
        guard !built.run.program.plan.probes.isEmpty else {
            return try await execute(built, takingVariants: true).run
        }
        if recall == .all, let run = await recalledVariants(of: built) { return run }
        let twin = Twin(of: built.run.program)
        async let early = builtBeside(twin)
        let run = try await execute(built, takingVariants: false).run
        return try await observed(by: twin, run, early: try await early)
    }

    /// A twin that is compiled in a folder of its own; nil where it could not be moved from there.
    private func builtBeside(_ twin: Twin) async throws -> Built? {
        guard cache != nil || compiled != nil, let program = twin.program else { return nil }
        var work = self
        work.clock.isOfTwin = true
        work.directory = directory.beside(named: "twin")
        defer { work.directory.remove() }
        var built = try await work.build(program)
        built.isInFolder = false
        return built
    }

    /// The run with what the twin of its program has found out.
    private func observed(
        by twin: Twin, _ run: ProgramRun, early: Built?
    ) async throws -> ProgramRun {
        var run = run
        guard let wanted = run.execution, wanted.ending.isItsOwn else {
            run.observations = .givenUp(reason: "the program does not end by itself")
            return run
        }
        var work = self
        work.clock.isOfTwin = true
        var twin = twin
        var early = early
        while let program = twin.program {
            var built = if let early { early } else { try await work.build(program) }
            early = nil
            if built.run.compilation == .succeeded {
                built = try await work.execute(built, takingVariants: false)
            }
            run.provenance.formUnion(built.run.provenance)
            switch twin.step(after: built.run, beside: wanted) {
            case .again(let next): twin = next
            case .done(let result):
                run.observations = result
                return run
            }
        }
        run.observations = twin.nothingFound
        return run
    }
}
