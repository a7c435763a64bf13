import Diagnostics
import Examples
import OutputMatching
import Runs
package import StatedComments
import SwiftCode

/// What a comment of an example asks to know, about the first occurrence of a text of its code.
package enum AskingComment: Sendable {
    /// What the statement printed.
    case printed(String)
    /// What the expression, which is a statement or part of one, came to.
    case value(String)
    /// What a variable holds after the statement.
    case variable(String, after: String)

    package func comment(in code: String) -> StatedComment {
        let place = SourceLocation(path: "page.md", line: 1)
        func make(
            _ form: StatedComment.Form, statement: String?, expression: String? = nil
        ) -> StatedComment {
            let range = statement.map { code.offsets(of: $0) }
            return StatedComment(
                form: form, wording: .firm, lines: [],
                statement: SwiftSource(code).statements.first { $0.range == range },
                expression: expression.map { code.offsets(of: $0) }, isTrailing: true,
                range: 0..<0, location: place)
        }
        return switch self {
        case .printed(let statement): make(.prints, statement: statement)
        case .value(let expression): make(.value, statement: expression, expression: expression)
        case .variable(let name, let statement): make(.variable(name), statement: statement)
        }
    }
}

extension String {
    /// UTF-8 offsets of the first occurrence of a text; empty where there is none.
    package func offsets(of needle: String) -> Range<Int> {
        guard let found = firstRange(of: needle) else { return 0..<0 }
        let start = utf8.distance(from: startIndex, to: found.lowerBound)
        return start..<(start + needle.utf8.count)
    }
}

extension CommentEvidence {
    /// Each passage's output, or each value, in one line; `?` and the reason for what is not known.
    package var shown: String {
        [
            printed.shown { passages in
                passages.map { passage in
                    let lines = passage.output.lines + passage.standardError.lines
                    return "[" + lines.joined(separator: "/") + (passage.isFinished ? "]" : "…")
                }
                .joined()
            },
            values.shown { values in
                values.map { value in
                    value.debugDescription + (value.elements.map { " list \($0)" } ?? "")
                        + (value.isClipped ? " cut" : "")
                        + (value.style == .other ? "" : " \(value.style.rawValue)")
                }
                .joined(separator: " | ")
            },
        ]
        .compactMap { $0 }.joined(separator: " = ")
    }
}

extension CommentEvidence.Finding {
    fileprivate func shown(_ content: (Content) -> String) -> String? {
        switch self {
        case .notWanted: nil
        case .known(let known): content(known)
        case .unknown(let reason): "? \(reason)"
        }
    }
}
