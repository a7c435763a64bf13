package import Diagnostics
package import Examples
import Markdown

/// The built site: every file with its content.
package struct RenderedSite: Hashable, Sendable {
    /// By path within `public/`.
    package var files: [String: [UInt8]]

    package init(files: [String: [UInt8]] = [:]) {
        self.files = files
    }
}

extension RenderedSite {
    /// Renders all pages, showing what their examples did.
    ///
    /// `named` holds the files that pages link to, by path within `content/`. Finds what is wrong
    /// with links, navigation and templates.
    package static func render(
        _ pages: [Page], showing judged: [JudgedExample], configuration: SiteConfiguration,
        source: SiteSource, named: [String: [UInt8]]
    ) -> Diagnosed<RenderedSite> {
        var diagnostics: [Diagnostic] = []
        let templates = TemplateLibrary.parse(source.templates).collecting(into: &diagnostics)
        let navigation = Navigation.make(pages, configuration: configuration)
            .collecting(into: &diagnostics)
        let links = SiteLinks(pages: pages, files: Set(named.keys))
        let stylesheet = Asset(
            source.templates.first { $0.path == "assets/style.css" } ?? BuiltInTemplates.assets[0])
        var site = RenderedSite(files: named)
        site.files[stylesheet.path] = stylesheet.bytes
        let byPage = Dictionary(grouping: judged) { $0.example.block.fence.path }
        for page in pages {
            let document = page.linked(by: links).collecting(into: &diagnostics)
            let content = PageContent(
                page: page, document: document, examples: byPage[page.source.path] ?? [])
            let context = PageContext(
                page, content: content.html, navigation: navigation, pages: pages,
                configuration: configuration, stylesheet: stylesheet.path)
            site.files[page.path.url] = Array(templates.render(context).utf8)
        }
        return Diagnosed(site, diagnostics)
    }
}

extension PageContext {
    fileprivate init(
        _ page: Page, content: String, navigation: Navigation, pages: [Page],
        configuration: SiteConfiguration, stylesheet: String
    ) {
        language = configuration.language
        siteTitle = configuration.title
        title = page.title
        documentTitle =
            page.title == configuration.title
            ? page.title : "\(page.title) – \(configuration.title)"
        description = page.frontMatter.description ?? configuration.description
        canonical = configuration.url.map {
            $0 + (page.path.url == "index.html" ? "" : page.path.url)
        }
        repository = configuration.repository
        home = page.path.link(to: "index.html")
        self.stylesheet = page.path.link(to: stylesheet)
        self.navigation = navigation.html(from: page.path)
        let outline = page.outlineHTML
        self.outline = outline.isEmpty ? nil : outline
        self.content = content
        let place = navigation.order.firstIndex(of: page.path.url)
        func neighbour(_ offset: Int) -> Neighbour? {
            guard let place, navigation.order.indices.contains(place + offset) else { return nil }
            let url = navigation.order[place + offset]
            return pages.first { $0.path.url == url }
                .map { Neighbour(title: $0.title, url: page.path.link(to: url)) }
        }
        previous = neighbour(-1)
        next = neighbour(1)
    }
}

/// A file whose name holds a fingerprint of its content, so that it can be cached for ever.
private struct Asset {
    let path: String
    let bytes: [UInt8]

    init(_ file: SiteSource.File) {
        bytes = file.bytes
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        let name = String(repeating: "0", count: 16 - digits.count) + digits
        let dot = file.path.lastIndex(of: ".") ?? file.path.endIndex
        path = "\(file.path[..<dot]).\(name.prefix(8))\(file.path[dot...])"
    }
}
