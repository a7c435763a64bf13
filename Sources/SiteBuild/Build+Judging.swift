import Diagnostics
import ExampleRunning
package import Examples
import Foundation
import Judging
import Site

extension Build {
    /// Compiles and runs the examples that are wanted, with what they need, and judges them; what is
    /// wanted before drift is told is run alone, and judged again.
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
            Program.assembleAll(page.examples).collecting(into: &diagnostics)
        }
        .filter { program in program.parts.contains { $0.isDecided && wants($0.example) } }
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let toolchain = try await SwiftToolchain.find(environment: environment, scratch: scratch)
        if programs.contains(where: { !$0.job.settings.features.isEmpty }),
            let known = await toolchain.languageFeatures(scratch: scratch)
        {
            diagnostics += known.problems(of: programs)
        }
        // What another block of its program did wrong is why a wanted one fails.
        let involved = Set(programs.flatMap { $0.parts.map(\.example.location) })
        let examples = plan.examples.filter { wants($0) || involved.contains($0.location) }
        var checked: [CheckedExample]
        var confinement: Confinement?
        // With half a configuration examples would be run in another way than their author means.
        if programs.isEmpty || !plan.isConfigured {
            checked = ExampleRun.all(of: examples, runs: []).map { CheckedExample($0) }
        } else {
            let runner = try await runner(with: toolchain, in: scratch, by: plan.configuration)
            confinement = runner.confinement
            await progress.begin(programs: programs.count)
            let runs = try await runner.run(programs, progress: progress.report)
            checked = ExampleRun.all(of: examples, runs: runs).map { CheckedExample($0) }
            let wanted = checked.map { example in
                wants(example.example) ? example.wanted(beforeWriting: beforeWriting) : []
            }
            let further = try await runner.runAlone(
                wanted.flatMap(\.self), progress: progress.report)
            var next = 0
            for index in checked.indices where !wanted[index].isEmpty {
                let end = next + wanted[index].count
                checked[index] = checked[index].rejudged(with: Array(further[next..<end]))
                next = end
            }
        }
        let problems = diagnostics.weighingLessWhereOnlyStatementsCount(in: plan.examples)
        let others = checked.filter { !wants($0.example) }
        checked.removeAll { !wants($0.example) }
        return Judgement(
            examples: checked,
            besides: problems + others.flatMap(\.diagnostics), toolchain: toolchain,
            confinement: confinement)
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
