package import Diagnostics
import OutputMatching

extension Diagnosed<JudgedExample> {
    /// Whether two more runs are to tell if what the example printed is what it prints: it printed
    /// something else than is stated, or, where what is not stated is to be written down, something.
    package func wantsRepetition(beforeWriting: Bool) -> Bool {
        value.corrections.contains {
            $0.isOfRun && (beforeWriting || $0.isReplacing)
        }
            || value.example.requirement == .stated
                && value.expectations.contains { $0.verdict == .unmet && $0.form.isOfRun }
    }

    /// The judgement after more runs of the same example, with no other program beside them.
    ///
    /// Where all of these do what the page states the example passes, with the warning
    /// `unstable-output`. Where what would be written down now holds for all of them, it is drift,
    /// as it was. Otherwise nothing can be written down: the error `unstable-output`.
    ///
    /// Where only what is stated counts, each comment is settled by itself.
    package func settled(by repetitions: [ExampleRun]) -> Self {
        guard value.example.requirement == .stated else { return settledAsAWhole(by: repetitions) }
        let judged = value.run.judged(beside: repetitions)
        let hasFence = judged.value.corrections.contains {
            if case .fence = $0 { $0.isOfRun } else { false }
        }
        return hasFence ? judged.settledAsAWhole(by: repetitions) : judged
    }

    private func settledAsAWhole(by repetitions: [ExampleRun]) -> Self {
        let others = repetitions.map { $0.judged() }
        let place =
            diagnostics.first { $0.code == "output-mismatch" }?.location ?? value.example.location
        // What a statement printed, and values, are known of the first run alone: of comments only
        // a run that prints the same says the same.
        let isOfComments = value.corrections.contains { correction in
            if case .comments = correction { correction.isOfRun } else { false }
        }
        if !isOfComments, let other = others.first,
            others.allSatisfy({ $0.value.verdict == .passed })
        {
            let words = diagnostics.first { $0.code == "output-mismatch" }?.details ?? []
            return Diagnosed(
                other.value,
                other.diagnostics + [.unstableOnce(words, runs: others.count + 1, at: place)])
        }
        let isSteady = repetitions.allSatisfy { run in
            run.outcome == value.run.outcome
                && value.corrections.allSatisfy { run.upholds($0, of: value.run) }
        }
        guard !isSteady else { return self }
        var unstable = value
        unstable.corrections = []
        return Diagnosed(
            unstable,
            diagnostics.filter { !$0.isOfStreams }
                + [.unstable(value.run, repetitions, at: place)])
    }
}

extension Expectation.Form {
    /// Whether it is about what may be something else in the next run.
    fileprivate var isOfRun: Bool {
        switch self {
        case .prints, .lines, .value, .variable: true
        case .fence, .error, .diagnostics, .exit, .region: false
        }
    }
}

extension Diagnostic {
    /// Whether it says that something else was printed than is stated.
    fileprivate var isOfStreams: Bool {
        ["output-mismatch", "output-not-stated"].contains(code)
    }

    private static let causes = """
        the order of a Set, of a Dictionary and of tasks that run side by side changes from run \
        to run:
        sort, or await one after the other; or mark the fence 'unordered', or write '[..]' for \
        what varies
        in a line and a line '...' for lines
        """

    fileprivate static func unstableOnce(
        _ details: [String], runs: Int, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unstable-output", severity: .warning,
            summary: "in one of \(runs) runs the example printed something other than the page "
                + "states",
            details: details, hint: causes, location: location)
    }

    fileprivate static func unstable(
        _ run: ExampleRun, _ others: [ExampleRun], at location: SourceLocation
    ) -> Self {
        let other = others.first {
            $0.outcome != run.outcome || $0.output.lines != run.output.lines
                || $0.standardError.lines != run.standardError.lines
        }
        return Diagnostic(
            code: "unstable-output", summary: "example prints something else from run to run",
            details: other.map { run.differences(to: $0) } ?? [], hint: causes,
            location: location)
    }
}

extension ExampleRun {
    /// Lines of a difference that are enough to see what kind it is.
    private static let enough = 16

    /// How another run differs: lines of this one led by `- `, of the other by `+ `.
    fileprivate func differences(to other: ExampleRun) -> [String] {
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
