package import Diagnostics
import Keys

/// An address that the site had once, or a place on one, and where it leads now.
package struct Redirect: Hashable, Sendable {
    /// The path of the file that stands there, within the site: `guide/intro.html`.
    package let address: String
    /// The id on that page that it is about; nil is the whole page.
    package let fragment: String?
    /// Where it leads, written as a link on a page at the top of the site is; nil is the page whose
    /// front matter has it.
    package let target: StatedText?
    /// Where the old address is written.
    package let location: SourceLocation

    /// Nil where the text is not the address of a page, from the top of the site: `/guide/intro.html`.
    init?(from text: String, to target: StatedText?, at location: SourceLocation) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard LinkPath.scheme(of: text) == nil, !text.hasPrefix("//"),
            var path = LinkPath.normalized(parts[0].percentDecoded, from: "")
        else { return nil }
        if parts[0].hasSuffix("/") { path += path.isEmpty ? "index.html" : "/index.html" }
        guard path.hasSuffix(".html"), path.split(separator: "/").last != ".html" else {
            return nil
        }
        address = path
        fragment = parts.count > 1 ? parts[1].percentDecoded : nil
        // No id has white space.
        guard fragment != "", fragment?.contains(where: \.isWhitespace) != true else { return nil }
        self.target = target
        self.location = location
    }

    /// The old address as one writes it.
    package var words: String { "/" + address + (fragment.map { "#\($0)" } ?? "") }
}

extension ValueForm<[Redirect]> {
    /// One old address of a page, or a list of them.
    static let oldAddresses = Self(
        words: "an address such as '/guide/intro.html', or a list of them"
    ) { value in
        let items = if case .list(let list) = value.content { list } else { [value] }
        let redirects = items.compactMap { item -> Redirect? in
            guard case .scalar(let text) = item.content else { return nil }
            return Redirect(from: text, to: nil, at: item.location)
        }
        return redirects.count == items.count ? redirects : nil
    }
}

extension Redirect {
    /// Reads a mapping of old addresses with new ones.
    ///
    /// Finds `key-value`.
    static func read(_ value: YAMLValue) -> Diagnosed<[Redirect]> {
        guard case .mapping(let entries) = value.content else {
            return Diagnosed([], [.wrongValue(of: "redirects", is: value, wants: words)])
        }
        var problems: [Diagnostic] = []
        let redirects = entries.compactMap { entry -> Redirect? in
            guard case .scalar(let target) = entry.value.content else {
                problems.append(.wrongValue(of: entry.key, is: entry.value, wants: "an address"))
                return nil
            }
            let redirect = Redirect(
                from: entry.key, to: StatedText(text: target, location: entry.value.location),
                at: entry.keyLocation)
            if redirect == nil { problems.append(.notAnOldAddress(entry)) }
            return redirect
        }
        return Diagnosed(redirects, problems)
    }

    /// What the value of the key must be.
    static let words = "old addresses with new ones such as '/a.html: /b.html'"
}

extension Diagnostic {
    fileprivate static func notAnOldAddress(_ entry: YAMLValue.Entry) -> Self {
        Diagnostic(
            code: "key-value", summary: "'\(entry.key)' is not the address of a page",
            hint: "write it from the top of the site: '/guide/intro.html', or with '#heading' "
                + "behind it",
            location: entry.keyLocation)
    }
}
