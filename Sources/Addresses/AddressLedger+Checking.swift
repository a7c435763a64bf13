package import Diagnostics
package import Pages

extension AddressLedger {
    /// Finds `lost-address` for each address of a ledger that leads nowhere any more, neither to a page
    /// nor by a redirect.
    package static func problems(
        of file: SourceFile, links: SiteLinks, redirects: Redirects
    ) -> [Diagnostic] {
        let lines = AddressLedger.lines(of: file)
        let isThere = { (address: Address) in
            Self.isThere(address, links: links, redirects: redirects)
        }
        let lostPages = Set(
            lines.map(\.address).filter { $0.id == nil && !isThere($0) }.map(\.page))
        return lines.compactMap { number, address in
            // What is said of a page is not said again of each place on it.
            guard address.id == nil || !lostPages.contains(address.page), !isThere(address) else {
                return nil
            }
            let place = redirects.page(at: address.page)
            let near = address.id.flatMap { links.idNear($0, on: place ?? address.page) }
            return .lostAddress(
                address, near: near.map { Address(page: place ?? address.page, id: $0) },
                at: file.location(line: number))
        }
    }

    private static func isThere(
        _ address: Address, links: SiteLinks, redirects: Redirects
    ) -> Bool {
        if links.hasPage(address.page) {
            guard let id = address.id else { return true }
            return links.has(id, on: address.page)
                || (redirects.parts[address.page] ?? []).contains { $0.fragment == id }
        }
        guard let moved = redirects.pages[address.page] else { return false }
        guard let id = address.id, !moved.parts.contains(where: { $0.fragment == id }) else {
            return true
        }
        switch moved.whole.target {
        case .verbatim: return true
        // One that leads to a place of a page leads there from all of its own places.
        case .file(let page, let suffix): return suffix.contains("#") || links.has(id, on: page)
        }
    }
}

extension Redirects {
    /// The page that an old address leads to.
    fileprivate func page(at address: String) -> String? {
        if case .file(let page, _) = pages[address]?.whole.target { page } else { nil }
    }
}

extension Diagnostic {
    fileprivate static func lostAddress(
        _ address: AddressLedger.Address, near: AddressLedger.Address?, at location: SourceLocation
    ) -> Self {
        let advice = "remove this line if nobody can have a link to it"
        let hint: String
        if address.id == nil {
            hint =
                "write 'redirect-from: /\(address.words)' into the page that has its content now; "
                + advice
        } else {
            hint =
                "add below 'redirects' of sitegen.yml: "
                + "\"/\(address.words)\": \"/\(near?.words ?? "…")\"; \(advice)"
        }
        return Diagnostic(
            code: "lost-address", summary: "'/\(address.words)' was published, and is gone",
            hint: hint, location: location)
    }
}
