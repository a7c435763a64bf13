import Comparing
package import Diagnostics
import Examples
import Markdown
import Runs
import StatedComments

/// A claim of a page, with what became of it, for reports.
package struct Expectation: Hashable, Sendable {
    /// How it is stated; the raw values are the words of reports.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        case fence, prints, lines, value, variable, error, diagnostics, exit, region
    }

    package enum Verdict: Hashable, Sendable {
        case met
        case unmet
        /// Nothing could be said, with the reason.
        case unverified(reason: String)
    }

    package let form: Form
    package let location: SourceLocation
    package let stated: String
    /// What was so; nil where it is not known.
    package let actual: String?
    package let verdict: Verdict
}

extension CheckedExample {
    /// What fences, marks and comments claim, in the order of the page, without what goes without
    /// saying.
    package var expectations: [Expectation] {
        checks.filter { $0.claim.origin != .implied }.map { Expectation($0, of: example) }
    }

    /// Whether it passed, and a claim of its page is met.
    package var holdsWhatItStates: Bool {
        verdict == .passed
            && checks.contains { $0.claim.origin != .implied && $0.verdict == .met }
    }

    /// Whether it is a program, and nothing that is stated of it was found to be so, or wrong.
    package var statesNothing: Bool {
        guard !holdsWhatItStates, example.kind.compiles, run.reasonItIsNoProgram == nil else {
            return false
        }
        return switch verdict {
        case .passed, .skipped: true
        case .failed, .unverifiable: false
        }
    }
}

extension Expectation {
    fileprivate init(_ check: Check, of example: Example) {
        (form, stated) = Self.words(for: check.claim.content, of: example)
        location = check.claim.location
        actual = check.evidence.found?.words
        verdict =
            switch check.verdict {
            case .met: .met
            case .unmet: .unmet
            case .unverified(let reason): .unverified(reason: reason.words)
            }
    }

    private static func words(
        for content: Claim.Content, of example: Example
    ) -> (Form, String) {
        switch content {
        case .fence(let stated):
            (stated.stream == .diagnostics ? .diagnostics : .fence, stated.block.code)
        case .comments(let comments):
            (
                comments.first.form.expectation,
                comments.lines.map { $0.readings.first ?? "" }.joined(separator: "\n")
            )
        case .region: (.region, example.block.code)
        case .isRefused: (.error, "compile-fail")
        case .compiles: (.exit, "no-run")
        case .ends(.trapped): (.exit, "should-crash")
        case .ends(.exited(let status)): (.exit, "exit=\(status)")
        case .ends(.well), .isStated: (.exit, "")
        }
    }
}

extension Evidence.Found {
    /// What was so, as reports say it; nil where it is as stated, or unknown.
    fileprivate var words: String? {
        func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
        return switch self {
        case .asStated: nil
        case .lines(let lines), .region(let lines): text(lines)
        case .printed(let lines): lines.joined(separator: "\n")
        case .value(let value): value.shown(beside: value.elements)
        case .words(let words): words.first
        case .messages(let messages): text(messages.map(\.stated))
        case .ending(let words): words.isEmpty ? nil : words
        }
    }
}

extension StatedComment.Form {
    /// The word of reports.
    fileprivate var expectation: Expectation.Form {
        switch self {
        case .prints: .prints
        case .lines: .lines
        case .value: .value
        case .variable: .variable
        case .error: .error
        }
    }
}
