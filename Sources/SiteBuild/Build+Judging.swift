import Conventions
import Diagnostics
import ExampleFinding
import ExampleRunning
package import Examples
import Foundation
import Judging
import Launching
import Packages
import Pages
import Runs
import Site
package import StatedComments
import Toolchains

extension Build {
    /// Compiles and runs the examples that are wanted, with what they need, and judges them; what is
    /// wanted before drift is told is run alone, and judged again.
    ///
    /// `wants` is asked for each example; all of a program with a wanted one are run.
    /// `beforeWriting` has what is not stated run again as well. Of a `shard` only its programs are
    /// run, and their examples judged. Throws `ExampleRunningError` and `CancellationError`.
    package func judge(
        _ plan: Plan, wants isWanted: (Example) -> Bool = { _ in true }, of shard: Shard? = nil,
        beforeWriting: Bool = false, recorded: Set<StatementForm> = [],
        progress: any BuildProgress
    ) async throws -> Judgement {
        var diagnostics: [Diagnostic] = []
        let others = plan.examples(notOf: shard)
        func isNamed(_ example: Example) -> Bool {
            isWanted(example) && !others.contains(example.location)
        }
        // What the pages teach of a form does not depend on which example is named.
        let forms = plan.examples.filter(isNamed).reduce(into: Set()) {
            $0.formUnion(CheckedExample.forms(of: $1))
        }
        func wants(_ example: Example) -> Bool {
            guard !others.contains(example.location) else { return false }
            return isNamed(example) || !CheckedExample.forms(of: example).isDisjoint(with: forms)
        }
        let pages = plan.examplePages.filter { $0.examples.contains(where: wants) }
        let programs = pages.flatMap { page in
            Program.assembleAll(page.examples).collecting(into: &diagnostics)
        }
        .filter { program in program.parts.contains { $0.isDecided && wants($0.example) } }
        var packageProblems = PackageProblems()
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
        // Half a configuration would run examples in another way than their author means.
        if programs.isEmpty || !plan.isConfigured {
            checked = ExampleRun.all(of: examples, runs: []).map { CheckedExample($0) }
        } else {
            let (runner, packages, sharing) = try await surroundings.runner(
                by: plan.configuration,
                report: PackageBuilds.Report(
                    begin: progress.begin(package:products:), end: progress.end(package:after:)))
            for request in Set(programs.compactMap(\.job.settings.packages)) {
                _ = try await packages.hasBuilt(request)
            }
            await progress.begin(programs: programs.count)
            await progress.expect(
                programs, recorded: runner.recordedTimes(of: directory.path))
            let judging = ProgramJudging(
                runner: runner, programs: programs, examples: examples,
                pages: Dictionary(grouping: plan.examples, by: \.location.path),
                beforeWriting: beforeWriting, recorded: recorded, progress: progress)
            let isWanted = examples.map(wants)
            let judged = try await runner.serving { try await judging.judged(where: isWanted) }
            checked = judged.examples
            packageProblems = try PackageProblems(packages.failures, of: self, plan.configuration)
            await runner.recordKeys(of: judged.runs)
            await runner.recordTimes(of: directory.path)
            conduct = Conduct(
                confinement: runner.confinement, runs: judged.runs,
                keeping: await surroundings.finish(sharing),
                compiling: await runner.warmCounts, times: runner.workTimes)
        }
        let problems = diagnostics.weighingLessWhereOnlyStatementsCount(in: plan.examples)
        let besides = checked.filter { !wants($0.example) }
        // A part of the pages teaches nothing.
        let conventions = Conventions(shard == nil ? checked : [], recorded: recorded)
        checked = checked.filter { isNamed($0.example) }.map { $0.judged(by: conventions) }
        return Judgement(
            examples: checked,
            besides: problems + packageProblems.diagnostics + checked.optionalsLeftOut
                + besides.flatMap(\.diagnostics)
                + conventions.warnings.filter { warning in
                    checked.contains { $0.example.holds(warning.location) }
                },
            toolchain: surroundings.toolchain, conduct: conduct,
            packageSources: packageProblems.sources, learned: conventions.learned)
    }
}

extension Plan {
    /// The places of the examples whose programs are other machines' to run.
    fileprivate func examples(notOf shard: Shard?) -> Set<SourceLocation> {
        guard let shard else { return [] }
        let programs = examplePages.flatMap { Program.assembleAll($0.examples).value }
        return Set(programs.filter { !shard.holds($0.job) }.flatMap(\.decided))
    }
}

extension Example {
    /// Whether a place is in it.
    fileprivate func holds(_ place: SourceLocation) -> Bool {
        place.path == location.path && holds(line: place.line)
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
