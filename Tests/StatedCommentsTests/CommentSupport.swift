import Diagnostics
import StatedComments
import SwiftCode
import TestSupport
import Testing

extension StatedComment {
    /// What the comments of some code state, each in a line: `prints [a] at «f()»`, with `?` for a
    /// candidate, `~` for one that is firm but for its words, and `/` between readings.
    static func described(in code: String) -> [String] {
        find(in: code) { Diagnostics.SourceLocation(path: "page.md", line: $0, column: $1) }
            .map { $0.described(in: code) }
    }

    func described(in code: String) -> String {
        let texts = lines.map { "[" + $0.readings.joined(separator: "/") + "]" }
        let place = statement.map { " at «\(code.part($0.range))»" } ?? ""
        let what = expression.map { "(\(code.part($0)))" } ?? ""
        let parts = [form.word + what + wording.mark] + texts
        return parts.joined(separator: " ") + place
    }
}

extension StatedComment.Wording {
    fileprivate var mark: String {
        switch self {
        case .firm: ""
        case .near: "~"
        case .candidate: "?"
        }
    }
}

extension StatedComment.Form {
    fileprivate var word: String {
        switch self {
        case .prints: "prints"
        case .lines: "lines"
        case .value: "value"
        case .variable(let name): "variable(\(name))"
        case .error(let text): text.map { "error(\($0))" } ?? "error"
        }
    }
}

/// What the comments of some code state.
func check(
    _ code: String, states expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(StatedComment.described(in: code) == expected, sourceLocation: sourceLocation)
}

/// What a comment states, stated of the call `f()` on whose line it stands; nil for nothing.
func check(
    comment: String, at code: String = "f()", states expected: String?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let found = StatedComment.described(in: "\(code)  // \(comment)\n")
        .map { $0.replacing(" at «\(code)»", with: "").replacing("(\(code))", with: "") }
    #expect(found == (expected.map { [$0] } ?? []), sourceLocation: sourceLocation)
}
