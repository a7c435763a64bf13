import Diagnostics
import Examples
import Markdown
import Runs
import SwiftCode

extension NonProgram {
    /// Why a block is an outline, by what the compiler says of it; nil unless that comes from code
    /// that is left out.
    static func reason(
        _ block: CodeBlock, refusedWith messages: [PlacedMessage]
    ) -> String? {
        let errors = messages.filter { $0.severity == .error }
        let source = SwiftSource(block.code)
        if !errors.isEmpty, errors.allSatisfy({ $0.saysBodyIsMissing }) {
            return "an outline: bodies are left out"
        }
        if source.isPieceOfType { return "an outline: a piece of a type or of a 'switch'" }
        if source.hasEllipsisComment {
            return "an outline: it does not compile, and a comment '...' stands for code"
        }
        return errors.lackResult(atEndsOf: source.endsOfBodiesOfComments, in: block)
            ? "an outline: a comment stands in place of a body" : nil
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

extension [PlacedMessage] {
    /// Whether there are errors, and all say that bodies of comments do not give what they must:
    /// a result, or the values of properties.
    fileprivate func lackResult(atEndsOf bodies: Set<Int>, in block: CodeBlock) -> Bool {
        !isEmpty
            && allSatisfy { error in
                let line = block.lines.firstIndex { $0.number == error.location.line }
                return line.map { bodies.contains($0 + 1) } == true
                    && (error.text.hasPrefix("missing return in ")
                        || error.text.hasPrefix("return from initializer without initializing"))
            }
    }
}
