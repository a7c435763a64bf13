import Addresses
package import Diagnostics
import Examples
package import Judging
import Markdown
package import Pages
package import Search
import SiteNavigation
import Templates

/// The built site: every file with its content.
package struct RenderedSite: Sendable {
    /// By path within `public/`.
    package var files: [String: Content]
    /// What all its pages are made of, besides the ingredients of each.
    package private(set) var ingredients: [String] = []
    /// The ledger of addresses with those of this site; nil where the site keeps none.
    package var ledger: ReplacedFile? { makeLedger?() }
    private var makeLedger: (@Sendable () -> ReplacedFile)?
    /// What can be searched for, by the paths of pages: what is known of a page that has not changed
    /// need not be found out again.
    package private(set) var searched: [String: SearchedPage] = [:]

    package init(files: [String: [UInt8]] = [:]) {
        self.files = files.mapValues { .bytes($0) }
    }

    /// The content of a file: its bytes, or what they are made of when they are asked for.
    package enum Content: Sendable {
        case bytes([UInt8])
        case page(PageRendering)
        case derived(DerivedFile)

        /// Pure: the same each time.
        package var bytes: [UInt8] {
            switch self {
            case .bytes(let bytes): bytes
            case .page(let page): page.bytes
            case .derived(let file): file.bytes
            }
        }
    }
}

/// A file beside the site's content, as it was and as it shall be.
package struct ReplacedFile: Sendable {
    package let path: String
    package let old: [UInt8]
    package let new: [UInt8]
}

extension RenderedSite {
    /// The site with all pages, showing what their examples did.
    ///
    /// The examples of each page stand together.
    /// `named` holds the files that pages link to, by path within `content/`. `known` is what an
    /// earlier site has in `searched` of pages that have not changed. Finds what is wrong with
    /// links, navigation and templates; making the bytes of a page finds nothing more.
    package static func render(
        _ pages: [Page], showing checked: [CheckedExample], configuration: SiteConfiguration,
        source: SiteSource, named: [String: [UInt8]], toolchain: String,
        knowing known: [String: SearchedPage] = [:]
    ) -> Diagnosed<RenderedSite> {
        var diagnostics: [Diagnostic] = []
        let templates = TemplateLibrary.parse(source.templates).collecting(into: &diagnostics)
        let navigation = Navigation.make(pages, configuration: configuration)
            .collecting(into: &diagnostics)
        let byPage = checked.byPage
        let ordered = navigation.inReadingOrder(pages, by: \.path.url)
        let search =
            configuration.outputs.contains(.search)
            ? SearchFiles(ordered, showing: byPage, knowing: known) : nil
        let outputs = SiteOutputs.of(ordered, showing: byPage, by: configuration, search: search)
            .collecting(into: &diagnostics)
        let links = SiteLinks(
            pages: pages, files: Set(named.keys).union(outputs.files.map(\.address)),
            configuration: configuration, drafts: source.drafts)
        let redirects = Redirects.of(pages, by: configuration, links: links)
            .collecting(into: &diagnostics)
        let ledger = source.ledger.flatMap { file in
            SourceFile.decode(path: file.displayPath, bytes: file.bytes)
                .collecting(into: &diagnostics)
        }
        if let ledger {
            diagnostics += AddressLedger.problems(of: ledger, links: links, redirects: redirects)
        }
        let theme = configuration.theme
        let assets = Assets(
            shadowing: source.templates, theme: theme,
            leavingOut: Set(
                (configuration.outputs.contains(.search) ? [] : [BuiltInTemplates.search])
                    + (redirects.isEmpty ? [BuiltInTemplates.moved] : [])))
        diagnostics += Assets.problems(of: source.templates, theme: theme)
        let words = source.words(of: theme).collecting(into: &diagnostics)
        diagnostics += sameAddresses(
            outputs.owners + pages.map { AddressOwner($0) }
                + named.keys.sorted().map { AddressOwner(named: $0) } + redirects.owners
                + assets.owners)
        var site = RenderedSite(
            files: named.merging(assets.files.mapValues(\.bytes)) { _, asset in asset })
        let frame = PageFrame(
            navigation: navigation, configuration: configuration, assets: assets,
            templates: templates, words: words,
            namedWords: words.namedTexts(toolchain: toolchain), redirects: redirects,
            toolchain: toolchain, total: ExampleCounts(checked, words: words).words)
        if let ledger, let old = source.ledger?.bytes {
            site.makeLedger = {
                let all = AddressLedger(ledger).addresses.union(AddressLedger(of: pages).addresses)
                return ReplacedFile(
                    path: AddressLedger.path, old: old, new: Array(AddressLedger(all).text.utf8))
            }
        }
        site.searched = search?.searched ?? [:]
        site.ingredients =
            source.ingredientsOfPages + words.all.map(\.text) + [toolchain, CMarkParser.version]
        let rendered = pages.map { page in
            let destinations = page.destinations(by: links)
            let images = page.images(among: named)
            diagnostics += configuration.checks.weighed(
                destinations.diagnostics + images.diagnostics)
            return PageRendering(
                page: page, examples: byPage[page.source.path] ?? [],
                destinations: destinations.value, images: images.value,
                picture: links.picture(of: page).collecting(into: &diagnostics),
                updated: page.frontMatter.updated ?? source.updated[page.path.source],
                frame: frame)
        }
        let all = RenderedPages(rendered, frame: frame)
        for file in redirects.files(in: frame) { site.files[file.address] = file.content }
        for file in outputs.files { site.files[file.address] = file.content(all) }
        for page in rendered { site.files[page.page.path.url] = .page(page) }
        return Diagnosed(site, diagnostics)
    }
}

extension SiteSource {
    /// The words that the theme names; those of the program where there is no such file.
    fileprivate func words(of theme: SiteTheme) -> Diagnosed<FrameWords> {
        guard let file = templates.first(where: { $0.path == theme.words?.path }) else {
            return Diagnosed(FrameWords())
        }
        var diagnostics: [Diagnostic] = []
        let decoded = SourceFile.decode(path: file.displayPath, bytes: file.bytes)
            .collecting(into: &diagnostics)
        let words = decoded.map { FrameWords.parse($0).collecting(into: &diagnostics) }
        return Diagnosed(words ?? FrameWords(), diagnostics)
    }

    /// Configuration and templates, with their names.
    fileprivate var ingredientsOfPages: [String] {
        ([configuration].compactMap(\.self) + templates.filter { Self.isTemplate($0.path) }).flatMap
        { file in
            [file.path, String(decoding: file.bytes, as: UTF8.self)]
        }
    }
}

extension [CheckedExample] {
    /// The examples of each page, which stand together: parts of the same memory.
    fileprivate var byPage: [String: ArraySlice<CheckedExample>] {
        var parts: [String: ArraySlice<CheckedExample>] = [:]
        var start = startIndex
        while start < endIndex {
            let page = self[start].example.location.path
            let end = self[start...].firstIndex { $0.example.location.path != page } ?? endIndex
            parts[page] = self[start..<end]
            start = end
        }
        return parts
    }
}
