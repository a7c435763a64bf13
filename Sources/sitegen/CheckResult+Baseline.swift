import Diagnostics
import Reports

extension CheckResult {
    /// What is left where known failures do not count, with lines about those that do not.
    func beside(
        _ known: Baseline, from file: BaselineFile, root: String, isRecording: Bool
    ) throws -> (result: CheckResult, lines: [String]) {
        let failures = Report(self, root: root).failures
        var baseline = known
        if isRecording {
            baseline = known.updated(with: failures, covers: coversPage)
            try file.write(baseline)
        }
        let comparison = baseline.compared(with: failures, covers: coversPage)
        var lines = [
            "baseline: \(comparison.known.count.of("known failure"))"
                + (isRecording ? " recorded in '\(file.name)'" : "")
        ]
        if !comparison.gone.isEmpty {
            let count = comparison.gone.count
            lines.append(
                "baseline: \(count) \(count == 1 ? "fails" : "fail") no more; take "
                    + "\(count == 1 ? "it" : "them") out of '\(file.name)', or record again:")
            lines += comparison.gone.map { "  " + $0.line }
        }
        return (excusing(Set(comparison.known)), lines)
    }
}
