import Examples
import Runs
import SwiftCode

extension NonProgram {
    /// Why a block is an outline, by what the compiler says of it; nil unless that comes from code
    /// that is left out.
    static func reason(_ code: String, refusedWith messages: [PlacedMessage]) -> String? {
        let errors = messages.filter { $0.severity == .error }
        if !errors.isEmpty, errors.allSatisfy({ $0.saysBodyIsMissing }) {
            return "an outline: bodies are left out"
        }
        return SwiftSource(code).hasEllipsisComment
            ? "an outline: it does not compile, and a comment '...' stands for code" : nil
    }
}

extension SwiftSource {
    /// Whether a comment says that there is more code: `// ...`, `/* … */`, `// ... the rest`.
    fileprivate var hasEllipsisComment: Bool {
        highlighted.contains { run in
            guard run.role == .comment else { return false }
            return run.text.split(whereSeparator: \.isNewline).contains { line in
                let words = line.drop { "/* \t".contains($0) }
                return words.hasPrefix("...") || words.hasPrefix("…")
            }
        }
    }
}

extension PlacedMessage {
    fileprivate var saysBodyIsMissing: Bool {
        [
            "expected '{' in body of ", "expected '{' to start getter definition",
            "initializer requires a body", "expected '{' to start setter definition",
        ].contains { text.hasPrefix($0) }
    }
}
