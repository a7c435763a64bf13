package import Caching
package import Examples
import Foundation
package import Harnesses
package import Launching
package import Packages
package import Runs
package import Toolchains

/// What is taken of results that are kept.
package enum Recall: Hashable, Sendable {
    case all
    /// What the compiler came to, and no run.
    case compilations
    case nothing
}

/// Compiles and runs programs: compiling bounded by the cores, running by 64 at once.
package struct ExampleRunner: Sendable {
    /// What a program is doing, for a progress line.
    package enum Step: Sendable {
        case compiling, running, done
        /// All of it is known from an earlier time.
        case recalled
        /// Running again, alone.
        case repeating

        /// Whether nothing more is done for the program.
        package var isLast: Bool { self == .done || self == .recalled }
    }

    private let compiler: Compiler
    let keys: ResultKeys
    let cache: ResultCache?
    private let scratch: ScratchDirectory
    private let permits: CompilePermits
    private let warm: WarmTools?
    private let memory: EntryFolder
    let times = WorkTimes()

    /// Whether, and how, examples are kept apart.
    package var confinement: Confinement { keys.confinement }

    /// Whether results are kept.
    package var keepsResults: Bool { cache != nil }

    /// Examples mostly sleep, so that many more may run than there are cores.
    private static let mostAtOnce = 64

    /// `memory` holds what is remembered of the machine; no result is kept without a `cache`.
    package init(
        toolchain: SwiftToolchain, harness: Harness, commands: any CommandRunning,
        scratch: ScratchDirectory, limits: ProgramLimits, confinement: Confinement,
        searchPath: String, memory: EntryFolder, cache: ResultCache?, keepsToolsWarm: Bool = false,
        packages: PackageBuilds? = nil,
        cores: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        let starter = WarmToolStarter(
            toolchain: toolchain, harness: harness, commands: commands, scratch: scratch,
            limits: limits, confinement: confinement, searchPath: searchPath, memory: memory,
            workers: cores)
        warm = keepsToolsWarm ? WarmTools(starter: starter) : nil
        compiler = Compiler(
            toolchain: toolchain, harness: harness, commands: commands, scratch: scratch,
            limits: limits, confinement: confinement, searchPath: searchPath,
            direct: DirectCommandList(
                toolchain: toolchain, harness: harness, memory: memory, scratch: scratch),
            warm: warm, packages: packages)
        keys = ResultKeys(
            toolchain: toolchain, harness: harness, limits: limits, confinement: confinement,
            searchPath: searchPath, owner: cache?.owner ?? "", packages: packages)
        self.cache = cache
        self.memory = memory
        self.scratch = scratch
        permits = CompilePermits(count: cores)
    }

    /// Does work with programs, and ends then what was kept warm for them.
    package func serving<Result: Sendable>(
        _ work: () async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await work()
            await warm?.stop()
            return result
        } catch {
            await warm?.stop()
            if case ExampleRunningError.sandboxFailed = error {
                // What is remembered of it is wrong: the next time it is tried anew.
                Confinement.forget(
                    keys.toolchain, memory: memory, launcher: keys.harness.launcher)
            }
            throw error
        }
    }

    /// How programs were compiled so far; nil where nothing is kept warm.
    package var warmCounts: WarmCounts? { get async { await warm?.counts } }

    /// A run for each program, in their order; only one of the programs of the same key is run.
    ///
    /// What is done is kept, and what is kept is taken as far as `recall` says. Throws `ExampleRunningError` and
    /// `CancellationError`; then nothing is left running.
    package func run(
        _ programs: [Program], recalling recall: Recall = .all,
        progress: @escaping @Sendable (Program, Step) async -> Void = { _, _ in }
    ) async throws -> [ProgramRun] {
        let groups = groups(of: programs)
        let runs = try await concurrentMap(groups.map(\.first), limit: Self.mostAtOnce) {
            index, program in
            let work = work(on: program, named: "program-\(index + 1)", recalling: recall)
            defer { work.directory.remove() }
            let run = try await work.run(program) { await progress(program, $0) }
            await progress(program, run.provenance.contains(.now) ? .done : .recalled)
            return run
        }
        var results = [ProgramRun?](repeating: nil, count: programs.count)
        for (group, run) in zip(groups, runs) {
            for place in group.places { results[place] = run.told(of: programs[place]) }
            for place in group.places.dropFirst() { await progress(programs[place], .recalled) }
        }
        return results.compactMap(\.self)
    }

    /// Runs for each repetition, one program after the other and nothing beside it.
    ///
    /// Those of one key share their runs, which go on until they are enough for each. Throws as
    /// `run` does.
    package func runAlone(
        _ repetitions: [Repetition], recalling recall: Recall,
        progress: @escaping @Sendable (Program, Step) async -> Void = { _, _ in }
    ) async throws -> [[ProgramRun]] {
        var results = [[ProgramRun]](repeating: [], count: repetitions.count)
        for (index, group) in groups(of: repetitions.map(\.program)).enumerated() {
            await progress(group.first, .repeating)
            let work = work(on: group.first, named: "again-\(index + 1)", recalling: recall)
            defer { work.directory.remove() }
            let own = group.places.map { repetitions[$0] }
            let runs = try await work.run(
                group.first, in: own.contains(where: \.isElsewhere) ? .unlike : .usual
            ) { runs in
                own.allSatisfy { repetition in
                    repetition.isEnough(runs.map { $0.told(of: repetition.program) })
                }
            }
            for place in group.places {
                results[place] = runs.map { $0.told(of: repetitions[place].program) }
            }
            await progress(group.first, .done)
        }
        return results
    }

    private func work(
        on program: Program, named name: String, recalling recall: Recall
    ) -> ProgramWork {
        ProgramWork(
            compiler: compiler, keys: keys, permits: permits, cache: cache, recall: recall,
            directory: ProgramDirectory(named: name, in: scratch),
            clock: WorkClock(times: times, program: program))
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
}
