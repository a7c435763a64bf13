import Diagnostics
import Examples
import Judging
import Reports
import Runs

// The line that counts.

extension Console {
    /// `18 examples: 16 passed, 1 failed, 1 not checked; 1 error, 2 warnings`, and for markdown that
    /// belongs to no site `5 examples in 2 files: 3 hold what they state (4 statements), …`.
    func summary(of result: CheckResult) -> String {
        guard result.site == nil else {
            return summary(of: result.examples, result.diagnostics)
        }
        let examples = result.examples
        let files = result.fileCount.of("file")
        let words =
            examples.isEmpty
            ? "no examples in \(files)"
            : "\(examples.count.of("example")) in \(files): "
                + counts(ofStatements: examples).joined(separator: ", ")
        return ([words] + weights(of: result.diagnostics)).joined(separator: "; ")
    }

    /// `18 examples: 16 passed, 1 failed, 1 not checked; 1 error, 2 warnings`
    func summary(of examples: [CheckedExample], _ diagnostics: [Diagnostic]) -> String {
        let passed = examples.count { $0.verdict == .passed }
        let failed = examples.count { $0.verdict == .failed }
        let missed = examples.count { $0.run.outcome == .notReached }
        let without = examples.count(where: \.lacksItsPackage)
        let unverifiable = examples.count(where: \.isUnverifiable)
        let silent = examples.count { $0.statesNothing && $0.verdict != .passed }
        let skipped =
            examples.count - passed - failed - missed - without - unverifiable - silent
        let counts = [
            "\(passed) passed", failed > 0 ? "\(failed) failed" : nil,
            unverifiable > 0 ? "\(unverifiable) could not be verified" : nil,
            silent > 0 ? "\(silent) \(silent == 1 ? "states" : "state") nothing" : nil,
            missed > 0 ? "\(missed) not reached" : nil,
            words(ofThoseWithoutPackage: without),
            skipped > 0 ? "\(skipped) not checked" : nil,
        ].compactMap(\.self)
        let words =
            examples.isEmpty
            ? "no examples"
            : "\(examples.count.of("example")): \(counts.joined(separator: ", "))"
        return ([words] + weights(of: diagnostics)).joined(separator: "; ")
    }

    private func counts(ofStatements examples: [CheckedExample]) -> [String] {
        let holding = examples.filter(\.holdsWhatItStates)
        let statements = holding.flatMap(\.expectations).count { $0.verdict == .met }
        let failed = examples.count { $0.verdict == .failed }
        let unverifiable = examples.count(where: \.isUnverifiable)
        let silent = examples.count(where: \.statesNothing)
        let without = examples.count(where: \.lacksItsPackage)
        let rest = examples.count - holding.count - failed - unverifiable - silent - without
        func some(_ count: Int, _ one: String, _ several: String) -> String? {
            count == 0 ? nil : "\(count) \(count == 1 ? one : several)"
        }
        return [
            holding.isEmpty
                ? nil
                : "\(holding.count) \(holding.count == 1 ? "holds what it states" : "hold what they state")"
                    + " (\(statements.of("statement")))",
            failed == 0 ? nil : "\(failed) failed",
            unverifiable == 0 ? nil : "\(unverifiable) could not be verified",
            some(silent, "states nothing", "state nothing"),
            words(ofThoseWithoutPackage: without),
            some(rest, "is no program", "are no programs"),
        ].compactMap(\.self)
    }

    private func words(ofThoseWithoutPackage count: Int) -> String? {
        count == 0 ? nil : "\(count) \(count == 1 ? "lacks its package" : "lack their package")"
    }

    /// `1 error, 2 warnings`; none for nothing.
    private func weights(of diagnostics: [Diagnostic]) -> [String] {
        let problems = diagnostics.sortedByPlace
        let words = Diagnostic.Severity.allCases.compactMap { severity -> String? in
            let count = problems.count { $0.severity == severity }
            return count == 0 ? nil : count.of(severity.rawValue)
        }
        return words.isEmpty ? [] : [words.joined(separator: ", ")]
    }
}

extension CheckResult {
    /// What else a stranger must know of pages that belong to no site.
    func overview(inDetail detail: Bool) -> [String] {
        site == nil ? Overview(examples).lines(inDetail: detail) : []
    }
}

extension CheckedExample {
    fileprivate var lacksItsPackage: Bool { run.outcome == .withoutPackage }

    var isUnverifiable: Bool {
        if case .unverifiable = verdict { true } else { false }
    }
}
