import Addresses
import Diagnostics
import Examples
import Judging
import Markdown
import Pages
import SiteNavigation
import Templates

/// All that the HTML of one page is made of: nothing else has a part in it.
package struct PageRendering: Sendable {
    let page: Page
    /// The examples of the page, with what became of them.
    let examples: ArraySlice<CheckedExample>
    /// Where the links of the page lead, in their order.
    let destinations: [String]
    /// How its images are shown, by their places among the links.
    let images: [Int: PageImage]
    /// The whole address of the picture that stands for the page.
    let picture: String?
    /// The day of its last change, where the page shows it.
    let updated: String?
    /// What is the same on all pages.
    let frame: PageFrame

    /// The bytes of the page.
    package var bytes: [UInt8] { bytes(with: .none) }

    /// The bytes of the page as authors see it, who are told what is wrong with it.
    package func bytes(with notes: PageNotes) -> [UInt8] {
        HTML.withoutControls(
            frame.templates.render(
                PageContext(self, content: content(with: notes).html + moved)))
    }

    /// What stands between header and footer, its links leading where they lead.
    var content: PageContent { content(with: .none) }

    private func content(with notes: PageNotes) -> PageContent {
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
        return PageContent(
            page: page, document: document, images: imagesByNode, examples: examples,
            words: frame.words, notes: notes, links: { self.links(of: $0, from: page.path.url) })
    }

    /// The places that have moved away from the page.
    var moved: String {
        (frame.redirects.parts[page.path.url] ?? []).html(on: page.path.url, in: frame)
    }
}

extension PageRendering {
    /// What the figure of an example of this page leads to, seen from some page.
    func links(of checked: CheckedExample, from address: String) -> FigureLinks {
        var links = FigureLinks()
        if frame.configuration.outputs.contains(.programs),
            let download = ProgramDownload(checked, on: page.path)
        {
            links.files = download.files.map { file in
                FigureLinks.File(
                    name: file.name,
                    link: frame.link(from: address, to: download.address(of: file)))
            }
        }
        let place = checked.example.location
        links.source = frame.configuration.sources?.address(of: place.path, line: place.line)
        return links
    }

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
    let redirects: Redirects
    let toolchain: String
    /// How many examples the site has and how they ended; nil without examples.
    let total: String?

    /// A link from a file of the site to another one.
    func link(from file: String, to target: String) -> String {
        configuration.link(from: file, to: target)
    }
}

extension PageContext {
    /// A page that was read from markdown.
    init(_ rendering: PageRendering, content: String) {
        let page = rendering.page
        self.init(
            at: page.path.url, title: page.title, description: page.frontMatter.description,
            content: content, in: rendering.frame, page: page, examples: rendering.examples,
            picture: rendering.picture, updated: rendering.updated)
    }

    /// Any page, by its address; `page` is nil for one that no markdown has.
    ///
    /// `description` is that of the site where it is nil.
    init(
        at address: String, title: String, description: String?, content: String,
        in frame: PageFrame, outline: String? = nil, page: Page? = nil,
        examples: ArraySlice<CheckedExample> = [], picture: String? = nil, updated: String? = nil
    ) {
        let configuration = frame.configuration
        let link = { target in frame.link(from: address, to: target) }
        language = configuration.language
        siteTitle = configuration.title
        self.title = title
        documentTitle =
            title == configuration.title ? title : "\(title) – \(configuration.title)"
        self.description = description ?? configuration.description
        // What is nowhere, or a copy of the others, is not for search engines.
        let isForSearch = ![PagePath.notFound, PrintPage.address].contains(address)
        canonical = isForSearch ? configuration.address(of: address) : nil
        robots = isForSearch ? nil : "noindex"
        self.picture = picture
        self.updated = updated
        edit = page.flatMap { configuration.editAddress(of: $0.path) }
        let has = { (output: SiteOutput) in configuration.outputs.contains(output) }
        markdown =
            has(.markdown) ? page.map { link(PageMarkdown.address(of: $0.path)) } : nil
        printed = has(.print) && isForSearch ? link(PrintPage.address) : nil
        repository = configuration.repository
        toolchain = frame.toolchain
        home = link("index.html")
        assets = link("assets")
        stylesheet = link(frame.assets.address(of: "assets/style.css"))
        let theme = configuration.theme
        extraStylesheet = theme.css.map { link(frame.assets.address(of: $0.path)) }
        logo = theme.logo.map { link(frame.assets.address(of: $0.path)) }
        words = frame.namedWords
        favicon = link(frame.assets.address(of: "assets/favicon.svg"))
        themeScript = link(frame.assets.address(of: "assets/theme.js"))
        script = link(frame.assets.address(of: "assets/site.js"))
        searchScript =
            configuration.outputs.contains(.search)
            ? link(frame.assets.address(of: BuiltInTemplates.search)) : nil
        searchIndex = link(SearchFiles.loader)
        movedScript =
            frame.redirects.parts[address] == nil
            ? nil : link(frame.assets.address(of: BuiltInTemplates.moved))
        navigation = frame.navigation.html(from: address, words: frame.words, link: link)
        breadcrumbs = frame.navigation.breadcrumbsHTML(
            from: address, words: frame.words, link: link)
        self.outline =
            outline
            ?? page.flatMap { Outline(of: $0, showing: examples, words: frame.words).html }
        self.content = content
        verification =
            configuration.outputs.contains(.verification) ? link(VerificationPage.address) : nil
        total = address == "index.html" ? frame.total : nil
        let neighbours = frame.navigation.neighbours(of: address)
        previous = neighbours.previous.map { Neighbour($0, by: link) }
        next = neighbours.next.map { Neighbour($0, by: link) }
    }
}

extension PageContext.Neighbour {
    fileprivate init(_ entry: Navigation.Entry, by link: (String) -> String) {
        title = entry.title
        url = link(entry.url)
    }
}
