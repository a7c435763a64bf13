import Markdown
import Pages

extension Page {
    /// The headings of the second and third level as nested lists; empty where there are fewer
    /// than two.
    var outlineHTML: String {
        let headings = anchors.sorted { $0.key < $1.key }.map(\.value)
            .filter { (2...3).contains($0.level) }
        guard headings.count > 1 else { return "" }
        var groups: [(head: HeadingAnchor, below: [HeadingAnchor])] = []
        for heading in headings {
            if heading.level == 3, groups.last?.head.level == 2 {
                groups[groups.count - 1].below.append(heading)
            } else {
                groups.append((heading, []))
            }
        }
        return Self.list(
            groups.map { group in
                let below = group.below.isEmpty ? "" : "\n" + Self.list(group.below.map(Self.link))
                return Self.link(group.head) + below
            })
    }

    private static func list(_ items: [String]) -> String {
        "<ul>\n\(items.map { "<li>\($0)</li>\n" }.joined())</ul>\n"
    }

    private static func link(_ heading: HeadingAnchor) -> String {
        "<a href=\"#\(HTML.escape(heading.id))\">\(HTML.escape(heading.text))</a>"
    }
}
