import Markdown

extension Navigation {
    /// The tree of pages as nested lists, seen from a page: folders that do not hold it are folded.
    func html(from page: PagePath) -> String {
        list(items, from: page)
    }

    private func list(_ items: [Item], from page: PagePath) -> String {
        let entries = items.map { "<li>\(entry($0, from: page))</li>\n" }.joined()
        return "<ul>\n\(entries)</ul>\n"
    }

    private func entry(_ item: Item, from page: PagePath) -> String {
        switch item {
        case .page(let title, let url): return link(title, url, from: page)
        case .section(let title, let url, let items):
            let heading = url.map { link(title, $0, from: page) } ?? HTML.escape(title)
            guard !items.isEmpty else { return heading }
            let open = holds(page.url, url, items) ? " open" : ""
            return """
                <details\(open)><summary>\(heading)</summary>
                \(list(items, from: page))</details>
                """
        }
    }

    private func link(_ title: String, _ url: String, from page: PagePath) -> String {
        let current = url == page.url ? " aria-current=\"page\"" : ""
        return """
            <a href="\(HTML.escape(page.link(to: url)))"\(current)>\(HTML.escape(title))</a>
            """
    }

    private func holds(_ url: String, _ own: String?, _ items: [Item]) -> Bool {
        own == url
            || items.contains { item in
                switch item {
                case .page(_, let page): page == url
                case .section(_, let section, let items): holds(url, section, items)
                }
            }
    }
}

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
