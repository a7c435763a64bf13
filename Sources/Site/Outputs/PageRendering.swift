import Examples
import Judging
import Markdown
import Pages

/// All that the HTML of one page is made of: nothing else has a part in it.
package struct PageRendering: Sendable {
    let page: Page
    /// The examples of the page, with what became of them.
    let examples: ArraySlice<CheckedExample>
    /// Where the links of the page lead, in their order.
    let destinations: [String]
    /// What is the same on all pages.
    let frame: PageFrame

    /// The bytes of the page.
    package var bytes: [UInt8] {
        var document = page.document
        for (link, destination) in zip(page.links, destinations) {
            document.lead(link.node, to: destination)
        }
        let content = PageContent(
            page: page, document: document, examples: examples, words: frame.words)
        return HTML.withoutControls(
            frame.templates.render(
                PageContext(page, showing: examples, content: content.html, in: frame)))
    }
}

/// What the pages of a site have in common.
struct PageFrame: Sendable {
    let navigation: Navigation
    let configuration: SiteConfiguration
    let assets: Assets
    let templates: TemplateLibrary
    let words: FrameWords
    /// The words that templates can name, by name.
    let namedWords: [String: String]
    let toolchain: String
}

extension PageContext {
    init(
        _ page: Page, showing examples: ArraySlice<CheckedExample>, content: String,
        in frame: PageFrame
    ) {
        let configuration = frame.configuration
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
        toolchain = frame.toolchain
        home = page.path.link(to: "index.html")
        assets = page.path.link(to: "assets")
        stylesheet = page.path.link(to: frame.assets.address(of: "assets/style.css"))
        let theme = configuration.theme
        extraStylesheet = theme.css.map { page.path.link(to: frame.assets.address(of: $0.path)) }
        logo = theme.logo.map { page.path.link(to: frame.assets.address(of: $0.path)) }
        words = frame.namedWords
        favicon = page.path.link(to: frame.assets.address(of: "assets/favicon.svg"))
        themeScript = page.path.link(to: frame.assets.address(of: "assets/theme.js"))
        script = page.path.link(to: frame.assets.address(of: "assets/site.js"))
        navigation = frame.navigation.html(from: page.path, words: frame.words)
        breadcrumbs = frame.navigation.breadcrumbsHTML(from: page.path, words: frame.words)
        outline = Outline(of: page, showing: examples, words: frame.words).html
        self.content = content
        let neighbours = frame.navigation.neighbours(of: page.path.url)
        previous = neighbours.previous.map { Neighbour($0, seenFrom: page) }
        next = neighbours.next.map { Neighbour($0, seenFrom: page) }
    }
}

extension PageContext.Neighbour {
    fileprivate init(_ entry: Navigation.Entry, seenFrom page: Page) {
        title = entry.title
        url = page.path.link(to: entry.url)
    }
}
