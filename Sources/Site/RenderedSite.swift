package import Diagnostics
import Examples
package import Judging
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
        _ pages: [Page], showing checked: [CheckedExample], configuration: SiteConfiguration,
        source: SiteSource, named: [String: [UInt8]], toolchain: String
    ) -> Diagnosed<RenderedSite> {
        var diagnostics: [Diagnostic] = []
        let templates = TemplateLibrary.parse(source.templates).collecting(into: &diagnostics)
        let navigation = Navigation.make(pages, configuration: configuration)
            .collecting(into: &diagnostics)
        let links = SiteLinks(pages: pages, files: Set(named.keys))
        let assets = Assets(shadowing: source.templates)
        diagnostics += Assets.problems(of: source.templates)
        diagnostics += assets.sameAddresses(pages, named: named.keys)
        var site = RenderedSite(
            files: named.merging(assets.files.mapValues(\.bytes)) { _, asset in asset })
        let byPage = Dictionary(grouping: checked) { $0.example.block.fence.path }
        for page in pages {
            let document = page.linked(by: links).collecting(into: &diagnostics)
            let content = PageContent(
                page: page, document: document, examples: byPage[page.source.path] ?? [],
                toolchain: toolchain)
            let context = PageContext(
                page, content: content.html, navigation: navigation, pages: pages,
                configuration: configuration, assets: assets)
            site.files[page.path.url] = Array(
                HTML.withoutControls(templates.render(context)).utf8)
        }
        return Diagnosed(site, diagnostics)
    }
}

extension PageContext {
    fileprivate init(
        _ page: Page, content: String, navigation: Navigation, pages: [Page],
        configuration: SiteConfiguration, assets: Assets
    ) {
        language = configuration.language
        siteTitle = configuration.title
        title = page.title
        documentTitle =
            page.title == configuration.title
            ? page.title : "\(page.title) – \(configuration.title)"
        description = page.frontMatter.description ?? configuration.description
        canonical = configuration.url.map {
            $0 + (page.path.url == "index.html" ? "" : PagePath.link(from: "", to: page.path.url))
        }
        repository = configuration.repository
        home = page.path.link(to: "index.html")
        self.assets = page.path.link(to: "assets")
        stylesheet = page.path.link(to: assets.address(of: "assets/style.css"))
        themeScript = page.path.link(to: assets.address(of: "assets/theme.js"))
        script = page.path.link(to: assets.address(of: "assets/site.js"))
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
