import Diagnostics

/// Where a page's file is, and where the page will be.
package struct PagePath: Hashable, Sendable {
    /// The file within `content/`: `tutorial/10-tasks.md`.
    package let source: String
    /// The page's name in ids: `tutorial/tasks`; a section page's is `tutorial/index`.
    package let name: String
    /// The page within the site: `tutorial/tasks.html`.
    package let url: String

    /// - Parameter orderPrefix: What becomes of the numbers that order files and folders.
    package init(source: String, orderPrefix: OrderPrefix = .strip) {
        self.source = source
        name = Self.withoutEnding(source).split(separator: "/").map { component in
            orderPrefix == .strip ? Self.plain(component) : String(component)
        }.joined(separator: "/")
        url = name + ".html"
    }

    /// The path of a file that belongs to no site: it has a name, and no address.
    init(outsideOfSites path: String) {
        source = path
        name =
            Self.isOfSnippet(path)
            ? String(path.dropLast(".swift".count)) : String(Self.withoutEnding(path))
        url = ""
    }

    /// The address of the page that hosts show for an address that is not there.
    package static let notFound = "404.html"

    /// How the names of markdown files end, in letters of any case.
    private static let endings = [".md", ".markdown"]
    private static let longestEnding = 9

    /// Whether a file with this path, or this name, is markdown.
    package static func isOfPage(_ path: some StringProtocol) -> Bool {
        ending(of: path) != nil
    }

    /// Whether a file with this path is a snippet of a package: a program by itself.
    package static func isOfSnippet(_ path: String) -> Bool {
        let folders = path.split(separator: "/").dropLast()
        guard path.hasSuffix(".swift"), let own = folders.firstIndex(of: "Snippets") else {
            return false
        }
        return !folders[..<own].contains { $0 == "Sources" || $0 == "Tests" }
    }

    /// The path of a markdown file without its ending.
    package static func withoutEnding(_ path: String) -> Substring {
        path.dropLast(ending(of: path)?.count ?? 0)
    }

    private static func ending(of path: some StringProtocol) -> String? {
        let end = path.suffix(longestEnding).lowercased()
        return endings.first { end.hasSuffix($0) }
    }

    /// The folder within the site, empty for the top.
    package var folder: String {
        name.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// The folder within `content/`, empty for the top.
    var sourceFolder: String {
        source.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// Whether it is the page of its folder.
    package var isSection: Bool { name == "index" || name.hasSuffix("/index") }

    /// The relative link from this page to another file of the site, percent-encoded.
    package func link(to target: String) -> String {
        Self.link(from: url, to: target)
    }

    package static func link(from page: String, to target: String) -> String {
        var same = 0
        var common = 0
        for (here, there) in zip(page.utf8, target.utf8) {
            guard here == there else { break }
            same += 1
            if here == slash { common = same }
        }
        let ups = page.utf8.dropFirst(common).count { $0 == slash }
        return String(repeating: "../", count: ups)
            + Substring(target.utf8.dropFirst(common)).percentEncodedPath
    }

    private static let slash = UInt8(ascii: "/")

    /// The number that orders a file or folder among its neighbours: `10-tasks`.
    package static func number(_ component: some StringProtocol) -> Int? {
        guard let dash = component.firstIndex(of: "-"), dash > component.startIndex,
            component.index(after: dash) < component.endIndex
        else { return nil }
        return component[..<dash].allSatisfy { $0.isASCII && $0.isNumber }
            ? Int(component[..<dash]) : nil
    }

    /// The name without the number.
    package static func plain(_ component: some StringProtocol) -> String {
        guard number(component) != nil, let dash = component.firstIndex(of: "-") else {
            return String(component)
        }
        return String(component[component.index(after: dash)...])
    }
}
