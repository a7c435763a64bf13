import Conventions
import Diagnostics
import ExampleRunning
import Examples
import Judging
import Runs
import StatedComments

/// The loop of running and judging: programs are run or recalled, their examples judged, and what is
/// wanted then is run and judged again.
struct ProgramJudging {
    let runner: ExampleRunner
    let programs: [Program]
    /// All examples that the programs decide about, and others.
    let examples: [Example]
    /// All examples of their pages.
    let pages: [String: [Example]]
    /// Whether what is printed and not stated runs again as well.
    let beforeWriting: Bool
    /// The forms of comments that are firm by record.
    let recorded: Set<StatementForm>
    let progress: any BuildProgress

    /// The judged examples, in their order, and the runs of the programs, in theirs; `isWanted` says
    /// for each example whether more is to be found out about it.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`.
    func judged(
        where isWanted: [Bool]
    ) async throws -> (examples: [CheckedExample], runs: [ProgramRun]) {
        var runs = try await runner.run(programs, progress: progress.report)
        var checked = ExampleRun.all(of: examples, runs: runs).map { CheckedExample($0) }
        // Other programs may tell more of what is known from an earlier time, from that time too.
        let known = checked.indices.filter {
            isWanted[$0] && checked[$0].run.provenance.contains(.earlier)
        }
        try await refine(&checked, at: known, recalling: .all)
        // No error is told, and nothing written, of what is known from an earlier time alone.
        let doubtful = runs.indices.filter { runs[$0].isDoubtful(as: checked) }
        if !doubtful.isEmpty {
            for (places, recall) in doubtful.separated(where: { runs[$0].execution != nil }) {
                let again = try await runner.run(
                    places.map { programs[$0] }, recalling: recall, progress: progress.report)
                for (index, run) in zip(places, again) { runs[index] = run }
            }
            let decided = Set(doubtful.flatMap { programs[$0].decided })
            let judged = ExampleRun.all(of: examples, runs: runs)
            for index in checked.indices where decided.contains(examples[index].location) {
                checked[index] = CheckedExample(judged[index])
            }
        }
        try await refine(&checked, at: checked.indices.filter { isWanted[$0] }, recalling: .nothing)
        return (checked, runs)
    }

    /// Runs what examples want, alone, and judges them again.
    private func refine(
        _ checked: inout [CheckedExample], at places: [Int], recalling recall: Recall
    ) async throws {
        // What a convention makes wrong is run again, and so is what the convention rests on.
        let conventions = Conventions(checked, recorded: recorded)
        let learned = checked.map { $0.judged(by: conventions) }
        let forms = places.reduce(into: Set()) { $0.formUnion(learned[$1].wrongForms) }
        let wanted = places.map { place in
            learned[place].wanted(beforeWriting: beforeWriting, supporting: forms).filter {
                // The same program is run to see whether it does the same now.
                recall != .all || $0 != checked[place].run.program
            }
        }
        let repetitions = zip(places, wanted).flatMap { place, programs in
            programs.map { repetition(of: $0, for: checked[place], by: conventions) }
        }
        var further = try await runner.runAlone(
            repetitions, recalling: recall, progress: progress.report)[...]
        for (place, programs) in zip(places, wanted) where !programs.isEmpty {
            checked[place] = checked[place].rejudged(
                with: further.prefix(programs.count).flatMap(\.self))
            further = further.dropFirst(programs.count)
        }
        try await acquit(&checked, among: places, recalling: recall)
    }

    /// Judges blocks of folders in other programs where they do not hold in theirs: the first that
    /// acquits one counts.
    private func acquit(
        _ checked: inout [CheckedExample], among places: [Int], recalling recall: Recall
    ) async throws {
        let conventions = Conventions(checked, recorded: recorded)
        let open = places.filter { checked[$0].judged(by: conventions).mayHoldOtherwise }
        let others = open.flatMap { place in
            let example = checked[place].example
            let own = pages[example.location.path] ?? []
            return (checked[place].run.program?.others(for: example, among: own) ?? [])
                .map { (place: place, program: $0) }
        }
        guard !others.isEmpty else { return }
        let runs = try await runner.run(
            others.map(\.program), recalling: recall, progress: progress.report)
        for (other, run) in zip(others, runs) {
            let acquitted = checked[other.place].judged(by: conventions).acquitted(by: run) {
                $0.judged(by: conventions)
            }
            guard let acquitted else { continue }
            checked[other.place] = acquitted
        }
    }

    /// A wanted program, once, or again and again where it is the example's own.
    private func repetition(
        of program: Program, for example: CheckedExample, by conventions: Conventions
    ) -> Repetition {
        guard program == example.run.program else {
            return Repetition(program, isElsewhere: false) { _ in true }
        }
        let isOfFolder = example.example.requirement == .stated
        return Repetition(program, isElsewhere: isOfFolder) { [beforeWriting] in
            example.isSettled(by: $0, beforeWriting: beforeWriting) {
                $0.judged(by: conventions)
            }
        }
    }
}

extension ProgramRun {
    /// Whether one of its examples does not hold, and what is known of it is at least partly from
    /// earlier. The example fails in the run that counts, or in another one that was seen.
    fileprivate func isDoubtful(as checked: [CheckedExample]) -> Bool {
        guard provenance.contains(.earlier) else { return false }
        let own = Set(program.decided)
        let examples = checked.filter { own.contains($0.example.location) }
        guard !examples.contains(where: \.isUnmet) else { return true }
        return variants.contains { variant in
            var other = self
            other.execution = variant.execution
            other.observations = variant.observations
            return ExampleRun.all(of: examples.map(\.example), runs: [other])
                .contains { CheckedExample($0).isUnmet }
        }
    }
}

extension [Int] {
    /// Programs that ran, which only run again, and all others, which are compiled again as well.
    fileprivate func separated(where hasRun: (Int) -> Bool) -> [(places: [Int], recall: Recall)] {
        [(filter(hasRun), .compilations), (filter { !hasRun($0) }, .nothing)]
    }
}

extension Program {
    /// The places of the examples that it decides about.
    var decided: [SourceLocation] {
        parts.filter(\.isDecided).map(\.example.location)
    }
}

extension CheckedExample {
    /// Whether a claim is not met.
    fileprivate var isUnmet: Bool { checks.contains(where: \.isUnmet) }
}
