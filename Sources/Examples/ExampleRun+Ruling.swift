import Diagnostics
import Markdown

// What counts: on a site everything, elsewhere what an example states.

extension ExampleRun {
    /// The verdict, and the diagnostics with the weight that they have for this example.
    func ruling(
        _ ofEnding: [Diagnostic], drifts: [Diagnostic], comments: [CommentJudgement]
    ) -> (verdict: Verdict, diagnostics: [Diagnostic]) {
        let ofComments = comments.flatMap(\.diagnostics)
        guard example.requirement == .stated else {
            let problems = ofEnding.isEmpty ? drifts + ofComments.weighty : ofEnding
            return (verdict(on: problems), problems + compilerWarnings)
        }
        let (verdict, problems) = rulingByWhatIsStated(ofEnding, drifts, comments)
        return (verdict, problems + compilerWarnings.weighing(atMost: .note))
    }

    private func verdict(on problems: [Diagnostic]) -> Verdict {
        if problems.holdErrors || example.isMisread { return .failed }
        return reasonToSkip.map { .skipped(reason: $0) } ?? .passed
    }

    /// Whether what is stated is compared though the example did not end as it should: how it ends
    /// is nothing that its page states.
    var isComparedAnyway: Bool {
        if example.requirement == .stated, case .ended = outcome { true } else { false }
    }

    /// Whether a verdict leaves it open what an example that is no sketch does.
    func leaves(_ verdict: Verdict) -> Bool {
        switch verdict {
        case .unverifiable: true
        case .skipped: example.kind.compiles && outcome != .notReached
        case .passed, .failed: false
        }
    }
}

// MARK: Where only what is stated counts

extension ExampleRun {
    /// A block that states nothing cannot fail; what keeps its statements from being compared makes
    /// a block unverifiable.
    private func rulingByWhatIsStated(
        _ ofEnding: [Diagnostic], _ drifts: [Diagnostic], _ comments: [CommentJudgement]
    ) -> (verdict: Verdict, diagnostics: [Diagnostic]) {
        let ofComments = comments.flatMap(\.diagnostics)
        let information = (ofEnding + drifts + ofComments).weighing(atMost: .note)
        if let reason = reasonToSkip ?? outline { return (.skipped(reason: reason), information) }
        guard example.statesSomething else {
            let problems = ofEnding.weighing(atMost: .note) + ofComments
            if ofComments.holdErrors { return (.failed, problems) }
            guard let first = ofEnding.first, !isRefusedAsStated else { return (.passed, problems) }
            return (.skipped(reason: "states nothing; \(first.reason)"), problems)
        }
        if let obstacle = obstacle(ofEnding) {
            return (.unverifiable(reason: obstacle.reason), obstacle.diagnostics + ofComments)
        }
        let differences = drifts.filter { !$0.isMistakeInFence } + ofComments
        guard !differences.holdErrors, ofEnding.isEmpty || !isBoundToItsEnding else {
            return (.failed, ofEnding + differences)
        }
        if let mistake = drifts.first {
            return (
                .unverifiable(reason: mistake.summary),
                drifts.weighing(atMost: .warning) + ofComments
            )
        }
        let problems = ofEnding.weighing(atMost: .note) + ofComments
        return (
            reasonNothingIsVerified(comments).map { .unverifiable(reason: $0) } ?? .passed, problems
        )
    }

    /// Why it is an outline, or no Swift at all, where its author does not say so; what the compiler
    /// says of it may show it. Nil for an example of a site.
    package var outline: String? {
        if let reason = example.outline { return reason }
        guard example.requirement == .stated, example.kind != .compileFail, !isRefusedAsStated
        else { return nil }
        switch outcome {
        case .refused, .notLinked:
            return Outline(example.block.code, refusedWith: messages)?.reason
        default: return nil
        }
    }

    /// Whether the statements cannot hold where it did not end as it should.
    private var isBoundToItsEnding: Bool {
        switch outcome {
        case .ended: example.kind.statesEnding
        case .refused: !isRefusedAsStated
        default: true
        }
    }

    /// What keeps the statements from being compared, other than a mistake in the example.
    private func obstacle(
        _ ofEnding: [Diagnostic]
    ) -> (reason: String, diagnostics: [Diagnostic])? {
        guard let first = ofEnding.first else { return nil }
        switch outcome {
        case .refused where !isRefusedAsStated:
            return MissingNames(messages).map {
                ($0.words, [.unverifiable($0, at: example.location)])
            }
        case .notLinked, .compilerFailed, .cutOff, .refusedBefore, .ended(.lost),
            .ended(.notStarted):
            return (first.summary, ofEnding.weighing(atMost: .warning))
        case .refused, .notAttempted, .notReached, .compiled, .ended: return nil
        }
    }

    /// The reason why none of its statements could be compared; nil where one was.
    private func reasonNothingIsVerified(_ comments: [CommentJudgement]) -> String? {
        guard !expectations(besides: comments).contains(where: { $0.verdict == .met }) else {
            return nil
        }
        let told = comments.filter { $0.diagnostics.contains { $0.code == "not-verified" } }
        let verdicts = (expectations(besides: []) + told.flatMap(\.expectations)).map(\.verdict)
        return verdicts.lazy.compactMap { verdict in
            if case .unverified(let reason) = verdict { reason } else { nil }
        }.first
    }
}

extension Diagnostic {
    /// The summary as a part of a sentence.
    fileprivate var reason: String {
        code == "example-does-not-compile" ? "does not compile: \(summary)" : summary
    }

    /// Whether it speaks of how something is stated, and not of what.
    fileprivate var isMistakeInFence: Bool {
        ["output-not-compared", "diagnostics-syntax"].contains(code)
    }
}

extension [Diagnostic] {
    /// On a site what surely is stated and cannot be verified is a warning.
    fileprivate var weighty: [Diagnostic] {
        map { diagnostic in
            var diagnostic = diagnostic
            if diagnostic.severity == .note { diagnostic.severity = .warning }
            return diagnostic
        }
    }
}

/// Names and modules that an example uses and that are not on its page, where nothing else keeps
/// it from compiling.
struct MissingNames {
    /// The compiler's first error about one.
    let first: PlacedMessage
    let all: [PlacedMessage]

    /// The beginnings of the messages about what is not there.
    private static let causes = [
        "cannot find ", "no such module ", "unknown attribute ", "no macro named ",
        "external macro implementation ", "no type named ", "operator is not a known ",
        "use of undeclared ", "module ",
    ]
    /// Parts of messages that follow of a name that is not there.
    private static let consequences = [
        "cannot infer", "could not be inferred", "unable to infer", "is ambiguous",
        "requires a contextual type", "cannot be inferred", "unable to type-check",
        "failed to produce diagnostic",
    ]

    /// Nil where the compiler has something else to say.
    init?(_ messages: [PlacedMessage]) {
        let errors = messages.filter { $0.severity == .error }
        func isCause(_ error: PlacedMessage) -> Bool {
            Self.causes.contains { error.text.hasPrefix($0) }
                || error.text.contains(" has no member ")
                || error.text.contains(" is not a member type of ")
        }
        guard let first = errors.first(where: isCause),
            errors.allSatisfy({ error in
                isCause(error) || Self.consequences.contains { error.text.contains($0) }
            })
        else { return nil }
        self.first = first
        all = errors
    }

    var words: String { first.text }
}

extension Diagnostic {
    fileprivate static func unverifiable(
        _ cause: MissingNames, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "example-unverifiable", severity: .warning,
            summary: "what the example states cannot be verified: \(cause.words)",
            details: cause.all.dropFirst().map {
                "\($0.location.line):\($0.location.column): error: \($0.text)"
            },
            hint:
                "what it needs is not in earlier blocks of this page; a hidden block can bring it",
            location: cause.first.location)
    }
}
