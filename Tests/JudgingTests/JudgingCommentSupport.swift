import Diagnostics
import Examples
import Judging
import TestSupport
import Testing

/// What becomes of the comments of the one example of a page.
///
/// `finds` has what they state, each with what became of it: `prints [a] met`,
/// `value [1] unmet: 2`, `lines [a] unverified: why`; `says` what is said of it, and `details` and
/// `hint` belong to the first of that.
func checkComments(
    _ code: String, _ run: ScriptedRun, finds expected: [String], says problems: [String] = [],
    details: [String]? = nil, hint: String? = nil, in defaults: ExampleDefaults = .init(),
    marks: String = "", then more: String = "",
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let judged = CheckedPage(
        .block(marks, code) + more, [run], defaults: defaults, sourceLocation: sourceLocation)
    let found = judged.examples[0].expectations.filter {
        $0.location.line > judged.examples[0].example.location.line && $0.form != .fence
    }
    #expect(found.map(\.shown) == expected, sourceLocation: sourceLocation)
    #expect(
        judged.found.marked.describe(judged.diagnostics) == problems,
        sourceLocation: sourceLocation)
    if let details {
        #expect(judged.diagnostics.first?.details == details, sourceLocation: sourceLocation)
    }
    if let hint {
        #expect(judged.diagnostics.first?.hint == hint, sourceLocation: sourceLocation)
    }
}

/// The same, for a program that takes these steps.
func checkComments(
    _ code: String, takes steps: ScriptedStep..., finds expected: [String],
    says problems: [String] = [], details: [String]? = nil, hint: String? = nil,
    in defaults: ExampleDefaults = .init(), then more: String = "",
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    checkComments(
        code, .takes(steps), finds: expected, says: problems, details: details, hint: hint,
        in: defaults, then: more, sourceLocation: sourceLocation)
}

extension Judging.Expectation {
    fileprivate var shown: String {
        let words: String =
            switch verdict {
            case .met: "met"
            case .unmet: "unmet" + (actual.map { ": \($0)" } ?? "")
            case .unverified(let reason): "unverified: \(reason)"
            }
        return "\(form.rawValue) [\(stated)] \(words)"
    }
}
