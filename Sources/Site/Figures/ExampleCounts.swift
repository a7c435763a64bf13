import Examples
import Judging
import Markdown
import Pages

/// How many examples there are, and how they ended.
struct ExampleCounts {
    private let count: Int
    private let frameWords: FrameWords
    /// The endings that there are, each with the number of its examples and the first of these.
    private let parts: [Part]

    private struct Part {
        let ending: ExampleEnding
        let count: Int
        let first: CheckedExample
    }

    /// The examples in their order on the page.
    init(_ examples: [CheckedExample], words: FrameWords = FrameWords()) {
        frameWords = words
        count = examples.count
        let byEnding = Dictionary(grouping: examples) { ExampleEnding($0.state) }
        parts = ExampleEnding.allCases.compactMap { ending in
            byEnding[ending].map { Part(ending: ending, count: $0.count, first: $0[0]) }
        }
    }

    /// `12 examples: 9 ran, 2 refused by the compiler as intended, 1 not checked`; nil without
    /// examples.
    var words: String? {
        guard let head else { return nil }
        return head + " " + parts.map(said).joined(separator: ", ")
    }

    /// The words, each part a link to the figure of the first such example.
    var html: String? {
        guard let head else { return nil }
        let links = parts.map { part in
            let id = HTML.escape(part.first.example.figureID)
            return "<a href=\"#\(id)\">\(HTML.escape(said(part)))</a>"
        }
        return HTML.escape(head) + " " + links.joined(separator: ", ")
    }

    private var head: String? {
        switch count {
        case 0: nil
        case 1: frameWords[.oneExample]
        default: frameWords(.examples, ["count": "\(count)"])
        }
    }

    private func said(_ part: Part) -> String { "\(part.count) \(frameWords[part.ending.word])" }
}
