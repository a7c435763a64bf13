import Comparing
import Diagnostics
import Examples
import OutputMatching
import Runs
import StatedComments

// What further runs of an example show for its claims.

extension ExampleRun {
    /// A check with those of further runs for the same claim.
    func settled(_ own: Check, _ theirs: [Check], _ others: [ExampleRun]) -> Check {
        guard own.claim.isOfRun, !others.isEmpty else { return own }
        if let candidate = steadyCandidate(own, theirs) { return candidate }
        guard own.isUnmet else { return own }
        if case .comments(let comments) = own.claim.content, example.requirement == .stated {
            return settledByItself(own, comments, theirs, others)
        }
        return settledByAll(own, theirs, others)
    }

    /// A candidate that is not wrong by itself; what changes from run to run says nothing of it.
    private func steadyCandidate(_ own: Check, _ theirs: [Check]) -> Check? {
        guard !own.isUnmet, own.claim.manner != nil else { return nil }
        let isSteady = theirs.allSatisfy {
            $0.verdict == own.verdict && $0.evidence == own.evidence
        }
        guard !isSteady else { return own }
        var check = own
        check.evidence = .varies
        check.difference = nil
        return check
    }

    private func settledByAll(
        _ own: Check, _ theirs: [Check], _ others: [ExampleRun]
    ) -> Check {
        let runs = others.count + 1
        let place = own.problems.first?.location ?? own.claim.location
        if let other = theirs.first, theirs.allSatisfy({ $0.verdict == .met }) {
            var check = other
            check.evidence = .varies
            check.problems = [
                .unstableOnce(own.problems.first?.details ?? [], runs: runs, at: place)
            ]
            return check
        }
        var check = own
        let isSteady = zip(theirs, others).allSatisfy { theirs, other in
            other.outcome == outcome && isSame(own, theirs, in: other)
        }
        if !isSteady {
            check.evidence = .varies
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
        let ending = other.outcome == outcome ? [] : ["another run ends in another way"]
        let streams = [(output, other.output), (standardError, other.standardError)]
        return ending
            + streams.flatMap { own, others -> [String] in
                guard own.lines != others.lines else { return [] }
                let diff = OutputDiff(between: own, and: others)
                return diff.isReordering
                    ? ["another run prints the same lines in another order"]
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

    /// Comments that hold in one of the runs, or but for the order of lines or elements, hold with
    /// warnings. Nothing can be said of what is something else each time.
    private func settledByItself(
        _ own: Check, _ comments: ClaimedComments, _ theirs: [Check], _ others: [ExampleRun]
    ) -> Check {
        guard let samples = samples(of: comments, with: others) else { return own }
        var check = own
        check.evidence = .varies
        check.problems = [.varies(at: comments.first.location)]
        if theirs.contains(where: { $0.verdict == .met }) {
            check.verdict = .met
            return check
        }
        switch samples {
        case .values(let values):
            let isMet = values[0].contains { value in
                comments.lines.contains(where: value.withoutOrder.isStated)
            }
            check.verdict =
                isMet ? .met : .unverified(.unseen("the value changes from run to run"))
        case .lines(let runs):
            let lines = runs[0].sorted()
            guard runs.allSatisfy({ $0.sorted() == lines }) else {
                check.verdict = .unverified(.unseen("the printed lines change from run to run"))
                break
            }
            // It is not the order alone: what is wrong is said as it was.
            let places = StatedLines(comments.lines, spelling).placesInAnyOrder(in: runs[0])
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
            description: description, debugDescription: debugDescription, elements: elements,
            style: .set, isClipped: isClipped)
    }
}

extension Claim {
    /// Whether it is about what may be something else in the next run.
    var isOfRun: Bool {
        switch content {
        case .fence(let stated): stated.stream != .diagnostics
        case .isStated(let stream): stream != .diagnostics
        case .comments(let comments):
            if case .error = comments.first.form { false } else { true }
        case .region, .compiles, .isRefused, .ends: false
        }
    }

    /// Whether it is that what is printed is stated.
    var isStating: Bool { if case .isStated = content { true } else { false } }
}
