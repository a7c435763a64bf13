import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Runs

// The form that other programs read, documented in the manual. A key that is added leaves the
// version as it is; one that goes, or means something else, does not.

extension Report {
    /// The version of the form.
    private static let version = 1

    /// The report as JSON, ended by a line feed.
    package var json: String {
        let value: JSON = [
            "version": .integer(Self.version), "toolchain": .string(toolchain),
            "target": .string(target), "summary": summary.json,
            "examples": .array(examples.map(\.json)),
            "diagnostics": .array(diagnostics.map(\.json)),
        ]
        return value.text + "\n"
    }
}

extension Report.Summary {
    fileprivate var json: JSON {
        [
            "examples": .integer(examples), "passed": .integer(passed), "failed": .integer(failed),
            "unverifiable": .integer(unverifiable), "skipped": .integer(skipped),
            "expectations": [
                "met": .integer(met), "unmet": .integer(unmet), "unverified": .integer(unverified),
            ],
        ]
    }
}

extension CheckedExample {
    fileprivate var json: JSON {
        let hasRun = run.ending != nil
        return [
            "id": .string(example.id), "path": .string(example.location.path),
            "line": .integer(example.location.line), "kind": .string(example.kind.name),
            "verdict": .string(verdict.name), "reason": .text(reason),
            "program": .array(
                (run.program?.parts ?? []).map { part in
                    [
                        "path": .string(part.example.location.path),
                        "line": .integer(part.example.location.line),
                    ]
                }),
            "exit": run.ending?.json ?? .null,
            "stdout": hasRun ? .string(run.output.text) : .null,
            "stderr": hasRun ? .string(run.standardError.text) : .null,
            "expectations": .array(expectations.map(\.json)),
            "diagnostics": .array(run.messages.map(\.json)),
            "packages": .array(run.packages.map { .string($0.words) }),
            "cached": .bool(run.provenance == .earlier),
            "seconds": [
                "compile": run.compileDuration?.json ?? .null,
                "run": run.runDuration?.json ?? .null,
            ],
        ]
    }
}

extension ExampleVerdict {
    /// The word of reports.
    package var name: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .unverifiable: "unverifiable"
        case .skipped: "skipped"
        }
    }
}

extension ExampleRun {
    /// How it ended; nil where it was not run, or that is not known.
    fileprivate var ending: ProcessRun.Ending? {
        guard case .ended(let ending) = outcome else { return nil }
        switch ending {
        case .exited, .signalled, .timedOut, .exceeded: return ending
        case .lost, .notStarted: return nil
        }
    }
}

extension ProcessRun.Ending {
    fileprivate var json: JSON {
        switch self {
        case .exited(let status): ["code": .integer(status)]
        case .signalled(let number):
            ["signal": .string(ProcessRun.signalName(number)), "trap": .bool(isTrap)]
        case .timedOut: ["timeout": true]
        case .exceeded(let limit): ["limit": .string(limit.rawValue)]
        case .lost, .notStarted: .null
        }
    }
}

extension Expectation {
    fileprivate var json: JSON {
        [
            "line": .integer(location.line), "form": .string(form.rawValue),
            "stated": .string(stated), "actual": .text(actual), "verdict": .string(verdict.name),
        ]
    }
}

extension Expectation.Verdict {
    fileprivate var name: String {
        switch self {
        case .met: "met"
        case .unmet: "unmet"
        case .unverified: "unverified"
        }
    }
}

extension PlacedMessage {
    fileprivate var json: JSON {
        [
            "line": .integer(location.line), "column": .integer(location.column),
            "severity": .string(severity.rawValue), "message": .string(text),
        ]
    }
}

extension Diagnostic {
    fileprivate var json: JSON {
        [
            "code": .string(code), "severity": .string(severity.rawValue),
            "path": .string(location.path), "line": .integer(location.line),
            "column": .integer(location.column), "message": .string(summary), "hint": .text(hint),
        ]
    }
}

extension Duration {
    /// Seconds, to the millisecond.
    fileprivate var json: JSON { .decimal(Double(milliseconds) / 1000) }

    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
