import Diagnostics
import Examples
package import Judging

/// How much of what pages show is really checked.
package struct Audit: Hashable, Sendable {
    /// All Swift blocks.
    package private(set) var blocks = 0
    /// Those that pass by the rules of their own page; at least one statement is met where only
    /// what is stated counts.
    package private(set) var verified = 0
    /// Those that hold what they state, and state something.
    package private(set) var holding = 0
    /// Those that do all that a site asks for: they compile, run and state what they print.
    package private(set) var complete = 0
    /// Those that compile, or run, and state nothing.
    package private(set) var silent = 0
    package private(set) var failed = 0
    package private(set) var unverifiable = 0
    /// Those that were not reached, do not compile and state nothing, are sketches, ignored, …
    package private(set) var unchecked = 0
    private let summary: Report.Summary

    package init(_ examples: [CheckedExample]) {
        summary = Report.Summary(examples)
        for example in examples {
            blocks += 1
            if example.requiring(.all).verdict == .passed { complete += 1 }
            if example.requiring(.stated).holdsWhatItStates { holding += 1 }
            switch example.verdict {
            case .passed: verified += 1
            case .failed: failed += 1
            case .unverifiable: unverifiable += 1
            case .skipped where example.statesNothing && example.state != .ignored: silent += 1
            case .skipped: unchecked += 1
            }
        }
    }

    /// `76.9 %`, rounded down; of nothing everything.
    package static func share(_ part: Int, of whole: Int) -> String {
        let permille = whole == 0 ? 1000 : part * 1000 / whole
        return "\(permille / 10).\(permille % 10) %"
    }

    /// The lines for people.
    package var lines: [String] {
        let statements = summary.met + summary.unmet + summary.unverified
        let counts: [(Int, String)] = [
            (verified, "verified"), (silent, "compiled, and state nothing"), (failed, "failed"),
            (unverifiable, "could not be verified"),
            (unchecked, "not checked: sketches, outlines, ignored, not compiled or not reached"),
        ]
        let width = String(blocks).count
        func padded(_ count: Int) -> String {
            String(repeating: " ", count: width - String(count).count) + String(count)
        }
        return ["\(padded(blocks)) \(blocks == 1 ? "block" : "blocks")"]
            + counts.filter { $0.0 > 0 }.map { "\(padded($0.0)) \($0.1)" }
            + [
                "statements: \(statements), of these \(summary.met) met, \(summary.unmet) unmet, "
                    + "\(summary.unverified) unverified",
                "verified: \(Self.share(verified, of: blocks))",
                "hold what they state: \(Self.share(holding, of: blocks)); do all that a site asks "
                    + "for: \(Self.share(complete, of: blocks))",
            ]
    }
}
