import Foundation

/// The links of a published site, followed as a browser would from files, without a server.
struct SiteCrawl {
    private let files: FileTree
    private let ids: [String: Set<String>]

    init(_ files: FileTree) {
        self.files = files
        ids = files.contents.filter { $0.key.hasSuffix(".html") }.mapValues { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            return Set(text.matches(of: /\s(?:id|name)="([^"]*)"/).map { String($0.output.1) })
        }
    }

    /// Each `href`, `src` and fragment that leads nowhere within the site.
    var problems: [String] {
        ids.keys.sorted().flatMap { page in
            let text = String(decoding: files.contents[page] ?? Data(), as: UTF8.self)
            let links = text.matches(of: /\s(?:href|src)="([^"]*)"/).map { String($0.output.1) }
            return Set(links).sorted().compactMap { problem(of: $0, on: page) }
        }
    }

    private func problem(of link: String, on page: String) -> String? {
        let root = URL(string: "file:///site/")!
        let text = link.replacing("&amp;", with: "&").replacing("&#38;", with: "&")
        guard let target = URL(string: text, relativeTo: root.appending(path: page))?.absoluteURL
        else { return "\(page): '\(link)' is no address" }
        guard target.isFileURL else { return nil }
        guard target.path.hasPrefix("/site") else { return "\(page): '\(link)' leaves the site" }
        var path = String(target.path.dropFirst("/site/".count))
        if path.isEmpty || target.hasDirectoryPath {
            path += path.isEmpty ? "index.html" : "/index.html"
        }
        guard files.contents[path] != nil else { return "\(page): '\(link)' leads to no file" }
        guard let fragment = target.fragment(percentEncoded: false), !fragment.isEmpty,
            let known = ids[path]
        else { return nil }
        return known.contains(fragment) ? nil : "\(page): '\(link)' leads to no id"
    }
}
