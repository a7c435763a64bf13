import Pages

extension Navigation {
    /// One list of the tree, and what is told of it.
    struct Folder: Sendable {
        /// Empty for the list of the whole site.
        let title: String
        /// The nearest page, of it or of a folder around it, beside which the whole of it is shown.
        let overview: String?
        let items: [Item]
        /// The indices of those of its items that are pages, and of those that are folders.
        let pages: [Int]
        let folders: [Int]
    }

    /// Where a page stands.
    struct Place: Sendable {
        /// The folders that the page is in, the outermost first, and which item of each leads on.
        let path: [Step]
        /// The folder whose own page it is, or that of the whole site.
        let own: Int?
        /// Its number in reading order, from 0.
        let number: Int
    }

    /// An item of a folder on the way to a page.
    struct Step: Sendable {
        let folder: Int
        let item: Int
    }

    init(items: [Item], home: String?, titles: [String: String]) {
        var index = NavigationIndex(titles: titles)
        index.add(Folder(title: "", overview: home, items), path: [])
        self.items = items
        isSmall = index.folders.reduce(0) { $0 + $1.items.count } <= Self.mostEntriesOfWhole
        entries = index.entries
        folders = index.folders
        places = index.places
    }
}

extension Navigation.Folder {
    fileprivate init(title: String, overview: String?, _ items: [Navigation.Item]) {
        self.title = title
        self.overview = overview
        self.items = items
        pages = items.indices.filter { items[$0].isPage }
        folders = items.indices.filter { !items[$0].isPage }
    }
}

extension Navigation.Item {
    fileprivate var isPage: Bool { if case .page = self { true } else { false } }
}

/// Walks the tree once and writes down where everything stands.
private struct NavigationIndex {
    let titles: [String: String]
    var entries: [Navigation.Entry] = []
    var folders: [Navigation.Folder] = []
    var places: [String: Navigation.Place] = [:]

    init(titles: [String: String]) {
        self.titles = titles
    }

    mutating func add(_ folder: Navigation.Folder, path: [Navigation.Step]) {
        let number = folders.count
        folders.append(folder)
        for (index, item) in folder.items.enumerated() {
            let here = path + [Navigation.Step(folder: number, item: index)]
            switch item {
            case .page(_, let url): add(url, here, own: url == folders[0].overview ? 0 : nil)
            case .section(let title, let url, let items):
                if let url { add(url, here, own: folders.count) }
                let overview = url ?? folder.overview
                add(Navigation.Folder(title: title, overview: overview, items), path: here)
            }
        }
    }

    private mutating func add(_ url: String, _ path: [Navigation.Step], own: Int?) {
        let place = Navigation.Place(path: path, own: own, number: entries.count)
        // Two pages of one address are an error, told elsewhere.
        if places[url] == nil { places[url] = place }
        entries.append(Navigation.Entry(title: titles[url] ?? "", url: url))
    }
}

extension Navigation {
    /// Pages, or what is known of each, in the order in which they are read, those that the navigation
    /// hides at the end.
    package func inReadingOrder<Element>(
        _ elements: [Element], by address: (Element) -> String
    ) -> [Element] {
        elements.enumerated().map { index, element in
            (number: places[address(element)]?.number ?? .max, index: index, element: element)
        }
        .sorted { ($0.number, $0.index) < ($1.number, $1.index) }.map(\.element)
    }
}
