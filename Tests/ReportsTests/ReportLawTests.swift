import Diagnostics
import Examples
import Foundation
import Judging
import Reports
import Runs
import TestSupport
import Testing

/// A3 as a program sees it that has only the JSON report.
@Suite struct `Laws of the report` {
    private func forEach(_ body: (Report, _ json: [String: Any]) throws -> String?) throws {
        for seed in 0..<200 as Range<UInt64> {
            for isOfSite in [true, false] {
                let page = RandomPage(seed: seed, isOfSite: isOfSite)
                guard let report = report(page) else { continue }
                let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
                if let problem = try body(report, #require(json as? [String: Any])) {
                    Issue.record("seed \(seed), site \(isOfSite): \(problem)\n\(page.text)")
                }
            }
        }
    }

    /// Nil for a page with mistakes in its fences, which are no example's.
    private func report(_ page: RandomPage) -> Report? {
        let found = FoundPage(page.text, defaults: page.defaults)
        guard !found.diagnostics.holdErrors else { return nil }
        let runs = found.programs.value.map { page.run(of: $0) }
        let checked = ExampleRun.all(of: found.examples, runs: runs).map { CheckedExample($0) }
        return Report(
            toolchain: "Swift version 6.3.1 (swift-6.3.1-RELEASE)",
            target: "x86_64-unknown-linux-gnu", examples: checked,
            diagnostics: checked.flatMap(\.diagnostics), sources: [:])
    }

    @Test func `A3: each verdict follows from expectations and diagnostics`() throws {
        try forEach { report, json in
            let examples = json["examples"] as? [[String: Any]] ?? []
            let diagnostics = json["diagnostics"] as? [[String: Any]] ?? []
            let told = Set(diagnostics.compactMap { $0["message"] as? String })
            for (example, checked) in zip(examples, report.examples) {
                let own = example["line"] as? Int ?? 0
                let verdicts = (example["expectations"] as? [[String: Any]] ?? [])
                    .compactMap { $0["verdict"] as? String }
                let errors = checked.diagnostics.filter { $0.severity == .error }
                if !told.isSuperset(of: errors.map(\.summary)) { return "untold: \(errors)" }
                let hasErrors = !errors.isEmpty
                let isFailed = verdicts.contains("unmet") || hasErrors
                let verdict = example["verdict"] as? String
                if isFailed != (verdict == "failed") { return "\(verdict ?? ""), at \(own)" }
                if verdicts.contains("unmet"), !hasErrors { return "unmet without a word: \(own)" }
                if verdict == "unverifiable", !verdicts.contains("unverified") {
                    return "nothing is unverified at \(own)"
                }
                let isReasoned = example["reason"] is String
                if isReasoned != ["unverifiable", "skipped"].contains(verdict) {
                    return "the reason of '\(verdict ?? "")' at \(own)"
                }
            }
            return nil
        }
    }

    @Test func `A3: summary, audit and JUnit count the same`() throws {
        try forEach { report, json in
            let summary = json["summary"] as? [String: Any] ?? [:]
            let examples = json["examples"] as? [[String: Any]] ?? []
            func count(_ verdict: String) -> Int {
                examples.count { $0["verdict"] as? String == verdict }
            }
            for verdict in ["passed", "failed", "unverifiable", "skipped"]
            where summary[verdict] as? Int != count(verdict) {
                return "summary of '\(verdict)'"
            }
            let all = examples.flatMap { $0["expectations"] as? [[String: Any]] ?? [] }
            let counts = summary["expectations"] as? [String: Int] ?? [:]
            for verdict in ["met", "unmet", "unverified"]
            where counts[verdict] != all.count(where: { $0["verdict"] as? String == verdict }) {
                return "expectations '\(verdict)'"
            }
            let audit = Audit(report.examples)
            guard audit.failed == count("failed"), audit.unverifiable == count("unverifiable"),
                audit.verified == count("passed"),
                audit.silent + audit.unchecked == count("skipped")
            else { return "audit" }
            let failures = report.junit.components(separatedBy: "<failure").count - 1
            return failures == count("failed") ? nil : "JUnit: \(failures)"
        }
    }
}
