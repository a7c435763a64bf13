import Markdown
package import Pages

extension Navigation {
    /// The way from the home page to a page as a list of links, without the page itself; `link`
    /// makes a link to an address.
    ///
    /// Nil where there is none: for the home page, pages beside it, and hidden ones.
    package func breadcrumbsHTML(
        from page: String, words: FrameWords = FrameWords(), link: (String) -> String
    ) -> String? {
        guard let place = places[page], place.own != 0 else { return nil }
        let sections = place.path.dropLast().map { step -> (title: String, url: String?) in
            switch folders[step.folder].items[step.item] {
            case .page(let title, let url): (title, url)
            case .section(let title, let url, _): (title, url)
            }
        }
        let home = folders[0].overview.map { [(title: words[.home], url: Optional($0))] } ?? []
        let way = home + sections
        guard !sections.isEmpty || place.own != nil, !way.isEmpty else { return nil }
        let items = way.map { title, url in
            let title = HTML.escape(title)
            let address = url.map { HTML.escape(link($0)) }
            return "<li>\(address.map { "<a href=\"\($0)\">\(title)</a>" } ?? title)</li>\n"
        }
        return "<ol>\n\(items.joined())</ol>\n"
    }
}
