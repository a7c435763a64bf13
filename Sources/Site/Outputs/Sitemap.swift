import Diagnostics
import Markdown
import Pages

/// `sitemap.xml`: the addresses of all pages, as <https://www.sitemaps.org/protocol.html> has them.
enum Sitemap {
    static let address = "sitemap.xml"

    /// None where the address of the site is not stated.
    static func files(
        of pages: [Page], by configuration: SiteConfiguration
    ) -> Diagnosed<[SiteOutputs.File]> {
        guard configuration.url != nil else {
            let place = configuration.outputPlaces[.sitemap]
            return Diagnosed([], place.map { [.sitemapWithoutURL(at: $0)] } ?? [])
        }
        let verification =
            configuration.outputs.contains(.verification)
            ? VerificationPage.addresses(of: pages) : []
        let addresses = (pages.map(\.path.url).filter { $0 != PagePath.notFound } + verification)
            .compactMap { configuration.address(of: $0) }
        let file = SiteOutputs.File(address: address, output: .sitemap) { _ in
            .derived(DerivedFile(ingredients: addresses) { Array(xml(addresses).utf8) })
        }
        return Diagnosed([file])
    }

    private static func xml(_ addresses: [String]) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(addresses.map { "<url><loc>\(HTML.escape($0))</loc></url>\n" }.joined())</urlset>

        """
    }
}

/// `robots.txt`: search engines may read everything, and where the sitemap is.
enum Robots {
    static func file(by configuration: SiteConfiguration) -> SiteOutputs.File {
        let sitemap =
            configuration.outputs.contains(.sitemap)
            ? configuration.address(of: Sitemap.address) : nil
        let text = "User-agent: *\nAllow: /\n" + (sitemap.map { "Sitemap: \($0)\n" } ?? "")
        return SiteOutputs.File(address: "robots.txt", output: .robots) { _ in
            .bytes(Array(text.utf8))
        }
    }
}

extension Diagnostic {
    fileprivate static func sitemapWithoutURL(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "output-without-url",
            summary: "a sitemap needs the address of the site, which is not stated",
            hint: "add 'url: https://…', or leave 'sitemap' out", location: location)
    }
}
