import Comparing
import Diagnostics
import Examples
import Markdown
import OutputMatching
import Runs
import StatedComments

// Fences that state lines, and what no fence states.

extension ExampleRun {
    func checkFence(_ claim: Claim, _ stated: StatedOutput) -> Check {
        stated.stream == .diagnostics
            ? checkMessages(claim, stated) : checkLines(claim, stated)
    }

    private func checkLines(_ claim: Claim, _ stated: StatedOutput) -> Check {
        if let reason = reasonNothingIsSeen { return Check(claim, .unverified(reason), .none) }
        return checkLines(claim, stated, printing: printed(stated.stream))
    }

    /// What becomes of a fence where this is what was printed.
    func checkLines(
        _ claim: Claim, _ stated: StatedOutput, printing printed: OutputLines
    ) -> Check {
        let pattern = patternForKind(stated.pattern, stated.stream)
        let normalised = pattern.normalised(printed)
        var check = Check(claim, .met, .found(.lines(printed.lines)))
        check.normalised = normalised
        guard !normalised.holds else { return check }
        guard !normalised.isGivenUp else {
            return notCompared(
                claim, [.beyondComparing(pattern.matching, at: stated.location(ofLine: 0))])
        }
        let diff = OutputDiff(pattern, printed, normalised)
        let problem = Diagnostic.mismatch(
            stated.stream, diff: diff, at: stated.location(ofLine: diff.firstDifference))
        guard stated.manner == nil else {
            let lines = stated.pattern.lines.map {
                StatedComment.Line(
                    readings: [$0.text], range: 0..<0, location: stated.location(ofLine: 0))
            }
            let isNear = StatedLines(lines, .ofSite).areLike(printed.lines)
            return Check.candidate(
                claim, check.evidence, problem, isNear: isNear,
                reason: "the example prints something else, and the fence may not be its output")
        }
        check.verdict = .unmet
        check.problems = [problem]
        return check
    }

    private func checkMessages(_ claim: Claim, _ stated: StatedOutput) -> Check {
        if !wasCompiled, let reason = reasonNothingIsSeen {
            return Check(claim, .unverified(reason), .none)
        }
        let malformed = stated.pattern.lines.indices.filter {
            let text = stated.pattern.lines[$0].text
            return !text.trimmingTrailingWhitespace.isEmpty && StatedMessage(text) == nil
        }
        guard malformed.isEmpty else {
            return notCompared(
                claim, malformed.map { .malformedMessage(at: stated.location(ofLine: $0)) })
        }
        var check = Check(claim, .met, .found(.messages(messages)))
        let comparison = MessageComparison(stated, messages)
        guard !comparison.holds else { return check }
        check.verdict = .unmet
        check.problems =
            if let first = comparison.firstMissing {
                [
                    .messagesDiffer(
                        comparison.diff, mayBeLaterPhase: comparison.mayBeLaterPhase,
                        at: stated.location(ofLine: first))
                ]
            } else {
                comparison.unstatedErrors.map { .errorNotStated($0) }
            }
        return check
    }

    /// A mistake in the fence: that is wrong on a site, and leaves the claim open elsewhere.
    private func notCompared(_ claim: Claim, _ problems: [Diagnostic]) -> Check {
        let isOfSite = example.requirement != .stated
        let reason = Check.Reason.unseen(problems.first?.summary ?? "")
        var check = Check(claim, isOfSite ? .unmet : .unverified(reason), .none)
        check.problems = isOfSite ? problems : problems.weighing(atMost: .warning)
        return check
    }

    /// Whether the compiler came to a result about it.
    private var wasCompiled: Bool {
        switch outcome {
        case .refused, .notLinked, .compiled, .ended, .cutOff: true
        case .notAttempted, .notReached, .withoutPackage, .refusedBefore, .compilerFailed: false
        }
    }

    // MARK: What is not stated

    /// What it prints, or what the compiler refuses, for which there is no fence.
    func checkStating(
        _ claim: Claim, _ stream: StatedOutput.Stream, beside comments: [Check]
    ) -> Check {
        stream == .diagnostics
            ? checkErrorsAreStated(claim)
            : checkLinesAreStated(
                claim, stream, beside: comments)
    }

    private func checkLinesAreStated(
        _ claim: Claim, _ stream: StatedOutput.Stream, beside comments: [Check]
    ) -> Check {
        if let reason = reasonNothingIsSeen { return Check(claim, .unverified(reason), .none) }
        var check = Check(claim, .met)
        let lines = printed(stream).lines
        var unstated = lines
        if stream == .output {
            // A comment that does not hold has words of its own.
            guard !comments.contains(where: \.isUnmet) else {
                let reason = "a comment states something other than the example prints"
                return Check(claim, .unverified(.unseen(reason)), .none)
            }
            let covered = Set(comments.flatMap(\.covered.keys))
            unstated = lines.indices.filter { !covered.contains($0) }.map { lines[$0] }
        }
        guard !unstated.isEmpty else { return check }
        check.verdict = .unmet
        check.evidence = .found(.lines(lines))
        check.problems = [.notStated(stream, lines: unstated, at: example.location)]
        return check
    }

    private func checkErrorsAreStated(_ claim: Claim) -> Check {
        guard outcome == .refused else {
            return Check(
                claim, .unverified(.unseen("the compiler does not refuse the example")), .none)
        }
        let unstated = unstatedErrors
        guard !unstated.errors.isEmpty else { return Check(claim, .met) }
        var check = Check(claim, .unmet, .found(.messages(unstated.errors)))
        check.problems =
            unstated.areAll
            ? [.errorsNotStated(unstated.errors.map(\.stated), at: example.location)]
            : unstated.errors.map { .errorWithoutComment($0) }
        return check
    }

    // MARK: What lines are held against

    /// What a fence about a stream is held against. What the runtime says at a trap is left out of
    /// standard error where nothing is stated.
    func printed(_ stream: StatedOutput.Stream) -> OutputLines {
        guard stream == .standardError else { return output }
        if example.statedError != nil { return comparedError }
        return OutputLines(lines: linesBeforeTrap)
    }

    /// A `stderr` fence of a block that must crash matches as `contains`.
    func patternForKind(
        _ pattern: OutputPattern, _ stream: StatedOutput.Stream
    ) -> OutputPattern {
        let isOfCrash = example.kind == .shouldCrash && stream == .standardError
        guard isOfCrash, pattern.matching == .exact, example.statedError != nil else {
            return pattern
        }
        return pattern.matching(.contains)
    }

    /// Standard error as a `stderr` fence is compared with: the fence of a block that must crash
    /// may leave out the place before `Fatal error:`.
    var comparedError: OutputLines {
        guard example.kind == .shouldCrash, let trap = standardError.trapLine,
            let words = TrapMessage(standardError.lines[trap])?.words,
            let stated = example.statedError,
            stated.pattern.lines.contains(where: {
                TrapMessage($0.text).map { $0.place == nil } == true
            })
        else { return standardError }
        var lines = standardError.lines
        lines[trap] = String(words)
        return OutputLines(lines: lines)
    }

    /// What the program itself wrote to standard error, without the runtime's words at a trap.
    private var linesBeforeTrap: [String] {
        guard case .ended(.signalled) = outcome, let trap = standardError.trapLine else {
            return standardError.lines
        }
        return Array(standardError.lines[..<trap])
    }
}
