import Diagnostics
package import Examples
import OutputMatching
package import Runs
package import StatedComments

extension CheckedExample {
    /// How often a program runs again before what it prints is told.
    private static let repetitions = 2

    /// The programs to run before it is told that claims are unmet: the same one, as often as it
    /// stands there, and others that may show why.
    ///
    /// `beforeWriting` has what is printed and not stated run again as well. What supports a
    /// convention by which others are wrong runs once more.
    package func wanted(beforeWriting: Bool, supporting forms: Set<StatementForm>) -> [Program] {
        guard case .ended(let ending) = run.outcome, let program = run.program else { return [] }
        let unmet = checks.filter(\.isUnmet)
        var wanted: [Program] = []
        let isOfRun = unmet.contains { $0.claim.isOfRun && (beforeWriting || !$0.claim.isStating) }
        if isOfRun {
            wanted += Array(repeating: program, count: Self.repetitions)
        } else if supports(forms) {
            wanted.append(program)
        }
        let comments = unmet.compactMap { check in
            if case .comments(let comments) = check.claim.content { comments } else { nil }
        }
        if comments.contains(where: run.mayBePrintedLater) {
            wanted.append(program.observingAllStatements)
        }
        // An error of concurrency may be one in language mode 6 alone. Nobody has said which mode
        // the page is written for.
        let statesError = comments.contains {
            if case .error = $0.first.form { true } else { false }
        }
        if statesError, !ending.isTrap, example.requirement == .stated, example.kind == .run,
            let strict = program.inSwift6
        {
            wanted.append(strict)
        }
        return wanted
    }

    /// Whether a candidate of one of these forms holds in it.
    private func supports(_ forms: Set<StatementForm>) -> Bool {
        checks.contains { check in
            check.verdict == .met && check.claim.manner.map(forms.contains) == true
        }
    }

    /// The judgement with the runs of the programs that were wanted.
    ///
    /// What does not hold, and holds in further runs, holds, with a warning; what is the same in
    /// all of them is wrong, as it was; all else is told to vary.
    package func rejudged(with runs: [ProgramRun]) -> CheckedExample {
        var own = run
        var others: [ExampleRun] = []
        for other in runs.flatMap({ ExampleRun.all(of: [run.example], runs: [$0]) }) {
            if other.program?.isInSwift6ByItself == true {
                if other.outcome == .refused { return CheckedExample(other) }
            } else if other.program?.plan.statements != nil {
                if other.output == run.output { own.evidence = other.evidence }
            } else {
                others.append(other)
            }
        }
        return CheckedExample(own, beside: others)
    }
}
