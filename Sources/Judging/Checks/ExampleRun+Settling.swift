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
        guard isOfRun(own.claim), !others.isEmpty else { return own }
        if let candidate = steadyCandidate(own, theirs) { return candidate }
        guard own.isUnmet else { return own }
        return example.requirement == .stated
            ? settledInFolder(own, theirs, others) : settledOnSite(own, theirs, others)
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

    /// Whether a claim is about what may be something else in the next run, rather than about what
    /// the compiler says, or a limit.
    func isOfRun(_ claim: Claim) -> Bool {
        guard case .ended(let ending) = outcome, ending.isItsOwn else { return false }
        return switch claim.content {
        case .fence(let stated): stated.stream != .diagnostics
        case .isStated(let stream): stream != .diagnostics
        case .comments, .ends: true
        case .region, .compiles, .isRefused: false
        }
    }
}

// MARK: On a site

extension ExampleRun {
    /// What holds in another run holds, with a warning; what is something else there is told to vary.
    private func settledOnSite(
        _ own: Check, _ theirs: [Check], _ others: [ExampleRun]
    ) -> Check {
        let runs = others.count + 1
        let place = own.problems.first?.location ?? own.claim.location
        if let other = theirs.first(where: { $0.verdict == .met }) {
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
        // How they end is compared already.
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

// MARK: In a folder

extension ExampleRun {
    /// Nothing can be said of what is something else in another run; what it is in one of them counts
    /// for nothing. Of a fence the lines of all runs can still be wrong.
    private func settledInFolder(
        _ own: Check, _ theirs: [Check], _ others: [ExampleRun]
    ) -> Check {
        guard !others.contains(where: \.wasDeniedNetwork) else { return open(own, .network) }
        if case .fence(let stated) = own.claim.content {
            let pattern = patternForKind(stated.pattern, stated.stream)
            let lines = VaryingLines(
                of: ([self] + others).map { $0.printed(stated.stream) }, towards: pattern)
            guard !lines.areSteady else { return own }
            var check = checkLines(own.claim, stated, printing: lines.filled(from: pattern))
            check.evidence = .varies
            return check.isUnmet ? check : open(own, .output)
        }
        let sample = sample(for: own.claim)
        let isSteady = zip(theirs, others).allSatisfy { check, other in
            check.verdict != .met && other.sample(for: own.claim).isLike(sample)
        }
        return isSteady ? own : open(own, sample.isOfValues ? .value : .output)
    }

    private func open(_ own: Check, _ cause: Instability) -> Check {
        var check = Check(own.claim, .unverified(.unseen(cause.words)), .varies)
        check.problems = [
            .varies(cause, at: own.problems.first?.location ?? own.claim.location)
        ]
        return check
    }

    /// What a claim is about, in one run. What is not known of a run is nil.
    private struct Sample {
        var ending: Outcome?
        var trap: String?
        var values: [TwinObservations.Value]?
        var printed: [[OutputLines]]?
        var output: [OutputLines]?

        var isOfValues: Bool { values?.allSatisfy { $0.style == .void } == false }

        /// Whether it differs in nothing that is known of both.
        func isLike(_ other: Sample) -> Bool {
            func agree<Part: Equatable>(_ part: KeyPath<Sample, Part?>) -> Bool {
                guard let own = self[keyPath: part], let others = other[keyPath: part] else {
                    return true
                }
                return own == others
            }
            let haveLikeValues =
                zip(values ?? [], other.values ?? []).allSatisfy { $0.isLike($1) }
                && (values == nil || other.values == nil || values?.count == other.values?.count)
            return agree(\.ending) && agree(\.trap) && haveLikeValues && agree(\.printed)
                && agree(\.output)
        }
    }

    private func sample(for claim: Claim) -> Sample {
        var sample = Sample()
        guard case .comments(let comments) = claim.content else {
            sample.ending = outcome
            return sample
        }
        if case .error = comments.first.form {
            sample.ending = outcome
            sample.trap = trapWords
        }
        let known = known(about: comments)
        if case .known(let values) = known.values { sample.values = values }
        if case .known(let passages) = known.printed {
            sample.printed = passages.map { [$0.output, $0.standardError] }
        }
        // It may be printed later, or speak of all that is.
        if sample.values?.isEmpty != false, sample.printed?.joined().allSatisfy(\.isEmpty) != false
        {
            sample.output = [output, standardError]
        }
        return sample
    }
}
