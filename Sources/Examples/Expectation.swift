package import Diagnostics

/// One thing that a page states of an example, with what became of it.
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

    package init(
        form: Form, location: SourceLocation, stated: String, actual: String?, verdict: Verdict
    ) {
        self.form = form
        self.location = location
        self.stated = stated
        self.actual = actual
        self.verdict = verdict
    }
}
