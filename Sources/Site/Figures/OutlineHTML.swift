import Examples
import Judging
import Markdown
import Pages

/// The headings of a page as a list of links, with the signs of the examples below them that did not
/// simply run.
struct Outline {
    private let headings: [(node: Int, anchor: HeadingAnchor)]
    /// The endings of the examples of each heading's own text, by its node.
    private let endings: [Int: Set<ExampleEnding>]
    private let words: FrameWords

    init(
        of page: Page, showing examples: some Sequence<CheckedExample>,
        words: FrameWords = FrameWords()
    ) {
        let headings = page.anchors.filter { (2...3).contains($0.value.level) }
            .sorted { $0.key < $1.key }.map { (node: $0.key, anchor: $0.value) }
        var endings: [Int: Set<ExampleEnding>] = [:]
        for example in examples {
            let node = example.example.block.node
            guard let heading = headings.last(where: { $0.node < node })?.node else { continue }
            endings[heading, default: []].insert(ExampleEnding(example.state))
        }
        self.headings = headings
        self.endings = endings
        self.words = words
    }

    /// The headings of the second and third level as nested lists; nil where there are fewer
    /// than two.
    var html: String? {
        guard headings.count > 1 else { return nil }
        var groups: [(head: String, isSecond: Bool, below: [String])] = []
        for heading in headings {
            let isSecond = heading.anchor.level == 2
            if !isSecond, groups.last?.isSecond == true {
                groups[groups.count - 1].below.append(link(heading))
            } else {
                groups.append((link(heading), isSecond, []))
            }
        }
        return Self.list(
            groups.map { group in
                group.head + (group.below.isEmpty ? "" : "\n" + Self.list(group.below))
            })
    }

    private static func list(_ items: [String]) -> String {
        "<ul>\n\(items.map { "<li>\($0)</li>\n" }.joined())</ul>\n"
    }

    private func link(_ heading: (node: Int, anchor: HeadingAnchor)) -> String {
        let signs = ExampleEnding.allCases.filter {
            $0 != .ran && endings[heading.node]?.contains($0) == true
        }.map { ending -> String in
            let label = HTML.escape(words(.example, ["state": words[ending.word]]))
            return " <span class=\"sign \(ending)\" role=\"img\" aria-label=\"\(label)\">"
                + "\(ending.sign)</span>"
        }.joined()
        let id = HTML.escape(heading.anchor.id)
        return "<a href=\"#\(id)\">\(HTML.escape(heading.anchor.text))\(signs)</a>"
    }
}
