package import Diagnostics
package import Pages

/// The pages in reading order, and the tree of folders that the sidebar shows.
package struct Navigation: Sendable {
    /// A page or a folder of pages.
    package enum Item: Sendable {
        case page(title: String, url: String)
        /// A folder, with its own page where it has one.
        case section(title: String, url: String?, items: [Item])
    }

    /// A page as its neighbours name it.
    package struct Entry: Sendable {
        package let title: String
        package let url: String
    }

    package let items: [Item]
    /// All pages that are not hidden, in the order in which they are read.
    let entries: [Entry]
    /// The folders of the tree, the outermost first: where a page stands is looked up, not searched.
    let folders: [Folder]
    /// Whether each page shows the whole tree.
    let isSmall: Bool
    let places: [String: Place]

    /// The URLs of all pages that are not hidden, in the order in which they are read.
    package var order: [String] { entries.map(\.url) }

    /// Finds `unknown-folder` for a group of the configuration that no page is in. Finds
    /// `duplicate-folder` for the second group of a folder.
    package static func make(
        _ pages: [Page], configuration: SiteConfiguration
    ) -> Diagnosed<Navigation> {
        let root = FolderOfPages(pages.filter { !$0.frontMatter.isHidden }.map(Leaf.init), depth: 0)
        var children = root.children
        var items: [Item] = []
        var diagnostics: [Diagnostic] = []
        if let home = root.section { items.append(.page(title: home.title, url: home.url)) }
        for group in configuration.navigation {
            guard let index = children.firstIndex(where: { $0.isMeant(by: group) }) else {
                if root.children.contains(where: { $0.isMeant(by: group) }) {
                    diagnostics.append(.folderTwice(group))
                    continue
                }
                let known = root.children.compactMap(\.folderName)
                diagnostics.append(
                    .unknownFolder(group, near: nearMiss(of: group.folder, among: known)))
                continue
            }
            items.append(children.remove(at: index).item(titled: group.title))
        }
        items += children.map { $0.item(titled: nil) }
        let titles = Dictionary(
            pages.map { ($0.path.url, $0.title) }, uniquingKeysWith: { first, _ in first })
        let navigation = Navigation(items: items, home: root.section?.url, titles: titles)
        return Diagnosed(navigation, diagnostics)
    }

    /// The pages before and after one in reading order.
    package func neighbours(of url: String) -> (previous: Entry?, next: Entry?) {
        guard let number = places[url]?.number else { return (nil, nil) }
        return (
            number > 0 ? entries[number - 1] : nil,
            number + 1 < entries.count ? entries[number + 1] : nil
        )
    }
}

/// A page as the tree has it.
private struct Leaf {
    let title: String
    let url: String
    let order: Int?
    let isSection: Bool
    /// The names on the way to its file, the file's own without its ending.
    let components: [Substring]

    init(_ page: Page) {
        title = page.title
        url = page.path.url
        order = page.frontMatter.order
        isSection = page.path.isSection
        components = PagePath.withoutEnding(page.path.source).split(separator: "/")
    }
}

/// The pages of one folder of `content/`.
private struct FolderOfPages {
    private(set) var section: Leaf?
    /// Folders and pages, in reading order.
    let children: [Child]

    struct Child {
        let component: Substring
        let name: String
        /// Numbered ones first, by number, the others by name.
        let rank: (Int, String)
        let kind: Kind

        enum Kind {
            case page(Leaf)
            case folder(FolderOfPages)
        }

        init(_ component: Substring, order: Int?, _ kind: Kind) {
            self.component = component
            name = PagePath.plain(component)
            rank = (order ?? PagePath.number(component) ?? Int.max, name)
            self.kind = kind
        }

        var folderName: String? { if case .folder = kind { name } else { nil } }

        func isMeant(by group: SiteConfiguration.NavigationGroup) -> Bool {
            group.folder == name || group.folder == component
        }

        func item(titled title: String?) -> Navigation.Item {
            switch kind {
            case .page(let page): .page(title: title ?? page.title, url: page.url)
            case .folder(let folder):
                .section(
                    title: title ?? folder.section?.title ?? name, url: folder.section?.url,
                    items: folder.children.map { $0.item(titled: nil) })
            }
        }
    }

    /// The pages below a folder; `depth` is how many folders it is in, itself included.
    init(_ pages: [Leaf], depth: Int) {
        var here: [Child] = []
        var below: [Substring: [Leaf]] = [:]
        for page in pages {
            if page.components.count > depth + 1 {
                below[page.components[depth], default: []].append(page)
            } else if page.isSection {
                section = page
            } else {
                here.append(
                    Child(page.components.last ?? "", order: page.order, .page(page)))
            }
        }
        for (component, pages) in below.sorted(by: { $0.key < $1.key }) {
            let folder = FolderOfPages(pages, depth: depth + 1)
            here.append(Child(component, order: folder.section?.order, .folder(folder)))
        }
        children = here.sorted { $0.rank < $1.rank }
    }
}

extension Diagnostic {
    fileprivate static func unknownFolder(
        _ group: SiteConfiguration.NavigationGroup, near: String?
    ) -> Self {
        Diagnostic(
            code: "unknown-folder", summary: "the folder '\(group.folder)' has no page",
            hint: near.map { "did you mean '\($0)/'?" } ?? "name a folder of 'content'",
            location: group.location)
    }

    fileprivate static func folderTwice(_ group: SiteConfiguration.NavigationGroup) -> Self {
        Diagnostic(
            code: "duplicate-folder",
            summary: "another group has the folder '\(group.folder)' already",
            hint: "remove one of the two groups", location: group.location)
    }
}
