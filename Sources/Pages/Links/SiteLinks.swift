package import Diagnostics
import ExampleFinding
import Examples
import Markdown

/// Where the links of pages lead: other pages, their headings, examples and ids in raw HTML, files
/// beside them.
package struct SiteLinks: Sendable {
    /// The paths of the pages' files within `content/`.
    private let sources: [String]
    /// The address of each page, by the path of its file and by its address. The page of a folder
    /// is also there by its folder's path and address.
    private let addresses: [String: String]
    /// The ids on each page, by its address.
    private let ids: [String: Set<String>]
    /// The paths of files within `content/` that are there.
    private let files: Set<String>

    package init(pages: [Page], files: Set<String>) {
        sources = pages.map(\.path.source)
        addresses = Dictionary(
            pages.map { ($0.path.source, $0.path.url) } + pages.map { ($0.path.url, $0.path.url) }
                + pages.filter(\.path.isSection).flatMap { page in
                    [page.path.sourceFolder, page.path.folder].map { ($0, page.path.url) }
                }, uniquingKeysWith: { first, _ in first })
        ids = Dictionary(
            pages.map { page in
                let headings = page.anchors.values.map(\.id)
                let examples = page.examples.examples.map { $0.figureID }
                return (page.path.url, Set(headings + examples + page.htmlAnchors.map(\.id)))
            }, uniquingKeysWith: { first, _ in first })
        self.files = files
    }

    /// What a destination becomes on the site.
    ///
    /// Pages are named by their markdown file (`20-tasks.md`) or by their address (`tasks.html`); a
    /// query (`?x=1`) is left as it is. Finds `broken-link`, `missing-anchor` and `unsafe-link`.
    /// What was probably meant is looked for only where that is asked. It costs a look at all there
    /// is.
    func resolve(
        _ destination: String, on page: Page, at location: SourceLocation, suggests: Bool
    ) -> Diagnosed<String> {
        if let scheme = Self.scheme(of: destination) {
            return ["javascript", "vbscript", "data"].contains(scheme)
                ? Diagnosed("#", [.unsafeLink(scheme, at: location)]) : Diagnosed(destination)
        }
        if destination.hasPrefix("//") || destination.isEmpty { return Diagnosed(destination) }
        let parts = destination.split(
            separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]) : nil
        let path = parts[0].prefix { $0 != "?" }
        guard !path.isEmpty else {
            return check(
                fragment, on: page.path.url, Diagnosed(destination), at: location,
                suggests: suggests)
        }
        let decoded = path.percentDecoded
        guard let target = Self.normalized(decoded, from: page.path.sourceFolder) else {
            return Diagnosed(destination, [.linkLeavesSite(destination, at: location)])
        }
        // It is as many folders deep as the file. A link that does not leave one therefore does not
        // leave the other.
        func onSite() -> String? { Self.normalized(decoded, from: page.path.folder) }
        let suffix = parts[0][path.endIndex...] + (fragment.map { "#\($0)" } ?? "")
        if let url = addresses[target] ?? onSite().flatMap({ addresses[$0] }) {
            return check(
                fragment, on: url, Diagnosed(page.path.link(to: url) + suffix), at: location,
                suggests: suggests)
        }
        if files.contains(target) {
            return Diagnosed(page.path.link(to: target) + suffix)
        }
        let near = (suggests ? nearMiss(of: target, among: sources + files) : nil)
            .map { PagePath.link(from: page.path.source, to: $0) }
        return Diagnosed(
            destination, [.brokenLink(String(path), target: target, near: near, at: location)])
    }

    private func check(
        _ fragment: String?, on url: String, _ link: Diagnosed<String>,
        at location: SourceLocation, suggests: Bool
    ) -> Diagnosed<String> {
        guard let fragment, !fragment.isEmpty, let known = ids[url],
            !known.contains(fragment[...].percentDecoded)
        else { return link }
        let near = suggests ? nearMiss(of: fragment, among: known) : nil
        return Diagnosed(
            link.value, [.missingAnchor(fragment, on: url, near: near, at: location)])
    }

    /// The scheme of an absolute address, in lower case; white space and controls, which browsers
    /// pass over, do not hide one.
    static func scheme(of destination: String) -> String? {
        guard destination.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let bare = destination.unicodeScalars.filter { $0.value > 0x20 }
        guard let colon = bare.firstIndex(of: ":") else { return nil }
        let scheme = String(String.UnicodeScalarView(bare[..<colon])).lowercased()
        let isScheme =
            scheme.first?.isLetter == true
            && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        return isScheme ? scheme : nil
    }

    /// The path within `content/` that a relative link leads to; nil where it leaves it, or holds a
    /// NUL, which no path does.
    static func normalized(_ path: String, from folder: String) -> String? {
        guard !path.utf8.contains(0) else { return nil }
        var components = path.hasPrefix("/") ? [] : folder.split(separator: "/").map { String($0) }
        for component in path.split(separator: "/") {
            switch component {
            case ".": break
            case "..":
                if components.popLast() == nil { return nil }
            default: components.append(String(component))
            }
        }
        return components.joined(separator: "/")
    }
}

extension Page {
    /// As many wrong links of a page as are told with what was probably meant.
    private static let mostSuggestions = 100

    /// Where its links lead on the site, in their order.
    package func destinations(by links: SiteLinks) -> Diagnosed<[String]> {
        var diagnostics: [Diagnostic] = []
        let destinations = self.links.map { link in
            links.resolve(
                link.destination, on: self, at: link.location,
                suggests: diagnostics.count < Self.mostSuggestions
            ).collecting(into: &diagnostics)
        }
        return Diagnosed(destinations, diagnostics)
    }
}

/// The files within `content/` that pages link to or show, besides pages: what a site needs. An
/// image may have a variant for dark colours.
package func namedFiles(_ pages: [Page]) -> Set<String> {
    var names: Set<String> = []
    for page in pages {
        for link in page.links {
            guard let name = link.fileName(on: page) else { continue }
            names.insert(name)
            if link.kind != .link, let dark = PageLink.darkVariant(of: name) {
                names.insert(dark)
            }
        }
    }
    return names
}

extension Diagnostic {
    fileprivate static func brokenLink(
        _ path: String, target: String, near: String?, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "broken-link", summary: "the link '\(path)' leads nowhere",
            hint: near.map { "did you mean '\($0)'?" }
                ?? "'\(target)' is neither a page nor a file of 'content'",
            location: location)
    }

    fileprivate static func linkLeavesSite(
        _ destination: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "broken-link", summary: "the link '\(destination)' leads out of 'content'",
            hint: "link to a page or a file within 'content', or to a whole address",
            location: location)
    }

    fileprivate static func missingAnchor(
        _ id: String, on url: String, near: String?, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "missing-anchor", summary: "'\(url)' has no heading or example '#\(id)'",
            hint: near.map { "did you mean '#\($0)'?" }
                ?? "a heading's id is its text in lower case, with '-' for spaces",
            location: location)
    }

    fileprivate static func unsafeLink(_ scheme: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unsafe-link", summary: "a link may not begin with '\(scheme):'",
            hint: "link to a page, a file, or an address with https:", location: location)
    }
}
