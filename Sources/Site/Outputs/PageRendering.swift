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
    /// How its images are shown, by their places among the links.
    let images: [Int: PageImage]
    /// What is the same on all pages.
    let frame: PageFrame

    /// The bytes of the page.
    package var bytes: [UInt8] {
        var document = page.document
        let links = page.links.indices
        for index in links where !page.links[index].isInHTML {
            document.lead(page.links[index].node, to: destinations[index])
        }
        let inHTML = Dictionary(grouping: links.filter { page.links[$0].isInHTML }) {
            page.links[$0].node
        }
        for (node, indices) in inHTML {
            document.rewrite(node) { html in
                ImageHTML.rewriting(
                    html, indices.map { (destinations[$0], images[$0]?.size) })
            }
        }
        let content = PageContent(
            page: page, document: document, images: imagesByNode, examples: examples,
            words: frame.words)
        return HTML.withoutControls(
            frame.templates.render(
                PageContext(page, showing: examples, content: content.html, in: frame)))
    }
}

extension PageRendering {
    private var imagesByNode: [Int: PageImage] {
        Dictionary(
            images.filter { !page.links[$0.key].isInHTML }
                .map { (page.links[$0.key].node, $0.value) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension PageLink {
    fileprivate var isInHTML: Bool {
        if case .htmlImage = kind { true } else { false }
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
