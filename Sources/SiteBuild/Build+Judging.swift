import Diagnostics
import ExampleRunning
package import Examples
import Foundation
import Site

extension Build {
    /// Compiles and runs the examples that are wanted, with what they need, and judges them; those
    /// that drift are run twice more, alone, before it is said.
    ///
    /// `wants` is asked for each example; of a program with a wanted one all are run. With
    /// `beforeWriting`, what is not stated is run again as well. Throws `ExampleRunningError` and
    /// `CancellationError`.
    package func judge(
        _ plan: some ExamplePlan, wants: (Example) -> Bool = { _ in true },
        beforeWriting: Bool = false,
        progress: any BuildProgress
    ) async throws -> Judgement {
        var diagnostics: [Diagnostic] = []
        let pages = plan.examplePages.filter { $0.examples.contains(where: wants) }
        let programs = pages.flatMap { page in
            ExampleProgram.assembleAll(page.examples).collecting(into: &diagnostics)
        }
        .filter { program in program.parts.contains { $0.isDecided && wants($0.example) } }
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let toolchain = try await SwiftToolchain.find(environment: environment, scratch: scratch)
        if programs.contains(where: { !$0.settings.features.isEmpty }),
            let known = await toolchain.languageFeatures(scratch: scratch)
        {
            diagnostics += known.problems(of: programs)
        }
        // What another block of its program did wrong is why a wanted one fails.
        let involved = Set(programs.flatMap { $0.parts.map(\.example.location) })
        let examples = plan.examples.filter { wants($0) || involved.contains($0.location) }
        var judged: [Diagnosed<JudgedExample>]
        var confinement: Confinement?
        // With half a configuration examples would be run in another way than their author means.
        if programs.isEmpty || !plan.isConfigured {
            judged = ExampleRun.all(of: examples, programs: programs, runs: []).map { $0.judged() }
        } else {
            let runner = try await runner(
                with: toolchain, in: scratch, by: plan.configuration)
            confinement = runner.confinement
            await progress.begin(programs: programs.count)
            let runs = try await runner.run(programs, progress: progress.report)
            judged = ExampleRun.all(of: examples, programs: programs, runs: runs)
                .map { $0.judged() }
            let unsettled = judged.indices.filter { index in
                wants(examples[index])
                    && judged[index].wantsRepetition(beforeWriting: beforeWriting)
            }
            let repetitions = try await repetitions(
                of: unsettled.map { judged[$0].value.run }, by: runner, progress: progress)
            for (index, runs) in zip(unsettled, repetitions) {
                judged[index] = judged[index].settled(by: runs)
            }
        }
        let problems = diagnostics.weighingLessWhereOnlyStatementsCount(in: plan.examples)
        let others = judged.filter { !wants($0.value.example) }
        return Judgement(
            judged: judged.filter { wants($0.value.example) },
            besides: problems + others.flatMap(\.diagnostics), toolchain: toolchain,
            confinement: confinement)
    }

    private static let repetitions = 2

    /// For each of these runs the further runs of its example.
    private func repetitions(
        of runs: [ExampleRun], by runner: ExampleRunner, progress: any BuildProgress
    ) async throws -> [[ExampleRun]] {
        // Several blocks of one session are one program.
        var programs: [ExampleProgram] = []
        for case let program? in runs.map(\.program) where !programs.contains(program) {
            programs.append(program)
        }
        let again = try await runner.runAgain(
            programs, times: Self.repetitions, progress: progress.report)
        return runs.map { run in
            guard let index = programs.firstIndex(where: { $0 == run.program }) else { return [] }
            return again[index].flatMap { repeated in
                ExampleRun.all(
                    of: [run.example], programs: [programs[index]], runs: [repeated])
            }
        }
    }

    private func runner(
        with toolchain: SwiftToolchain, in scratch: ScratchDirectory,
        by configuration: SiteConfiguration
    ) async throws -> ExampleRunner {
        let harness = try await Harness.prepare(
            toolchain: toolchain, environment: environment, cache: cache(or: scratch))
        let commands = try SubprocessCommandRunner(launcher: harness.launcher)
        let confinement = try await Confinement.find(
            configuration.sandbox,
            hiding: [directory.path] + [environment["HOME"]].compactMap(\.self),
            toolchain: toolchain, commands: commands, scratch: scratch)
        return ExampleRunner(
            toolchain: toolchain, harness: harness, commands: commands, scratch: scratch,
            limits: ProgramLimits(configuration.limits), confinement: confinement,
            searchPath: environment["PATH"] ?? "/usr/bin:/bin")
    }

    /// The user's cache folder, where it can be written; otherwise the scratch folder.
    private func cache(or scratch: ScratchDirectory) -> String {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/.cache" }
        let stated = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let base = stated ?? home, case let folder = base + "/sitegen",
            (try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)) != nil,
            FileManager.default.isWritableFile(atPath: folder)
        else { return scratch.path }
        return folder
    }
}

extension [Diagnostic] {
    /// Problems of how programs are put together are notes on pages whose examples need only hold
    /// what they state.
    fileprivate func weighingLessWhereOnlyStatementsCount(in examples: [Example]) -> [Diagnostic] {
        let pages = Set(examples.filter { $0.requirement == .stated }.map(\.location.path))
        return flatMap { problem in
            pages.contains(problem.location.path) ? [problem].weighing(atMost: .note) : [problem]
        }
    }
}

extension ProgramLimits {
    /// The stated limits over the runner's own.
    fileprivate init(_ stated: StatedLimits) {
        self.init()
        memory = stated.memory ?? memory
        file = stated.file ?? file
        output = stated.output ?? output
        processes = stated.processes ?? processes
        compileTime = stated.compile ?? compileTime
        compileMemory = stated.compileMemory ?? compileMemory
    }
}
