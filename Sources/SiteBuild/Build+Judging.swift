import Diagnostics
import ExampleRunning
package import Examples
import Foundation
import Judging
import Launching
import Site
import Toolchains

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
        let surroundings = try await BuildSurroundings.find(self, scratch: scratch)
        if programs.contains(where: { !$0.job.settings.features.isEmpty }),
            let known = await surroundings.languageFeatures
        {
            diagnostics += known.problems(of: programs)
        }
        // What another block of its program did wrong is why a wanted one fails.
        let involved = Set(programs.flatMap { $0.parts.map(\.example.location) })
        let examples = plan.examples.filter { wants($0) || involved.contains($0.location) }
        var checked: [CheckedExample]
        var conduct: Conduct?
        // With half a configuration examples would be run in another way than their author means.
        if programs.isEmpty || !plan.isConfigured {
            checked = ExampleRun.all(of: examples, runs: []).map { CheckedExample($0) }
        } else {
            let runner = try await surroundings.runner(by: plan.configuration)
            await progress.begin(programs: programs.count)
            var runs = try await runner.run(programs, progress: progress.report)
            checked = ExampleRun.all(of: examples, runs: runs).map { CheckedExample($0) }
            // No error is told, and nothing written, of what is known from an earlier time alone.
            let doubtful = runs.indices.filter { runs[$0].isDoubtful(as: checked) }
            if !doubtful.isEmpty {
                let again = try await runner.run(
                    doubtful.map { programs[$0] }, recalling: false, progress: progress.report)
                for (index, run) in zip(doubtful, again) { runs[index] = run }
                checked = ExampleRun.all(of: examples, runs: runs).map { CheckedExample($0) }
            }
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
            conduct = Conduct(
                confinement: runner.confinement, runs: runs,
                keeping: await surroundings.finish())
        }
        let problems = diagnostics.weighingLessWhereOnlyStatementsCount(in: plan.examples)
        let others = checked.filter { !wants($0.example) }
        return Judgement(
            examples: checked.filter { wants($0.example) },
            besides: problems + others.flatMap(\.diagnostics),
            toolchain: surroundings.toolchain, conduct: conduct)
    }
}

extension ProgramRun {
    /// Whether what is known of it is from an earlier time, at least in part, and one of its examples
    /// does not hold: in the run that counts, or in another one that was seen.
    fileprivate func isDoubtful(as checked: [CheckedExample]) -> Bool {
        guard provenance.contains(.earlier) else { return false }
        let own = Set(program.parts.filter(\.isDecided).map(\.example.location))
        let examples = checked.filter { own.contains($0.example.location) }
        guard !examples.contains(where: \.isUnmet) else { return true }
        return variants.contains { variant in
            var other = self
            other.execution = variant
            return ExampleRun.all(of: examples.map(\.example), runs: [other])
                .contains { CheckedExample($0).isUnmet }
        }
    }
}

extension CheckedExample {
    /// Whether a claim is not met.
    fileprivate var isUnmet: Bool { checks.contains(where: \.isUnmet) }
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
