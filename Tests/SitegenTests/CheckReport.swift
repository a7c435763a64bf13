import Foundation

/// The part of a JSON report that says what became of what is stated, and what was said.
struct CheckReport: Decodable, Sendable {
    struct Example: Decodable, Sendable {
        let path: String
        let line: Int
        let verdict: String
        let reason: String?
        let expectations: [Expectation]
    }

    struct Expectation: Decodable, Sendable {
        let line: Int
        let form: String
        let stated: String
        let actual: String?
        let verdict: String
    }

    struct Message: Decodable, Sendable {
        let path: String
        let line: Int
        let column: Int
        let code: String
        let severity: String
    }

    let examples: [Example]
    let diagnostics: [Message]
}

extension TemporarySite {
    /// Checks what the arguments name, and reads the report.
    func checkReport(_ paths: [String]) async throws -> CheckReport {
        try await checkRun(paths).report
    }

    /// The same, with the status.
    func checkRun(_ paths: [String]) async throws -> (report: CheckReport, status: Int) {
        let run = try await sitegen(["check", "--report", "json=-"] + paths)
        guard
            let report = try? JSONDecoder().decode(
                CheckReport.self, from: Data(run.output.utf8))
        else { throw NoReport(status: run.status, words: run.errors) }
        return (report, run.status)
    }
}

/// A run came to no report.
struct NoReport: Error, CustomStringConvertible {
    let status: Int
    let words: String

    var description: String { "no report, status \(status):\n\(words)" }
}
