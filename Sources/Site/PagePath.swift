/// Where a page's file is, and where the page will be.
package struct PagePath: Hashable, Sendable {
    /// The file within `content/`: `tutorial/10-tasks.md`.
    package let source: String

    package init(source: String) {
        self.source = source
    }

    /// The page within the site: `tutorial/tasks.html`.
    package var url: String { name + ".html" }

    /// The page's name in ids: `tutorial/tasks`; a section page's is `tutorial/index`.
    package var name: String {
        Self.withoutEnding(source).split(separator: "/").map { Self.plain($0) }
            .joined(separator: "/")
    }

    /// How the names of markdown files end, in letters of any case.
    private static let endings = [".md", ".markdown"]

    /// Whether a file with this path, or this name, is markdown.
    package static func isOfPage(_ path: some StringProtocol) -> Bool {
        endings.contains { path.lowercased().hasSuffix($0) }
    }

    /// The path of a markdown file without its ending.
    static func withoutEnding(_ path: String) -> Substring {
        let ending = endings.first { path.lowercased().hasSuffix($0) } ?? ""
        return path.dropLast(ending.count)
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

    static func link(from page: String, to target: String) -> String {
        let here = page.split(separator: "/").dropLast()
        let there = target.split(separator: "/", omittingEmptySubsequences: false)
        let common = zip(here, there.dropLast()).prefix { $0 == $1 }.count
        let ups = Array(repeating: "..", count: here.count - common)
        return (ups + there[common...].map { escaped($0) }).joined(separator: "/")
    }

    /// A component of a path as a relative address holds it.
    private static func escaped(_ component: Substring) -> String {
        component.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isSafe =
                scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "-._~!$&()*+,;=@".unicodeScalars.contains(scalar))
            let digits = String(byte, radix: 16, uppercase: true)
            return isSafe ? String(scalar) : "%" + (byte < 16 ? "0" : "") + digits
        }.joined()
    }

    /// The number that orders a file or folder among its neighbours: `10-tasks`.
    static func number(_ component: some StringProtocol) -> Int? {
        guard let dash = component.firstIndex(of: "-"), dash > component.startIndex,
            component.index(after: dash) < component.endIndex
        else { return nil }
        return component[..<dash].allSatisfy { $0.isASCII && $0.isNumber }
            ? Int(component[..<dash]) : nil
    }

    /// The name without the number.
    static func plain(_ component: some StringProtocol) -> String {
        guard number(component) != nil, let dash = component.firstIndex(of: "-") else {
            return String(component)
        }
        return String(component[component.index(after: dash)...])
    }
}
