import Examples
import Judging
import Markdown
import Pages

/// How examples end, as far as pages count it.
enum ExampleEnding: CaseIterable {
    case ran, rejected, stopped, compiled, unchecked

    init(_ state: ExampleState) {
        self =
            switch state {
            case .ran: .ran
            case .rejected: .rejected
            case .stopped: .stopped
            case .compiled: .compiled
            case .sketch, .ignored, .shown: .unchecked
            }
    }

    /// The sign of it, which stands beside its words or instead of them.
    var sign: String {
        switch self {
        case .ran: "✓"
        case .rejected: "⊘"
        case .stopped: "■"
        case .compiled: "◇"
        case .unchecked: "–"
        }
    }

    /// What is said of examples with it.
    var words: String {
        switch self {
        case .ran: "ran"
        case .rejected: "refused by the compiler as intended"
        case .stopped: "stopped as intended"
        case .compiled: "compiled, not run"
        case .unchecked: "not checked"
        }
    }
}

/// How many examples there are, and how they ended.
struct ExampleCounts {
    private let count: Int
    /// The endings that there are, each with the number of its examples and the first of these.
    private let parts: [(ending: ExampleEnding, count: Int, first: CheckedExample)]

    /// The examples in their order on the page.
    init(_ examples: [CheckedExample]) {
        count = examples.count
        let byEnding = Dictionary(grouping: examples) { ExampleEnding($0.state) }
        parts = ExampleEnding.allCases.compactMap { ending in
            byEnding[ending].map { (ending, $0.count, $0[0]) }
        }
    }

    /// `12 examples: 9 ran, 2 refused by the compiler as intended, 1 not checked`; nil without
    /// examples.
    var words: String? { text { "\($0.count) \($0.ending.words)" } }

    /// The words, each part a link to the figure of the first such example.
    var html: String? {
        text { part in
            let id = HTML.escape(part.first.example.figureID)
            return "<a href=\"#\(id)\">\(part.count) \(part.ending.words)</a>"
        }
    }

    private func text(
        part: ((ending: ExampleEnding, count: Int, first: CheckedExample)) -> String
    ) -> String? {
        guard count > 0 else { return nil }
        let noun = count == 1 ? "example" : "examples"
        return "\(count) \(noun): \(parts.map(part).joined(separator: ", "))"
    }
}
