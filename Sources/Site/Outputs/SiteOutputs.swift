import Addresses
import Diagnostics
import Judging
import Pages
import SiteNavigation

/// The files of a site besides its pages, their files and its assets: which there are is known
/// before any page is rendered.
struct SiteOutputs {
    /// One of them.
    struct File {
        /// Its path within the site.
        let address: String
        let output: SiteOutput
        /// What is in it, of pages that know where their links lead.
        let content: (RenderedPages) -> RenderedSite.Content
    }

    let files: [File]
    /// Where the configuration names outputs.
    private let places: [SiteOutput: SourceLocation]

    private init(_ files: [File], places: [SiteOutput: SourceLocation]) {
        self.files = files
        self.places = places
    }

    /// Those that the configuration wants.
    ///
    /// `pages` are in the order in which they are read, `examples` by the paths of their files;
    /// `search` is nil where none is wanted.
    /// Finds `output-without-url`.
    static func of(
        _ pages: [Page], showing examples: [String: ArraySlice<CheckedExample>],
        by configuration: SiteConfiguration, search: SearchFiles?
    ) -> Diagnosed<SiteOutputs> {
        var diagnostics: [Diagnostic] = []
        let wanted = SiteOutput.allCases.filter(configuration.outputs.contains).flatMap { output in
            files(of: output, pages, examples, configuration, search).collecting(into: &diagnostics)
        }
        return Diagnosed(
            SiteOutputs(wanted, places: configuration.outputPlaces), diagnostics)
    }

    private static func files(
        of output: SiteOutput, _ pages: [Page], _ examples: [String: ArraySlice<CheckedExample>],
        _ configuration: SiteConfiguration, _ search: SearchFiles?
    ) -> Diagnosed<[File]> {
        switch output {
        case .search: Diagnosed(search?.files ?? [])
        case .verification: Diagnosed(VerificationPage.files(of: pages))
        case .programs: Diagnosed(ProgramDownload.files(of: pages, showing: examples))
        case .sitemap: Sitemap.files(of: pages, by: configuration)
        case .robots: Diagnosed([Robots.file(by: configuration)])
        case .notFound: Diagnosed(NotFoundPage.files(beside: pages))
        case .print: Diagnosed([PrintPage.file])
        case .markdown: Diagnosed(MarkdownOutput.files(of: pages))
        case .llms: Diagnosed([LLMsText.file])
        case .nojekyll:
            Diagnosed([File(address: ".nojekyll", output: output) { _ in .bytes([]) }])
        }
    }

    /// The owners of their addresses.
    var owners: [AddressOwner] {
        files.map { file in
            AddressOwner(
                address: file.address, kind: .output, name: file.output.rawValue,
                location: places[file.output] ?? SourceLocation(path: "sitegen.yml", line: 1))
        }
    }
}

/// All pages of a site with the places where their links lead.
struct RenderedPages: Sendable {
    /// In the order in which they are read, those that the navigation hides at the end.
    let pages: [PageRendering]
    let frame: PageFrame
    private let places: [String: Int]

    /// The page of an address.
    func page(_ address: String) -> PageRendering? { places[address].map { pages[$0] } }

    init(_ pages: [PageRendering], frame: PageFrame) {
        self.pages = frame.navigation.inReadingOrder(pages) { $0.page.path.url }
        places = Dictionary(
            self.pages.enumerated().map { ($1.page.path.url, $0) },
            uniquingKeysWith: { first, _ in first })
        self.frame = frame
    }
}
