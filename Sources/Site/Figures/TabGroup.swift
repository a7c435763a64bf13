import Diagnostics
import Markdown
import Pages

/// Blocks of code in a row that have tabs, of which a reader sees one at a time.
///
/// They need no script: each tab is a radio button, and the style sheet shows the panel after the one
/// that is chosen. Without a style sheet, and on paper, they are a list.
struct TabGroup {
    struct Tab: Hashable {
        let node: Int
        let name: String
    }

    let tabs: [Tab]
    /// What the ids of its elements begin with; of no other element on the site.
    private let id: String

    /// All groups of a document, in its order.
    ///
    /// Blocks that are shown within the figures of others do not part them.
    static func all(in document: MarkdownDocument, besides absorbed: Set<Int>) -> [TabGroup] {
        let blocks = document.codeBlocks { !absorbed.contains($0) }
        var groups: [[Tab]] = []
        for block in blocks {
            guard let name = block.presentation.tab else { continue }
            let tab = Tab(node: block.node, name: name)
            if let last = groups.last?.last,
                document.areNeighbours(last.node, block.node, besides: absorbed)
            {
                groups[groups.count - 1].append(tab)
            } else {
                groups.append([tab])
            }
        }
        // Ids of headings and examples hold no slash and dot at once.
        let path = document.source.path
        return groups.enumerated().map { TabGroup(tabs: $1, id: "tabs./\(path).\($0 + 1)") }
    }

    /// The group with what stands in each panel, by the node of its block.
    func html(_ words: FrameWords, panel: (Int) -> String) -> String {
        let names = tabs.map(\.name).joined(separator: ", ")
        let label = HTML.escape(words(.variants, ["names": names]))
        let name = HTML.escape(id)
        let parts = tabs.enumerated().map { index, tab in
            let id = "\(name).\(index + 1)"
            return """
                <input type="radio" name="\(name)" id="\(id)"\(index == 0 ? " checked" : "")>\
                <label for="\(id)">\(HTML.escape(tab.name))</label>
                <div class="panel">
                \(panel(tab.node))</div>

                """
        }
        return """
            <div class="tabs" role="group" aria-label="\(label)">
            \(parts.joined())</div>

            """
    }
}

extension MarkdownDocument {
    /// Whether one node follows another one in the same parent, but for absorbed ones between them.
    fileprivate func areNeighbours(_ first: Int, _ second: Int, besides absorbed: Set<Int>) -> Bool
    {
        guard nodes[first].parent == nodes[second].parent else { return false }
        var next = nodes[first].end
        while next < second, absorbed.contains(next) { next = nodes[next].end }
        return next == second
    }
}
