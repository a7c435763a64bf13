import Diagnostics
import Examples
import Markdown
import OutputMatching
import Runs

// How an example is compiled, and ends.

extension ExampleRun {
    /// It compiles: nothing else is refused than comments state.
    func checkCompiling(_ claim: Claim, besideFirm isFirm: Bool) -> Check {
        switch outcome {
        case .compiled, .ended, .cutOff: return Check(claim, .met, ending)
        case .refused:
            // All that the compiler says of the text behind it follows from that.
            if let line = example.innerFence {
                return check(claim, isWrong: [.holdsFence(atLine: line, example)])
            }
            if isFirm, let missingNames {
                return obstructed(claim, missingNames.words, [.unverifiable(missingNames)])
            }
            if isRefusedAsStated, claim.origin == .marked, unstatedErrors.errors.isEmpty {
                return Check(claim, .unverified(.asStated("a comment states an error")), ending)
            }
            return check(
                claim,
                isWrong: isRefusedAsStated
                    ? unstatedErrors.errors.map { .errorWithoutComment($0) } : refusals)
        case .refusedBefore, .notLinked, .compilerFailed: return checkObstacle(claim)
        case .notAttempted, .notReached, .withoutPackage: return unseen(claim)
        }
    }

    /// The compiler refuses it.
    func checkRefusal(_ claim: Claim) -> Check {
        switch outcome {
        case .refused where messages.contains { $0.severity == .error }:
            return Check(claim, .met, ending)
        case .refused: return check(claim, isWrong: refusals)
        case .compiled, .ended: return check(claim, isWrong: [.compiles(at: example.location)])
        case .refusedBefore, .notLinked, .compilerFailed, .cutOff: return checkObstacle(claim)
        case .notAttempted, .notReached, .withoutPackage: return unseen(claim)
        }
    }

    /// Its program ends as it should.
    func checkEnd(_ claim: Claim, _ wanted: Claim.Ending) -> Check {
        guard case .ended(let ended) = outcome else {
            if case .cutOff = outcome { return checkObstacle(claim) }
            return unseen(claim)
        }
        let problems = problems(of: ended, wanted: wanted)
        guard let first = problems.first, example.requirement == .stated else {
            return check(claim, isWrong: problems)
        }
        switch ended {
        case .lost, .notStarted:
            return obstructed(claim, first.summary, problems.weighing(atMost: .warning))
        default:
            guard claim.origin == .implied else { return check(claim, isWrong: problems) }
            if isAssertionBroken { return check(claim, isWrong: problems) }
            // How it ends is nothing that its page states.
            var check = Check(claim, .unverified(.unseen(first.summary)), ending)
            check.problems = problems.weighing(atMost: .note)
            return check
        }
    }

    // MARK: Verdicts

    /// How it ended, as what was seen.
    private var ending: Evidence { .found(.ending(endingInWords)) }

    private func check(_ claim: Claim, isWrong problems: [Diagnostic]) -> Check {
        var check = Check(claim, problems.isEmpty ? .met : .unmet, ending)
        check.problems = problems
        return check
    }

    /// What is no mistake in the example itself is an obstacle in a folder.
    private func checkObstacle(_ claim: Claim) -> Check {
        let problems: [Diagnostic] =
            switch outcome {
            case .cutOff(let place): [.notReached(endedBy: place, example)]
            case .refusedBefore(let place): [.needsRefused(place, messages, example)]
            case .notLinked(let failure): [.doesNotLink(failure, at: example.location)]
            case .compilerFailed(let failure): [.compilerFailed(failure, at: example.location)]
            case .notAttempted, .notReached, .withoutPackage, .refused, .compiled, .ended: []
            }
        guard let first = problems.first, example.requirement == .stated else {
            return check(claim, isWrong: problems)
        }
        return obstructed(claim, first.summary, problems.weighing(atMost: .warning))
    }

    private func obstructed(_ claim: Claim, _ words: String, _ problems: [Diagnostic]) -> Check {
        var check = Check(claim, .unverified(.obstacle(words)), .none)
        check.problems = problems
        return check
    }

    private func unseen(_ claim: Claim) -> Check {
        Check(
            claim, .unverified(reasonNothingIsSeen ?? .unseen("the program does not run")), ending)
    }

    // MARK: Problems

    /// The compiler's errors, each at its place.
    private var refusals: [Diagnostic] {
        let errors = messages.filter { $0.severity == .error }
        // All that the compiler refuses is the mark between two blocks.
        guard !errors.isEmpty else { return [.blockEndsWithinStatement(at: example.location)] }
        return errors.map {
            .doesNotCompile(
                $0, notes: notes(after: $0) + absences(in: $0),
                lacksFoundation: compilesWithFoundation, dropped: replacementOfDropped($0))
        }
    }

    /// Where on the page the names of an error are declared that no block of the program declares.
    private func absences(in error: PlacedMessage) -> [String] {
        (program?.absentNames ?? []).filter { error.text.contains("'\($0.name)'") }.map(\.words)
    }

    /// The notes that the compiler attached to an error.
    private func notes(after error: PlacedMessage) -> [String] {
        guard let start = messages.firstIndex(of: error) else { return [] }
        return messages[(start + 1)...].prefix { $0.severity == .note }
            .map { "\($0.location.line):\($0.location.column): note: \($0.text)" }
    }

    /// What is wrong with how its program ended.
    func problems(
        of ended: ProcessRun.Ending, wanted: Claim.Ending
    ) -> [Diagnostic] {
        switch ended {
        case .exceeded(let limit):
            return [.exceeded(limit, printed: lastLines, at: example.location)]
        case .timedOut:
            return [.timedOut(after: timeLimit, printed: lastLines, at: example.location)]
        case .lost: return [.lost(at: example.location)]
        case .notStarted(let words): return [.notStarted(words, at: example.location)]
        case .signalled(let number):
            if ended.isTrap, wanted == .trapped || isStoppedAsStated { return [] }
            return [
                .crashed(
                    signal: number, words: trapWords, asked: example.kind,
                    from: trapLocation.flatMap { isOwn($0) || $0 == placeOfTrap ? nil : $0 },
                    at: placeOfTrap)
            ]
        case .exited(let status):
            switch wanted {
            case .trapped: return [.didNotCrash(status: status, at: example.location)]
            case .exited(status): return []
            case .exited(let wanted):
                return [.wrongExit(status: status, wanted: wanted, at: example.location)]
            case .well:
                return status == 0
                    ? []
                    : [.unexpectedExit(status: status, printed: lastLines, at: example.location)]
            }
        }
    }

    /// The first thing that is wrong with how its program ended.
    var problemOfEnd: Diagnostic? {
        guard case .ended(let ended) = outcome else { return nil }
        let wanted: Claim.Ending =
            switch example.kind {
            case .shouldCrash: .trapped
            case .exit(let status): .exited(status)
            case .run, .noRun, .compileFail, .sketch, .ignore, .manifest: .well
            }
        return problems(of: ended, wanted: wanted).first
    }

    private var timeLimit: Duration {
        program?.job.settings.timeout ?? example.settings.timeout
    }

    /// The runtime's words for the trap; nil where it said nothing.
    var trapWords: String? {
        standardError.trapLine.flatMap { TrapMessage(standardError.lines[$0]) }
            .map { String($0.words) }
    }

    /// The last lines of what it printed, to recognise how far it got.
    private var lastLines: [String] {
        let lines = output.lines + standardError.lines
        return lines.suffix(5).map { "printed: " + OutputDiff.shown($0) }
    }

    // MARK: Words

    /// How it ended, in the words of marks; empty where it did not come to that.
    private var endingInWords: String {
        switch outcome {
        case .refused: "refused"
        case .compiled: "compiled"
        case .ended(let ending): ending.words
        case .notAttempted, .notReached, .withoutPackage, .cutOff, .refusedBefore, .notLinked,
            .compilerFailed:
            ""
        }
    }
}

extension ProcessRun.Ending {
    /// `exit=3`, `SIGILL`, `timeout`, `limit: memory`.
    fileprivate var words: String {
        switch self {
        case .exited(let status): "exit=\(status)"
        case .signalled(let number): ProcessRun.signalName(number)
        case .timedOut: "timeout"
        case .exceeded(let limit): "limit: \(limit.rawValue)"
        case .lost: "lost"
        case .notStarted(let words): "not started: \(words)"
        }
    }
}
