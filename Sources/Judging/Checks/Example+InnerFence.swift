import Diagnostics
import Examples
import Markdown
import SwiftCode

extension Example {
    /// The line of the markdown on which the code opens another fence: its own was probably not
    /// closed. One in a string or in a comment is none.
    var innerFence: Int? {
        guard block.code.contains("```") || block.code.contains("~~~") else { return nil }
        let lines = SwiftSource(block.code).textWithoutStrings
            .split(separator: "\n", omittingEmptySubsequences: false)
        return zip(lines, block.lines).first { CodeBlock.opensFence($0.0) }?.1.number
    }
}

extension SwiftSource {
    /// The text without its comments and strings, each line where it was.
    fileprivate var textWithoutStrings: String {
        highlighted.map { run in
            switch run.role {
            case .comment, .string: String(run.text.filter(\.isNewline))
            default: String(run.text)
            }
        }.joined()
    }
}

extension Diagnostic {
    static func holdsFence(atLine line: Int, _ example: Example) -> Self {
        Diagnostic(
            code: "fence-not-closed",
            summary: "the block that begins here holds another opening fence, at line \(line), "
                + "and does not compile",
            hint: "end the block with a line of the same fence characters before that line",
            location: example.block.fence)
    }
}
