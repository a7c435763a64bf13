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
    private let configuration: SiteConfiguration
    /// The paths of pages within `content/` that are not published.
    private let drafts: Set<String>

    package init(
        pages: [Page], files: Set<String>, configuration: SiteConfiguration = SiteConfiguration(),
        drafts: Set<String> = []
    ) {
        self.drafts = drafts
        self.configuration = configuration
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

    /// What a destination becomes on a page.
    ///
    /// Finds what `find` finds.
    func resolve(
        _ destination: String, on page: Page, at location: SourceLocation, suggests: Bool
    ) -> Diagnosed<String> {
        find(destination, from: LinkBase(page), at: location, suggests: suggests).map { target in
            switch target {
            case .verbatim(let text): text
            case .file(let path, let suffix):
                configuration.link(from: page.path.url, to: path) + suffix
            }
        }
    }

    /// The whole address of the picture that stands for a page; nil where it has none, or where
    /// the address of the site is not stated.
    ///
    /// Finds `broken-link` and `unsafe-link`.
    package func picture(of page: Page) -> Diagnosed<String?> {
        guard let image = page.frontMatter.image else { return Diagnosed(nil) }
        return find(image.text, from: LinkBase(page), at: image.location, suggests: true)
            .map { target in
                switch target {
                case .verbatim(let text): LinkPath.scheme(of: text) == nil ? nil : text
                case .file(let path, _): configuration.address(of: path)
                }
            }
    }

    /// Where a destination leads.
    ///
    /// Pages are named by their markdown file (`20-tasks.md`) or by their address (`tasks.html`); a
    /// query (`?x=1`) is left as it is. Finds `broken-link`, `missing-anchor` and `unsafe-link`.
    /// What was probably meant is looked for only where that is asked. It costs a look at all there
    /// is.
    package func find(
        _ destination: String, from base: LinkBase, at location: SourceLocation, suggests: Bool
    ) -> Diagnosed<LinkTarget> {
        let verbatim = Diagnosed(LinkTarget.verbatim(destination))
        if let scheme = LinkPath.scheme(of: destination) {
            return ["javascript", "vbscript", "data"].contains(scheme)
                ? Diagnosed(.verbatim("#"), [.unsafeLink(scheme, at: location)]) : verbatim
        }
        if destination.hasPrefix("//") || destination.isEmpty { return verbatim }
        let parts = destination.split(
            separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]) : nil
        let path = parts[0].prefix { $0 != "?" }
        guard !path.isEmpty else {
            return check(fragment, on: base.address, verbatim, at: location, suggests: suggests)
        }
        let decoded = path.percentDecoded
        guard let target = LinkPath.normalized(decoded, from: base.sourceFolder) else {
            return Diagnosed(
                .verbatim(destination), [.linkLeavesSite(destination, at: location)])
        }
        // It is as many folders deep as the file. A link that does not leave one therefore does not
        // leave the other.
        func onSite() -> String? { LinkPath.normalized(decoded, from: base.folder) }
        let suffix = String(destination[path.endIndex...])
        if let url = addresses[target] ?? onSite().flatMap({ addresses[$0] }) {
            return check(
                fragment, on: url, Diagnosed(.file(url, suffix: suffix)), at: location,
                suggests: suggests)
        }
        if files.contains(target) { return Diagnosed(.file(target, suffix: suffix)) }
        if let draft = drafts.first(where: {
            $0 == target
                || PagePath(source: $0, orderPrefix: configuration.orderPrefix).url == onSite()
        }) {
            return Diagnosed(
                .verbatim(destination), [.draft(String(path), draft, at: location)])
        }
        let near = (suggests ? nearMiss(of: target, among: sources + files) : nil)
            .map { PagePath.link(from: base.source, to: $0) }
        return Diagnosed(
            .verbatim(destination),
            [.brokenLink(String(path), target: target, near: near, at: location)])
    }

    private func check(
        _ fragment: String?, on url: String, _ target: Diagnosed<LinkTarget>,
        at location: SourceLocation, suggests: Bool
    ) -> Diagnosed<LinkTarget> {
        guard let fragment, !fragment.isEmpty, let known = ids[url],
            !known.contains(fragment[...].percentDecoded)
        else { return target }
        let near = suggests ? nearMiss(of: fragment, among: known) : nil
        return Diagnosed(
            target.value, [.missingAnchor(fragment, on: url, near: near, at: location)])
    }

    /// Whether there is a page.
    package func hasPage(_ address: String) -> Bool { ids[address] != nil }

    /// The id on a page that is near one.
    package func idNear(_ id: String, on address: String) -> String? {
        ids[address].flatMap { nearMiss(of: id, among: $0) }
    }

    /// Whether a page has a heading or an example of an id.
    package func has(_ id: String, on address: String) -> Bool {
        ids[address]?.contains(id) ?? false
    }
}

/// Where a link leads.
package enum LinkTarget: Hashable, Sendable {
    /// Where it says: a whole address, a place of its own page, or nowhere.
    case verbatim(String)
    /// To a file of the site, with what is behind its address: query and fragment.
    case file(String, suffix: String)
}

/// From where a link is read.
package struct LinkBase: Sendable {
    /// The path of its file within `content/`.
    let source: String
    /// The folders of that file and of its page.
    let sourceFolder: String
    let folder: String
    /// The address of its page.
    let address: String

    /// A page of the site.
    package init(_ page: Page) {
        source = page.path.source
        sourceFolder = page.path.sourceFolder
        folder = page.path.folder
        address = page.path.url
    }

    /// The top of the site.
    package init() { (source, sourceFolder, folder, address) = ("", "", "", "") }
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
        let image = page.frontMatter.image
            .flatMap { PageLink.fileName(of: $0.text, on: page) }
        names.formUnion([image].compactMap(\.self))
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

    fileprivate static func draft(
        _ path: String, _ draft: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "broken-link", summary: "the link '\(path)' leads to a draft",
            hint: "remove 'draft: true' from 'content/\(draft)', or the link", location: location)
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
