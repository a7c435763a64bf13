import Diagnostics
import Examples
import Markdown
import OutputMatching

/// The words behind `output`, `stderr` or `diagnostics` on a fence: which example it speaks of, and how
/// it is compared.
struct StatementMarks {
    /// `of=id`: the example that it states something of; nil for the one before it.
    private(set) var of: (id: String, location: SourceLocation)?
    /// Whether a word has no meaning there.
    private(set) var isMisread = false
    private(set) var problems: [Diagnostic] = []
    private var way: (word: String, matching: OutputPattern.Matching)?

    var matching: OutputPattern.Matching { way?.matching ?? .exact }

    /// Finds `unknown-mark`, `mark-value` and `conflicting-marks`.
    init(_ block: CodeBlock, _ info: InfoString, _ stream: StatedOutput.Stream) {
        for word in info.words {
            let location = block.location(of: word)
            if word.isUnterminated {
                problems.append(.unterminated(at: location))
                continue
            }
            switch (word.key, word.value) {
            case ("unordered", nil) where stream != .diagnostics,
                ("contains", nil) where stream != .diagnostics:
                if let way {
                    problems.append(.conflict(word.key, way.word, at: location))
                } else {
                    way = (word.key, word.key == "contains" ? .contains : .unordered)
                }
            case ("of", _?) where of != nil:
                problems.append(.conflict("of", "of", at: location))
            case ("of", let id?): of = (id, location)
            default:
                problems.append(.unknownFenceMark(word.key, of: stream, at: location))
                isMisread = true
            }
        }
    }
}
