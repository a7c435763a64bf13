import Diagnostics

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
        let reduced = ofEnding.isEmpty ? [] : reduced(ofEnding, comments)
        let problems = reduced + drifts + ofComments
        let warnings = compilerWarnings.map(\.asInformation)
        if !problems.holdErrors, !ofEnding.isEmpty, let reason = reasonNothingIsVerified {
            return (reason, problems + warnings)
        }
        return (verdict(on: problems), problems + warnings)
    }

    private func verdict(on problems: [Diagnostic]) -> Verdict {
        if problems.holdErrors || example.isMisread { return .failed }
        return reasonToSkip.map { .skipped(reason: $0) } ?? .passed
    }

    /// How the example ended, where only what it states counts.
    private func reduced(
        _ ofEnding: [Diagnostic], _ comments: [CommentJudgement]
    ) -> [Diagnostic] {
        guard statesSomething else { return ofEnding.map(\.asInformation) }
        switch outcome {
        case .refused where isRefusedAsStated: return ofEnding.map(\.asInformation)
        case .refused:
            guard let cause = MissingNames(messages) else { return ofEnding }
            return [.unverifiable(cause, at: example.location)]
        case .notLinked, .compilerFailed: return ofEnding.map(\.asWarning)
        case .ended:
            // What came before may be all that is stated.
            let isKept = comments.allSatisfy(\.diagnostics.isEmpty)
            return isKept && !example.statesByFences ? ofEnding.map(\.asInformation) : ofEnding
        case .notAttempted, .notReached, .cutOff, .compiled: return ofEnding.map(\.asInformation)
        }
    }

    /// The verdict on an example that did not come to its end, where that is no failure.
    private var reasonNothingIsVerified: Verdict? {
        switch outcome {
        case .refused where isRefusedAsStated: nil
        case .refused where !statesSomething:
            .skipped(reason: "does not compile, and states nothing")
        case .refused: .unverifiable(reason: MissingNames(messages)?.words ?? "does not compile")
        case .notLinked: .unverifiable(reason: "it does not link")
        case .compilerFailed: .unverifiable(reason: "the compiler came to no result")
        case .cutOff: .skipped(reason: "not reached: an earlier block ends the program")
        case .ended, .notAttempted, .notReached, .compiled: nil
        }
    }

    private var statesSomething: Bool {
        example.statesByFences
            || example.comments.contains { $0.wording == .firm && !$0.isWordless }
    }
}

extension Example {
    fileprivate var statesByFences: Bool {
        StatedOutput.Stream.allCases.contains { statement($0) != nil }
    }
}

extension StatedComment {
    /// Whether it may turn out to be prose.
    fileprivate var isWordless: Bool { form == .lines }
}

extension Diagnostic {
    fileprivate var asInformation: Diagnostic { weighing(.note) }
    fileprivate var asWarning: Diagnostic { weighing(.warning) }

    private func weighing(_ severity: Severity) -> Diagnostic {
        var copy = self
        copy.severity = max(severity, copy.severity)
        return copy
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
