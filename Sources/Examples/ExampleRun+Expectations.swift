import Diagnostics
import Markdown
import OutputMatching

// What the page states of an example, one by one, with what became of it.

extension ExampleRun {
    /// What fences, marks and comments state, in the order of the page.
    func expectations(besides comments: [CommentJudgement]) -> [Expectation] {
        let others = [endingExpectation] + StatedOutput.Stream.allCases.map(fenceExpectation)
        return (others.compactMap(\.self) + comments.flatMap(\.expectations))
            .sorted { $0.location < $1.location }
    }

    // MARK: Fences

    private func fenceExpectation(_ stream: StatedOutput.Stream) -> Expectation? {
        guard let stated = example.statement(stream) else { return nil }
        let result =
            stream == .diagnostics ? comparedMessages(stated) : comparedOutput(stated, stream)
        return Expectation(
            form: stream == .diagnostics ? .diagnostics : .fence, location: stated.block.fence,
            stated: stated.block.code, actual: result.actual, verdict: result.verdict)
    }

    private typealias Comparison = (actual: String?, verdict: Expectation.Verdict)

    private func comparedOutput(
        _ stated: StatedOutput, _ stream: StatedOutput.Stream
    ) -> Comparison {
        guard case .ended = outcome else { return (nil, .unverified(reason: whyNotRun)) }
        let printed = printed(stream)
        let actual = printed.lines.map { $0 + "\n" }.joined()
        let pattern = patternForKind(stated.pattern, stream)
        let normalised = pattern.normalised(printed)
        if normalised.holds { return (actual, .met) }
        return normalised.isGivenUp
            ? (actual, .unverified(reason: "it takes too long to compare")) : (actual, .unmet)
    }

    private func comparedMessages(_ stated: StatedOutput) -> Comparison {
        guard wasCompiled else { return (nil, .unverified(reason: whyNotRun)) }
        let actual = messages.map { $0.stated + "\n" }.joined()
        let comparison = MessageComparison(stated, messages)
        let isReadable = stated.pattern.lines.allSatisfy {
            $0.text.trimmingTrailingWhitespace.isEmpty || StatedMessage($0.text) != nil
        }
        guard isReadable else {
            return (actual, .unverified(reason: "a line has not the form of a message"))
        }
        return (actual, comparison.holds ? .met : .unmet)
    }

    /// Whether the compiler came to a result about it.
    private var wasCompiled: Bool {
        switch outcome {
        case .refused, .notLinked, .compiled, .ended, .cutOff: true
        case .notAttempted, .notReached, .refusedBefore, .compilerFailed: false
        }
    }

    private var whyNotRun: String {
        switch outcome {
        case .notAttempted: reasonToSkip ?? "its marks could not be read"
        case .notReached, .cutOff: "it was not reached"
        case .refused: "it does not compile"
        case .refusedBefore: "a block that it needs does not compile"
        case .notLinked: "it does not link"
        case .compilerFailed: "the compiler came to no result"
        case .compiled, .ended: "it was not run"
        }
    }

    // MARK: Marks

    /// What a mark states of how the example ends.
    private var endingExpectation: Expectation? {
        let (form, stated): (Expectation.Form, String)
        switch example.kind {
        case .compileFail: (form, stated) = (.error, "compile-fail")
        case .shouldCrash: (form, stated) = (.exit, "should-crash")
        case .exit(let status): (form, stated) = (.exit, "exit=\(status)")
        case .run, .noRun, .sketch, .ignore, .manifest: return nil
        }
        let verdict: Expectation.Verdict =
            switch (example.kind, outcome) {
            case (.compileFail, .refused): .met
            case (.compileFail, .compiled), (.compileFail, .ended): .unmet
            case (.shouldCrash, .ended(let ending)): ending.isTrap ? .met : .unmet
            case (.exit(let status), .ended(let ending)):
                ending == .exited(status) ? .met : .unmet
            default: .unverified(reason: whyNotRun)
            }
        return Expectation(
            form: form, location: example.block.infoLocation, stated: stated, actual: actualEnding,
            verdict: verdict)
    }

    /// How it ended, in the words of marks; nil where it did not come to that.
    private var actualEnding: String? {
        switch outcome {
        case .refused: "refused"
        case .compiled: "compiled"
        case .ended(let ending): ending.words
        case .notAttempted, .notReached, .cutOff, .refusedBefore, .notLinked, .compilerFailed: nil
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
