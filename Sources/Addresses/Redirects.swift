package import Diagnostics
import ExampleFinding
import Markdown
package import Pages

/// The addresses that the site had once, and where they lead now.
package struct Redirects: Sendable {
    /// Where an old address leads now.
    package struct Place: Hashable, Sendable {
        /// The id that it was; nil is the whole page.
        package let fragment: String?
        /// Where it leads now.
        package let target: LinkTarget
        /// What stands there, in words.
        package let title: String
    }

    /// What is left at the address of a page that has moved.
    package struct MovedPage: Sendable {
        /// Where the page itself is now.
        package let whole: Place
        /// Places of it that did not move with it.
        package let parts: [Place]
        /// Where the configuration or a page says so.
        let location: SourceLocation
    }

    /// The pages that have moved, by their old addresses.
    package private(set) var pages: [String: MovedPage] = [:]
    /// The places that have moved away from pages that are there, by the addresses of those.
    package private(set) var parts: [String: [Place]] = [:]

    /// Whether nothing has moved.
    package var isEmpty: Bool { pages.isEmpty && parts.isEmpty }

    /// The owners of the old addresses, sorted.
    package var owners: [AddressOwner] {
        pages.sorted { $0.key < $1.key }.map { address, page in
            AddressOwner(
                address: address, kind: .redirect, name: page.location.path,
                location: page.location)
        }
    }

    /// Those of the configuration and of all pages.
    ///
    /// Finds `duplicate-redirect`, `needless-redirect` and `redirect-without-page`, and what is wrong
    /// with links where one leads nowhere.
    package static func of(
        _ pages: [Page], by configuration: SiteConfiguration, links: SiteLinks
    ) -> Diagnosed<Redirects> {
        var reading = RedirectReading(pages, links: links)
        for redirect in configuration.redirects { reading.add(redirect, of: nil) }
        for page in pages {
            for redirect in page.frontMatter.oldAddresses { reading.add(redirect, of: page) }
        }
        return reading.redirects
    }

    fileprivate init(
        _ places: [String: [(place: Place, redirect: Redirect)]], on there: Set<String>
    ) {
        for (address, own) in places {
            let parts = own.filter { $0.place.fragment != nil }.map(\.place)
                .sorted { ($0.fragment ?? "") < ($1.fragment ?? "") }
            let whole = own.first { $0.place.fragment == nil }
            if let whole {
                pages[address] = MovedPage(
                    whole: whole.place, parts: parts, location: whole.redirect.location)
            } else if there.contains(address) {
                self.parts[address] = parts
            }
        }
    }
}

/// Takes redirects one by one.
private struct RedirectReading {
    let links: SiteLinks
    let pages: [String: Page]
    private var places: [String: [(place: Redirects.Place, redirect: Redirect)]] = [:]
    private var first: [String: Redirect] = [:]
    private var diagnostics: [Diagnostic] = []

    init(_ pages: [Page], links: SiteLinks) {
        self.links = links
        self.pages = Dictionary(
            pages.map { ($0.path.url, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ redirect: Redirect, of page: Page?) {
        if let other = first[redirect.words] {
            diagnostics.append(.duplicateRedirect(redirect, first: other))
            return
        }
        first[redirect.words] = redirect
        if let fragment = redirect.fragment, links.has(fragment, on: redirect.address) {
            diagnostics.append(.needlessRedirect(redirect))
            return
        }
        let target =
            redirect.target.map { target in
                links.find(target.text, from: LinkBase(), at: target.location, suggests: true)
                    .collecting(into: &diagnostics)
            } ?? .file(page?.path.url ?? "", suffix: "")
        let place = Redirects.Place(
            fragment: redirect.fragment, target: target, title: title(of: target))
        places[redirect.address, default: []].append((place, redirect))
    }

    /// All that were taken.
    var redirects: Diagnosed<Redirects> {
        let lost = places.filter { address, own in
            pages[address] == nil && !own.contains { $0.place.fragment == nil }
        }
        let problems = lost.sorted { $0.key < $1.key }.map { address, own in
            Diagnostic.redirectWithoutPage(address, own[0].redirect)
        }
        return Diagnosed(
            Redirects(places, on: Set(pages.keys)), diagnostics + problems)
    }

    /// The title of a page, and the heading that the target names.
    private func title(of target: LinkTarget) -> String {
        switch target {
        case .verbatim(let text): return text
        case .file(let path, let suffix):
            guard let page = pages[path] else { return path }
            let id = suffix.drop { $0 != "#" }.dropFirst().percentDecoded
            let heading = page.anchors.values.first { $0.id == id && $0.level > 1 }
            return heading.map { "\(page.title): \($0.text)" } ?? page.title
        }
    }
}

extension Diagnostic {
    fileprivate static func duplicateRedirect(_ redirect: Redirect, first: Redirect) -> Self {
        Diagnostic(
            code: "duplicate-redirect",
            summary: "'\(redirect.words)' has a redirect already, at "
                + "\(first.location.path):\(first.location.line)",
            hint: "remove one of the two", location: redirect.location)
    }

    fileprivate static func needlessRedirect(_ redirect: Redirect) -> Self {
        Diagnostic(
            code: "needless-redirect",
            summary: "'\(redirect.words)' is there, so that nobody is led on from it",
            hint: "remove the redirect, or give the heading or example another id",
            location: redirect.location)
    }

    fileprivate static func redirectWithoutPage(_ address: String, _ redirect: Redirect) -> Self {
        Diagnostic(
            code: "redirect-without-page",
            summary: "there is no page '/\(address)' to lead on from",
            hint: "add a redirect of the page itself: '/\(address): …'",
            location: redirect.location)
    }
}
