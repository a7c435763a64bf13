import Diagnostics

/// The pages in reading order, and the tree of folders that the sidebar shows.
package struct Navigation: Sendable {
    /// A page or a folder of pages.
    package indirect enum Item: Sendable {
        case page(title: String, url: String)
        /// A folder, with its own page where it has one.
        case section(title: String, url: String?, items: [Item])
    }

    package let items: [Item]
    /// The URLs of all pages that are not hidden, in the order in which they are read.
    package let order: [String]

    /// Finds `unknown-folder` for a group of the configuration that no page is in, and
    /// `duplicate-folder` for the second group of a folder.
    static func make(
        _ pages: [Page], configuration: SiteConfiguration
    ) -> Diagnosed<Navigation> {
        let root = Folder(pages.filter { !$0.frontMatter.isHidden }, path: [])
        var children = root.children
        var items: [Item] = []
        var diagnostics: [Diagnostic] = []
        if let home = root.section { items.append(.page(title: home.title, url: home.path.url)) }
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
        return Diagnosed(Navigation(items: items, order: items.flatMap(\.urls)), diagnostics)
    }
}

extension Navigation.Item {
    /// The pages of the item, in order.
    fileprivate var urls: [String] {
        switch self {
        case .page(_, let url): [url]
        case .section(_, let url, let items): (url.map { [$0] } ?? []) + items.flatMap(\.urls)
        }
    }
}

/// The pages of one folder of `content/`.
private struct Folder {
    let section: Page?
    /// Folders and pages, in reading order.
    let children: [Child]

    enum Child {
        case page(Page, component: String)
        case folder(Folder, component: String)

        var component: String {
            switch self {
            case .page(_, let component), .folder(_, let component): component
            }
        }

        var name: String { PagePath.plain(component) }
        var folderName: String? { if case .folder = self { name } else { nil } }

        func isMeant(by group: SiteConfiguration.NavigationGroup) -> Bool {
            group.folder == name || group.folder == component
        }

        /// Numbered ones first, by number, the others by name.
        var rank: (Int, String) {
            let stated: Int? =
                switch self {
                case .page(let page, _): page.frontMatter.order
                case .folder(let folder, _): folder.section?.frontMatter.order
                }
            return (stated ?? PagePath.number(component) ?? Int.max, name)
        }

        func item(titled title: String?) -> Navigation.Item {
            switch self {
            case .page(let page, _): .page(title: title ?? page.title, url: page.path.url)
            case .folder(let folder, _):
                .section(
                    title: title ?? folder.section?.title ?? name, url: folder.section?.path.url,
                    items: folder.children.map { $0.item(titled: nil) })
            }
        }
    }

    /// The pages below a folder; `path` holds the components on the way to it.
    init(_ pages: [Page], path: [Substring]) {
        var section: Page?
        var here: [Child] = []
        var below: [Substring: [Page]] = [:]
        for page in pages {
            let components = page.path.source.split(separator: "/")[path.count...]
            if components.count > 1, let folder = components.first {
                below[folder, default: []].append(page)
            } else if page.path.isSection {
                section = page
            } else {
                here.append(.page(page, component: String(components.first?.dropLast(3) ?? "")))
            }
        }
        for (component, pages) in below.sorted(by: { $0.key < $1.key }) {
            here.append(
                .folder(Folder(pages, path: path + [component]), component: String(component)))
        }
        self.section = section
        children = here.sorted { $0.rank < $1.rank }
    }
}

extension Diagnostic {
    fileprivate static func unknownFolder(
        _ group: SiteConfiguration.NavigationGroup, near: String?
    ) -> Self {
        Diagnostic(
            code: "unknown-folder", summary: "no page is in the folder '\(group.folder)'",
            hint: near.map { "did you mean '\($0)/'?" } ?? "name a folder of 'content'",
            location: group.location)
    }

    fileprivate static func folderTwice(_ group: SiteConfiguration.NavigationGroup) -> Self {
        Diagnostic(
            code: "duplicate-folder",
            summary: "another group has the folder '\(group.folder)' already",
            hint: "take one of the two groups out", location: group.location)
    }
}
