package import Diagnostics
import Markdown
import OutputMatching

extension ExampleRun {
    /// The verdict on the run, what a page shows of it, and what is wrong with it; further runs
    /// tell which comments state what changes from run to run.
    package func judged(beside others: [ExampleRun] = []) -> Diagnosed<JudgedExample> {
        let comments = judgedComments(beside: others)
        let ofEnding = problemsOfEnding
        var corrections: [Correction] = []
        var drifts: [Drift] = []
        if ofEnding.isEmpty && isAttempted || isComparedAnyway {
            drifts = self.drifts(besides: comments)
        }
        if ofEnding.isEmpty {
            // What is wrong in another way as well is not to be written over.
            let wrong = comments.filter(\.isUnmet)
            let found =
                wrong.compactMap { $0.correction.map { Correction.comments($0) } }
                + drifts.compactMap { $0.correction.map { .fence($0) } }
            // A block that is to be another one is not to be stated as it is.
            if problemOfRegion == nil, found.count == wrong.count + drifts.count,
                found.allSatisfy(\.isWritable)
            {
                corrections = found
            }
        }
        let ruling = ruling(
            ofEnding, drifts: drifts.flatMap(\.diagnostics), comments: comments)
        let judged = JudgedExample(
            run: self, verdict: problemOfRegion == nil ? ruling.verdict : .failed,
            state: leaves(ruling.verdict) ? .ignored : state,
            output: publishedOutput(besides: comments),
            standardError: publishedError, messages: publishedMessages, corrections: corrections,
            expectations: expectations(besides: comments) + [judgedRegion].compactMap(\.self))
        let problems = [problemOfRegion].compactMap(\.self) + ruling.diagnostics
        return Diagnosed(judged, problems.map(withCompany) + addedImport)
    }

    var isAttempted: Bool { outcome != .notAttempted && outcome != .notReached }

    var reasonToSkip: String? {
        switch (example.kind, outcome) {
        case (_, .notReached) where example.composition == .needed:
            program == nil
                ? "not compiled: blocks that it needs declare the same name"
                : "not reached: a block that it needs failed"
        case (_, .notReached): "not reached: an earlier block of the session failed"
        case (.sketch, _): example.outline ?? "a sketch"
        case (.ignore(let why), _): why
        case (.manifest, _): "a manifest"
        default: nil
        }
    }

    private var state: ExampleState {
        switch example.kind {
        case _ where isRefusedAsStated: .rejected
        case .run where isStoppedAsStated: .stopped
        case .run: .ran
        case .noRun: .compiled
        case .compileFail: .rejected
        case .shouldCrash, .exit: .stopped
        case .sketch: .sketch
        case .ignore: .ignored
        case .manifest: .shown
        }
    }
}

// MARK: How it ended

extension ExampleRun {
    /// What is wrong with how the example ended, for its kind.
    var problemsOfEnding: [Diagnostic] {
        switch (example.kind, outcome) {
        case (_, .notAttempted), (_, .notReached): []
        case (_, .cutOff(let place)): [.notReached(endedBy: place, example)]
        case (_, .refusedBefore(let place)): [.needsRefused(place, messages, example)]
        case (_, .notLinked(let failure)): [.doesNotLink(failure, at: example.location)]
        case (_, .compilerFailed(let failure)): [.compilerFailed(failure, at: example.location)]
        case (let kind, .refused) where isRefusedAsStated && kind != .compileFail:
            unstatedErrors.errors.map { .errorWithoutComment($0) }
        case (.compileFail, .refused) where messages.contains { $0.severity == .error }: []
        case (_, .refused): refusals
        case (.compileFail, _): [.compiles(at: example.location)]
        case (.noRun, _), (_, .compiled): []
        case (let kind, .ended(let ending)): problems(of: ending, as: kind)
        }
    }

    /// The compiler's errors, each at its place.
    private var refusals: [Diagnostic] {
        let errors = messages.filter { $0.severity == .error }
        // All that the compiler refuses is the mark between two blocks.
        guard !errors.isEmpty else { return [.blockEndsWithinStatement(at: example.location)] }
        return errors.map {
            .doesNotCompile(
                $0, notes: notes(after: $0) + absences(in: $0),
                lacksFoundation: foundation == .wanted)
        }
    }

    /// A problem with the other blocks of the program, which may be why.
    private func withCompany(_ problem: Diagnostic) -> Diagnostic {
        var problem = problem
        if let words = program?.company(of: example) { problem.details.append(words) }
        return problem
    }

    private var addedImport: [Diagnostic] {
        (foundation == .added ? [.foundationAdded(at: example.location)] : [])
            + (isOfSwift6 ? [.errorOfSwift6(at: example.location)] : [])
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

    private func problems(of ending: ProcessRun.Ending, as kind: ExampleKind) -> [Diagnostic] {
        let place = trapLocation ?? example.location
        switch ending {
        case .exceeded(let limit):
            return [.exceeded(limit, printed: lastLines, at: example.location)]
        case .timedOut:
            return [
                .timedOut(
                    after: timeLimit, printed: lastLines, at: example.location)
            ]
        case .lost: return [.lost(at: example.location)]
        case .notStarted(let words): return [.notStarted(words, at: example.location)]
        case .signalled(let number):
            if ending.isTrap, kind == .shouldCrash || isStoppedAsStated { return [] }
            return [.crashed(signal: number, words: trapWords, asked: kind, at: place)]
        case .exited(let status):
            switch kind {
            case .shouldCrash: return [.didNotCrash(status: status, at: example.location)]
            case .exit(let wanted) where wanted == status: return []
            case .exit(let wanted):
                return [.wrongExit(status: status, wanted: wanted, at: example.location)]
            default:
                return status == 0
                    ? []
                    : [.unexpectedExit(status: status, printed: lastLines, at: example.location)]
            }
        }
    }

    private var timeLimit: Duration {
        program?.settings.timeout ?? example.settings.timeout
    }

    /// The runtime's words for the trap; nil where it said nothing.
    private var trapWords: String? {
        standardError.trapLine.flatMap { TrapMessage(standardError.lines[$0]) }
            .map { String($0.words) }
    }

    /// The last lines of what it printed, to recognise how far it got.
    private var lastLines: [String] {
        let lines = output.lines + standardError.lines
        return lines.suffix(5).map { "printed: " + OutputDiff.shown($0) }
    }
}

// MARK: What is stated

/// A statement that does not hold, or is missing.
private struct Drift {
    let diagnostics: [Diagnostic]
    /// Nil where the statement itself is wrong.
    let correction: FenceCorrection?
}

extension ExampleRun {
    /// What is wrong with what the page states, for a run that ended as its kind demands.
    private func drifts(besides comments: [CommentJudgement]) -> [Drift] {
        let ofStreams =
            example.kind.runs && !isRefusedAsStated
            ? [drift(of: .output, besides: comments), drift(of: .standardError, besides: comments)]
                .compactMap { $0 } : []
        return ofStreams + [driftOfMessages].compactMap { $0 }
    }

    private func drift(
        of stream: StatedOutput.Stream, besides comments: [CommentJudgement]
    ) -> Drift? {
        let printed = self.printed(stream)
        guard let stated = example.statement(stream) else {
            guard example.requirement == .all, !printed.isEmpty else { return nil }
            var unstated = printed.lines
            if stream == .output {
                // A comment that does not hold has words of its own.
                guard !comments.contains(where: \.isUnmet) else { return nil }
                let covered = Set(comments.flatMap(\.covered.keys))
                unstated = printed.lines.indices.filter { !covered.contains($0) }
                    .map { printed.lines[$0] }
                guard !unstated.isEmpty else { return nil }
            }
            return Drift(
                diagnostics: [.notStated(stream, lines: unstated, at: example.location)],
                correction: FenceCorrection(
                    example, stream, stated: nil, lines: printed.lines.map { .new($0) }))
        }
        let pattern = patternForKind(stated.pattern, stream)
        let normalised = pattern.normalised(printed)
        guard !normalised.holds else { return nil }
        guard !normalised.isGivenUp else {
            let place = stated.location(ofLine: 0)
            return Drift(
                diagnostics: [.beyondComparing(pattern.matching, at: place)], correction: nil)
        }
        let diff = OutputDiff(pattern, printed, normalised)
        let place = stated.location(ofLine: diff.firstDifference)
        return Drift(
            diagnostics: [.mismatch(stream, diff: diff, at: place)],
            correction: FenceCorrection(
                example, stream, stated: stated, lines: normalised.corrected))
    }

    /// What a statement about a stream is held against: of standard error, where nothing is stated,
    /// not what the runtime says at a trap.
    func printed(_ stream: StatedOutput.Stream) -> OutputLines {
        guard stream == .standardError else { return output }
        if example.statedError != nil { return comparableError }
        return OutputLines(text: linesBeforeTrap.map { $0 + "\n" }.joined())
    }

    /// Whether what a correction would state holds for this run too.
    func upholds(_ correction: Correction, of run: ExampleRun) -> Bool {
        guard correction.isOfRun else { return true }
        return switch correction {
        case .fence(let fence):
            patternForKind(fence.pattern, fence.stream).holds(for: printed(fence.stream))
        case .comments(let comments):
            output == run.output && standardError == run.standardError && bears(comments)
        }
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
    private var comparableError: OutputLines {
        guard example.kind == .shouldCrash, let trap = standardError.trapLine,
            let words = TrapMessage(standardError.lines[trap])?.words,
            let stated = example.statedError,
            stated.pattern.lines.contains(where: {
                TrapMessage($0.text).map { $0.place == nil } == true
            })
        else { return standardError }
        var lines = standardError.lines
        lines[trap] = String(words)
        return OutputLines(text: lines.map { $0 + "\n" }.joined())
    }

    /// What the program itself wrote to standard error, without the runtime's words at a trap.
    private var linesBeforeTrap: [String] {
        guard case .ended(.signalled) = outcome, let trap = standardError.trapLine else {
            return standardError.lines
        }
        return Array(standardError.lines[..<trap])
    }
}

// MARK: What the compiler said

extension ExampleRun {
    private var driftOfMessages: Drift? {
        guard let stated = example.statedDiagnostics else {
            guard example.kind == .compileFail, example.requirement != .stated else { return nil }
            guard unstatedErrors.areAll else {
                let unstated = unstatedErrors.errors
                return unstated.isEmpty
                    ? nil
                    : Drift(
                        diagnostics: unstated.map { .errorWithoutComment($0) }, correction: nil)
            }
            let errors = messages.filter { $0.severity == .error }.map(\.stated)
            return Drift(
                diagnostics: [.errorsNotStated(errors, at: example.location)],
                correction: FenceCorrection(
                    example, .diagnostics, stated: nil, lines: errors.map { .new($0) }))
        }
        let malformed = stated.pattern.lines.indices.filter {
            let text = stated.pattern.lines[$0].text
            return !text.trimmingTrailingWhitespace.isEmpty && StatedMessage(text) == nil
        }
        guard malformed.isEmpty else {
            return Drift(
                diagnostics: malformed.map { .malformedMessage(at: stated.location(ofLine: $0)) },
                correction: nil)
        }
        let comparison = MessageComparison(stated, messages)
        guard !comparison.holds else { return nil }
        let diagnostics =
            if let first = comparison.firstMissing {
                [
                    Diagnostic.messagesDiffer(
                        comparison.diff, mayBeLaterPhase: comparison.mayBeLaterPhase,
                        at: stated.location(ofLine: first))
                ]
            } else {
                comparison.unstatedErrors.map { Diagnostic.errorNotStated($0) }
            }
        return Drift(
            diagnostics: diagnostics,
            correction: FenceCorrection(
                example, .diagnostics, stated: stated, lines: comparison.corrected))
    }

    /// Warnings about an example that the page does not state: the reader would see them too.
    var compilerWarnings: [Diagnostic] {
        guard example.statedDiagnostics == nil, example.kind != .compileFail else { return [] }
        // One without a place, at the fence, is the linker's or the driver's.
        return messages.filter { $0.severity == .warning && $0.location != example.location }
            .filter { !isOnlyForItsStatedValue($0) }
            .map { .compilerWarning($0) }
    }
}

// MARK: What a page shows

extension ExampleRun {
    private func publishedOutput(besides comments: [CommentJudgement]) -> [PublishedLine] {
        guard example.kind.runs else { return [] }
        guard let stated = example.statedOutput else {
            // A line that a comment states by a wildcard may be another one in the next build.
            let stated = comments.reduce(into: [:]) { $0.merge($1.covered) { first, _ in first } }
            return output.lines.indices.map { stated[$0] ?? .text(output.lines[$0]) }
        }
        return stated.pattern.normalised(output).published
    }

    private var publishedError: [PublishedLine] {
        guard example.kind.runs else { return [] }
        guard let stated = example.statedError else {
            return standardError.lines.map { .text($0) }
        }
        let published = patternForKind(stated.pattern, .standardError).normalised(
            comparableError
        ).published
        // The place that the fence left out is shown, as captured.
        guard let trap = standardError.trapLine, comparableError != standardError else {
            return published
        }
        let words = PublishedLine.text(comparableError.lines[trap])
        return published.map { $0 == words ? .text(standardError.lines[trap]) : $0 }
    }

    private var publishedMessages: [PublishedMessage] {
        let stated = example.statedDiagnostics.map { stated in
            stated.pattern.lines.compactMap { StatedMessage($0.text) }
        }
        let alignment = MessageAlignment(stated ?? [], messages)
        return messages.indices.compactMap { index in
            let message = messages[index]
            let partner = alignment.partners.firstIndex(of: index)
            guard message.severity == .error && example.kind == .compileFail || partner != nil
            else { return nil }
            let text =
                partner.flatMap { stated?[$0].text }
                .map { PublishedLine($0, matching: message.text) } ?? .text(message.text)
            return PublishedMessage(
                severity: message.severity, place: message.placeInBlock, text: text)
        }
    }
}
