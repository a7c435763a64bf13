import Markdown
package import Pages

extension Navigation {
    /// As many entries as the tree of a small site has at most, which each of its pages shows whole:
    /// a reader can still look them over, and their HTML is about as long as the text of a page.
    static let mostEntriesOfWhole = 200

    /// The pages as nested lists, seen from a page; `link` makes a link to the address of another.
    ///
    /// A small site shows the whole tree, folders that do not hold the page folded. A large one shows
    /// its top, the way to the page, and the page's neighbours; beside the page of a folder, and the
    /// home page, stands the whole tree of it.
    package func html(
        from page: String, words: FrameWords = FrameWords(), link: @escaping (String) -> String
    ) -> String {
        var list = NavigationList(navigation: self, page: page, words: words, link: link)
        if isSmall || list.place?.own == 0 {
            list.writeAll(items, at: 0)
        } else {
            list.writePart(of: folders[0], at: 0)
        }
        return list.html
    }
}

/// The navigation as one page shows it; `at` counts the steps of the way to the page.
private struct NavigationList {
    let navigation: Navigation
    /// The URL of the page.
    let page: String
    let link: (String) -> String
    /// Nil where it is hidden.
    let place: Navigation.Place?
    let words: FrameWords
    private(set) var html = ""

    init(
        navigation: Navigation, page: String, words: FrameWords, link: @escaping (String) -> String
    ) {
        self.words = words
        self.navigation = navigation
        self.page = page
        self.link = link
        place = navigation.places[page]
    }

    /// Writes a list with all that is below it; `step` is nil where it is not on the way.
    mutating func writeAll(_ items: [Navigation.Item], at step: Int?) {
        let open = open(at: step)
        html += "<ul>\n"
        for (index, item) in items.enumerated() {
            html += "<li>"
            switch item {
            case .section(let title, let url, let items) where !items.isEmpty:
                let isOpen = index == open
                beginFolder(title, url, isOpen: isOpen)
                writeAll(items, at: isOpen ? step.map { $0 + 1 } : nil)
                html += "</details>"
            case .section(let title, let url, _): entry(title, url)
            case .page(let title, let url): entry(title, url)
            }
            html += "</li>\n"
        }
        html += "</ul>\n"
    }

    /// Writes what is near the way, of the top and of the folder that the page is in. It writes the
    /// way alone of a folder between them, unless no page shows the whole of it.
    mutating func writePart(of folder: Navigation.Folder, at step: Int) {
        let open = open(at: step)
        let isLast = step + 1 == place?.path.count && place?.own == nil
        let isWide = step == 0 || isLast || folder.overview == nil
        let shown = isWide ? folder.indices(near: open ?? 0) : open.map { [$0] } ?? []
        html += "<ul>\n"
        for index in shown {
            html += "<li>"
            let item = folder.items[index]
            if index == open { writeWay(through: item, at: step) } else { entry(item) }
            html += "</li>\n"
        }
        if isWide, shown.count < folder.items.count, let overview = folder.overview {
            html += "<li>"
            let title = folder.title
            entry(
                title.isEmpty ? words[.allPages] : words(.allPagesOf, ["title": title]), overview)
            html += "</li>\n"
        }
        html += "</ul>\n"
    }

    private mutating func writeWay(through item: Navigation.Item, at step: Int) {
        guard case .section(let title, let url, let items) = item, !items.isEmpty, let place else {
            return entry(item)
        }
        beginFolder(title, url, isOpen: true)
        if step + 1 == place.path.count {
            writeAll(items, at: nil)
        } else {
            writePart(of: navigation.folders[place.path[step + 1].folder], at: step + 1)
        }
        html += "</details>"
    }

    /// Which item of a list leads to the page.
    private func open(at step: Int?) -> Int? {
        guard let step, let path = place?.path, path.indices.contains(step) else { return nil }
        return path[step].item
    }

    /// A folder with a page has a link, and its toggle beside it: no control is within another.
    private mutating func beginFolder(_ title: String, _ url: String?, isOpen: Bool) {
        if url != nil { entry(title, url) }
        html += isOpen ? "<details open><summary>" : "<details><summary>"
        html +=
            url == nil
            ? HTML.escape(title)
            : "<span class=\"hidden\">\(HTML.escape(words(.pagesOf, ["title": title])))</span>"
        html += "</summary>\n"
    }

    /// A link to a page; a folder without one leads to the first page in it.
    private mutating func entry(_ item: Navigation.Item) {
        switch item {
        case .page(let title, _), .section(let title, _, _): entry(title, item.firstURL)
        }
    }

    private mutating func entry(_ title: String, _ url: String?) {
        guard let url else {
            html += HTML.escape(title)
            return
        }
        html += "<a href=\""
        html += HTML.escape(link(url))
        html += url == page ? "\" aria-current=\"page\">" : "\">"
        html += HTML.escape(title)
        html += "</a>"
    }
}

extension Navigation.Folder {
    /// How many pages, and how many folders, before and after the way a large site shows.
    private static let reach = 10

    /// The items near one of them, in order; the home page is near everything.
    fileprivate func indices(near item: Int) -> [Int] {
        let near = Self.window(of: pages, around: item) + Self.window(of: folders, around: item)
        let home = items.isEmpty || items[0].firstURL != overview ? [] : [0]
        return Set(near + home).sorted()
    }

    /// Those of sorted numbers that stand near another one; more of those before or after at an
    /// end.
    private static func window(of numbers: [Int], around number: Int) -> ArraySlice<Int> {
        let place = numbers.partitioningIndex { $0 >= number }
        let size = min(2 * reach + 1, numbers.count)
        let start = min(max(0, place - reach), numbers.count - size)
        return numbers[start..<(start + size)]
    }
}

extension Navigation.Item {
    /// The page of the item, or the first in it.
    fileprivate var firstURL: String? {
        switch self {
        case .page(_, let url): url
        case .section(_, let url, let items): url ?? items.first?.firstURL
        }
    }
}

extension [Int] {
    /// The first place of a sorted array from which on a condition holds.
    fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                holds(self[middle])
                ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
        }
        return range.lowerBound
    }
}
