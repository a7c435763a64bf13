import Diagnostics
package import Examples
import OutputMatching
package import Runs
package import StatedComments

extension CheckedExample {
    /// How often a program runs in all before what it shows is told to be wrong.
    package static let mostRuns = 8
    /// How long these runs take in all.
    private static let longest = Duration.seconds(20)

    /// The programs to run before it is told that claims are unmet: the same one, which runs until
    /// that `isSettled`, and others that may show why.
    ///
    /// `beforeWriting` has what is printed and not stated run again as well. What supports a
    /// convention by which others are wrong runs once more.
    package func wanted(beforeWriting: Bool, supporting forms: Set<StatementForm>) -> [Program] {
        guard let program = run.program else { return [] }
        if run.outcome == .refused {
            return unmetErrors.compactMap { program.alone(statedErrorAt: $0, of: example) }
        }
        guard case .ended(let ending) = run.outcome else { return [] }
        let unmet = checks.filter(\.isUnmet)
        var wanted: [Program] = []
        if unmet.contains(where: { mayVary($0, beforeWriting: beforeWriting) })
            || supports(forms)
        {
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

    /// Whether these further runs of the same program are enough: each claim that is unmet varies, or
    /// as many show the same as are looked at.
    ///
    /// In a folder what varies has to be found out about each line.
    /// `judge` has the conventions of the author count.
    package func isSettled(
        by runs: [ProgramRun], beforeWriting: Bool,
        judge: (CheckedExample) -> CheckedExample = { $0 }
    ) -> Bool {
        if runs.count + 1 >= Self.mostRuns { return true }
        let durations = runs.compactMap(\.wholeDuration)
        let next = durations.max() ?? .zero
        if durations.reduce(next + next, +) > Self.longest { return true }
        let known = judge(rejudged(with: runs))
        return !known.checks.contains { check in
            check.isUnmet && mayVary(check, beforeWriting: beforeWriting)
                && (example.requirement == .stated || check.evidence != .varies)
        }
    }

    /// The comments that state errors which the compiler does not report.
    private var unmetErrors: [Int] {
        checks.compactMap { check in
            guard check.isUnmet, case .comments(let comments) = check.claim.content,
                case .error = comments.first.form
            else { return nil }
            return comments.indices.first
        }
    }

    private func mayVary(_ check: Check, beforeWriting: Bool) -> Bool {
        run.isOfRun(check.claim) && (beforeWriting || !check.claim.isStating)
    }

    /// The judgement with the runs of the programs that were wanted.
    ///
    /// What is the same in all of them is wrong, as it was. On a site what holds in one holds, with a
    /// warning, and all else is told to vary. In a folder nothing is said of what varies.
    package func rejudged(with runs: [ProgramRun]) -> CheckedExample {
        var own = run
        var others: [ExampleRun] = []
        var loneErrors: [Int: ExampleRun] = [:]
        for other in runs.flatMap({ ExampleRun.all(of: [run.example], runs: [$0]) }) {
            if let index = other.program?.loneError {
                loneErrors[index] = other
            } else if other.program?.isInSwift6ByItself == true {
                if other.outcome == .refused { return CheckedExample(other) }
            } else if other.program?.plan.statements != nil {
                if other.output == run.output { own.evidence = other.evidence }
            } else {
                others.append(other)
            }
        }
        return CheckedExample(own, beside: others, loneErrors: loneErrors)
    }
}

// MARK: Other programs

extension CheckedExample {
    /// Whether a block of a folder is to be judged as a whole in other programs: it is refused
    /// otherwise than stated, or something that it states is not so.
    package var mayHoldOtherwise: Bool {
        guard example.requirement == .stated, run.reasonItIsNoProgram == nil else { return false }
        // A candidate is unmet where its form is a convention.
        return run.isRefusedOtherwise && checks.contains(where: \.claim.isFirm)
            || checks.contains { $0.isUnmet && $0.claim.origin != .implied }
    }

    /// The judgement by the run of another program, if it acquits the block: nothing is refused
    /// otherwise than stated, no claim is unmet, and a firm one is met.
    /// `judge` has the conventions of the author count.
    package func acquitted(
        by run: ProgramRun, judge: (CheckedExample) -> CheckedExample = { $0 }
    ) -> CheckedExample? {
        guard mayHoldOtherwise, run.program.difference != nil,
            let own = ExampleRun.all(of: [example], runs: [run]).first, !own.isRefusedOtherwise
        else { return nil }
        let other = CheckedExample(own)
        let judged = judge(other)
        // What is unmet here and met there is firm, or learned.
        let unmet = checks.filter(\.isUnmet).map(\.claim.location)
        let isAcquitted =
            judged.verdict == .passed
            && judged.checks.contains { check in
                check.verdict == .met
                    && (check.claim.isFirm || unmet.contains(check.claim.location))
            }
        return isAcquitted ? other : nil
    }
}

extension ExampleRun {
    /// Whether the compiler refuses it otherwise than its comments, or a mark, state.
    fileprivate var isRefusedOtherwise: Bool {
        switch outcome {
        case .refused:
            example.kind != .compileFail && !(isRefusedAsStated && unstatedErrors.errors.isEmpty)
        case .refusedBefore, .notLinked: true
        case .notAttempted, .notReached, .cutOff, .withoutPackage, .compilerFailed, .compiled,
            .ended:
            false
        }
    }
}

extension Claim {
    /// Whether it is that what is printed is stated.
    fileprivate var isStating: Bool { if case .isStated = content { true } else { false } }
}

extension ProgramRun {
    /// How long it ran, its twin included.
    fileprivate var wholeDuration: Duration? {
        execution?.duration.map { program.plan.probes.isEmpty ? $0 : $0 + $0 }
    }
}
