import Diagnostics
package import Examples
import OutputMatching
import StatedComments

extension CheckedExample {
    /// How often a program runs again before what it prints is told.
    private static let repetitions = 2

    /// The programs to run before it is told that claims are unmet: the same one, as often as it
    /// stands there, and others that may show why.
    ///
    /// With `beforeWriting`, what is printed and not stated is run again as well.
    package func wanted(beforeWriting: Bool) -> [Program] {
        guard case .ended(let ending) = run.outcome, let program = run.program else { return [] }
        let unmet = checks.filter(\.isUnmet)
        var wanted: [Program] = []
        let isOfRun = unmet.contains { $0.claim.isOfRun && (beforeWriting || !$0.claim.isStating) }
        if isOfRun { wanted += Array(repeating: program, count: Self.repetitions) }
        let comments = unmet.compactMap { check in
            if case .comments(let comments) = check.claim.content { comments } else { nil }
        }
        if comments.contains(where: run.mayBePrintedLater) {
            wanted.append(program.observingAllStatements)
        }
        // An error of concurrency may be one in language mode 6 alone, and nobody has said which
        // mode the page is written for.
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

    /// The judgement with the runs of the programs that were wanted.
    ///
    /// What does not hold, and holds in further runs, holds, with a warning; what is the same in all
    /// of them is wrong, as it was; of all else it is told that it varies.
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

extension Claim {
    /// Whether it is about what may be something else in the next run.
    fileprivate var isOfRun: Bool {
        switch content {
        case .fence(let stated): stated.stream != .diagnostics
        case .isStated(let stream): stream != .diagnostics
        case .comments(let comments):
            if case .error = comments.first.form { false } else { true }
        case .region, .compiles, .isRefused, .ends: false
        }
    }

    /// Whether it is that what is printed is stated.
    fileprivate var isStating: Bool { if case .isStated = content { true } else { false } }
}

// MARK: Several runs

extension ExampleRun {
    /// The checks, with what further runs of the same example show.
    func checks(beside others: [ExampleRun]) -> [Check] {
        let own = checks
        guard !others.isEmpty else { return own }
        let further = others.map(\.checks)
        // Claims depend on the page alone, so each run has the same ones.
        return own.indices.map { index in
            guard own[index].isUnmet, own[index].claim.isOfRun else { return own[index] }
            let theirs = further.map { $0[index] }
            if case .comments(let comments) = own[index].claim.content,
                example.requirement == .stated
            {
                return settled(own[index], comments, theirs, others)
            }
            return settled(own[index], theirs, others)
        }
    }

    private func settled(_ own: Check, _ theirs: [Check], _ others: [ExampleRun]) -> Check {
        let runs = others.count + 1
        let place = own.problems.first?.location ?? own.claim.location
        if let other = theirs.first, theirs.allSatisfy({ $0.verdict == .met }) {
            var check = other
            check.evidence = .varies(runs: runs)
            check.problems = [
                .unstableOnce(own.problems.first?.details ?? [], runs: runs, at: place)
            ]
            return check
        }
        var check = own
        let isSteady = zip(theirs, others).allSatisfy { theirs, other in
            other.outcome == outcome && isSame(own, theirs, in: other)
        }
        if isSteady, let found = own.evidence.found {
            check.evidence = .found(found, runs: runs)
        } else if !isSteady {
            check.evidence = .varies(runs: runs)
            let other = others.first { $0.outcome != outcome || !prints(what: $0) }
            check.problems = [.unstable(other.map(differences) ?? [], at: place)]
        }
        return check
    }

    /// Whether another run shows the same for a claim: what would be stated now holds for it too.
    private func isSame(_ own: Check, _ other: Check, in run: ExampleRun) -> Bool {
        switch own.claim.content {
        case .fence(let stated):
            guard let normalised = own.normalised else { return prints(what: run) }
            let lines = OutputLines(lines: normalised.texts)
            let pattern = patternForKind(
                OutputPattern(lines: lines, matching: stated.matching), stated.stream)
            return pattern.holds(for: run.printed(stated.stream))
        case .isStated(let stream):
            return printed(stream).lines == run.printed(stream).lines
        case .comments:
            // What a statement printed, and values, may not be known of a further run.
            return other.isUnmet
                ? other.evidence == own.evidence
                : prints(what: run)
                    && other.verdict != .met
        case .region, .compiles, .isRefused, .ends: return true
        }
    }

    private func prints(what other: ExampleRun) -> Bool {
        output.lines == other.output.lines && standardError.lines == other.standardError.lines
    }

    /// Lines of a difference that are enough to see what kind it is.
    private static let enough = 16

    /// How another run differs: lines of this one led by `- `, of the other by `+ `.
    private func differences(to other: ExampleRun) -> [String] {
        let ending = other.outcome == outcome ? [] : ["another run ended in another way"]
        let streams = [(output, other.output), (standardError, other.standardError)]
        return ending
            + streams.flatMap { own, others -> [String] in
                guard own.lines != others.lines else { return [] }
                let diff = OutputDiff(between: own, and: others)
                return diff.isReordering
                    ? ["another run printed the same lines in another order"]
                    : diff.lines.count <= Self.enough
                        ? diff.lines
                        : diff.lines.prefix(Self.enough) + ["…"]
            }
    }
}

// MARK: Comments of a folder

extension ExampleRun {
    /// What comments are about, in this run and in further ones.
    private enum Samples {
        case lines([[String]])
        case values([[TwinObservations.Value]])
    }

    /// Comments that hold in one of the runs, or but for the order of lines or elements, hold, with
    /// a warning; of what is something else each time nothing can be said.
    private func settled(
        _ own: Check, _ comments: ClaimedComments, _ theirs: [Check], _ others: [ExampleRun]
    ) -> Check {
        guard let samples = samples(of: comments, with: others) else { return own }
        var check = own
        check.evidence = .varies(runs: others.count + 1)
        check.problems = [.varies(at: comments.first.location)]
        if theirs.contains(where: { $0.verdict == .met }) {
            check.verdict = .met
            return check
        }
        switch samples {
        case .values(let values):
            let readings = comments.lines.flatMap(\.readings)
            let isMet = values[0].contains { value in
                readings.contains { value.withoutOrder.isStated(as: $0) }
            }
            check.verdict =
                isMet ? .met : .unverified(.unseen("it is another value in each run"))
        case .lines(let runs):
            let lines = runs[0].sorted()
            guard runs.allSatisfy({ $0.sorted() == lines }) else {
                check.verdict = .unverified(.unseen("other lines are printed in each run"))
                break
            }
            // It is not the order alone: what is wrong is said as it was.
            let places = StatedLines(comments.lines).placesInAnyOrder(in: runs[0])
            if places.contains(nil) { return own }
            check.verdict = .met
        }
        return check
    }

    /// Nil where it is the same in all runs.
    private func samples(of comments: ClaimedComments, with others: [ExampleRun]) -> Samples? {
        let evidence = ([self] + others).map { $0.known(about: comments) }
        switch comments.first.form {
        case .error: return nil
        case .value, .variable:
            let values = evidence.compactMap { evidence in
                if case .known(let values) = evidence.values { values } else { nil }
            }
            guard values.count == evidence.count,
                values.contains(where: { !$0.allSatisfy { $0.style == .void } })
            else { break }
            return values.allSatisfy { $0 == values[0] } ? nil : .values(values)
        case .prints, .lines: break
        }
        var lines = evidence.compactMap { evidence in
            if case .known(let passages) = evidence.printed {
                passages.flatMap(\.output.lines)
            } else {
                nil
            }
        }
        if lines.count < evidence.count { lines = ([self] + others).map(\.output.lines) }
        return lines.allSatisfy { $0 == lines[0] } ? nil : .lines(lines)
    }
}

extension TwinObservations.Value {
    /// The value as one whose elements may come in any order.
    fileprivate var withoutOrder: Self {
        Self(
            description: description, debugDescription: debugDescription, style: .set,
            isClipped: isClipped)
    }
}
