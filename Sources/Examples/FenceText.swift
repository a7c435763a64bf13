import Diagnostics
import Markdown

/// A fence for an author to paste.
struct FenceText {
    /// The info string: `output unordered`.
    let info: String
    let lines: [String]
    /// What leads each line in the markdown: the indentation of a list, the `>` of a quote.
    let prefix: String

    private static let longest = 100

    /// The fence that states these lines for a stream, in the place of an example's container, with
    /// the marks of the fence that is there already.
    init(
        _ stream: StatedOutput.Stream, lines: [String], after block: CodeBlock,
        like stated: StatedOutput? = nil
    ) {
        // The lines are all that was printed, so that 'contains' has nothing left to say.
        let marks = stated?.block.infoString.words.map(\.text).filter { $0 != "contains" } ?? []
        info = ([stream.rawValue] + marks).joined(separator: " ")
        self.lines = lines
        prefix = block.linePrefix
    }

    /// The fence, long enough for the back-ticks within it.
    var text: String {
        let longestRun = lines.map { Self.backticks($0) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longestRun + 1))
        let hidden = lines.count - Self.longest
        let body = lines.prefix(Self.longest) + (hidden > 0 ? ["… \(hidden) more lines"] : [])
        return ([fence + info] + body + [fence]).map { prefix + $0 }.joined(separator: "\n")
    }

    /// What to do where this is what the fence should be.
    var correction: String {
        lines.isEmpty
            ? "correct the example, or take the fence away: there is nothing to state"
            : "correct the example, or let the fence be:\n\(text)"
    }

    private static func backticks(_ line: String) -> Int {
        var longest = 0
        var run = 0
        for character in line {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
