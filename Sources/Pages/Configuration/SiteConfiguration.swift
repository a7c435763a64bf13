package import Diagnostics
package import Examples
package import Markdown

/// What `sitegen.yml` says.
package struct SiteConfiguration: Hashable, Sendable {
    /// A top group of the navigation: `- Tutorial: tutorial/`.
    package struct NavigationGroup: Hashable, Sendable {
        package let title: String
        /// The folder within `content/`, without a slash at its end.
        package let folder: String
        package let location: SourceLocation
    }

    package var title = "Documentation"
    package var description: String?
    /// Origin and base path, `https://owner.github.io/project/`, for canonical links.
    package var url: String?
    /// A link to the source, shown in the head of each page.
    package var repository: String?
    /// What `source:` says of where a code host shows the sources.
    var statedSources: SourceAddresses?
    /// A language tag, BCP 47.
    package var language = "en"
    /// Whether prose is typeset, by the language.
    package var typesets = true
    package var navigation: [NavigationGroup] = []
    package var examples = ExampleDefaults()
    package var theme = SiteTheme()
    package var checks = SiteChecks()
    package var orderPrefix = OrderPrefix.strip
    /// Keys of other tools, which front matter may have.
    package var extraKeys = ExtraKeys.named([])
    package var limits = StatedLimits()
    package var sandbox = SandboxRequirement.auto
    package var sharedCache: SharedCache?
    /// The packages that examples are compiled with.
    package var packages: StatedPackages?
    /// What it has besides its pages: all there is where the key is missing.
    package var outputs = Set(SiteOutput.allCases)
    /// Where outputs are named.
    package var outputPlaces: [SiteOutput: SourceLocation] = [:]

    /// The address at which a page can be edited, `{path}` for its file within `content/`; whole, or
    /// below the repository's.
    package var edit: StatedText?
    /// Where it is said that pages show when they last changed, as Git knows it; nil where they do
    /// not.
    package var updatedByGit: SourceLocation?
    /// Addresses that the site had once.
    package var redirects: [Redirect] = []

    package init() {}

    /// How prose is set; nil where it stays as it is written.
    package var typesetting: Typesetting? { typesets ? Typesetting(language: language) : nil }

    /// Where a code host shows the sources of the site; nil where that is not known.
    package var sources: SourceAddresses? {
        statedSources ?? repository.flatMap { SourceAddresses(repository: $0) }
    }

    /// The whole address of a file of the site; nil where the site's is not stated.
    package func address(of file: String) -> String? {
        url.map { $0 + (file == "index.html" ? "" : PagePath.link(from: "", to: file)) }
    }

    /// Where a page can be edited; nil where that is not stated.
    package func editAddress(of page: PagePath) -> String? {
        edit.map { edit in
            let address = edit.text.replacing("{path}", with: page.source.percentEncodedPath)
            guard LinkPath.scheme(of: address) == nil, let repository else { return address }
            let top = repository.hasSuffix("/") ? repository : repository + "/"
            return top + address.drop { $0 == "/" }
        }
    }

    /// A link from a file of the site to another one.
    ///
    /// It is relative, but on the page that is shown for every address that is not there: that one
    /// can have any number of folders in it, so that the link begins at the top of the host.
    package func link(from file: String, to target: String) -> String {
        guard file == PagePath.notFound, url != nil else {
            return PagePath.link(from: file, to: target)
        }
        return "\(basePath)\(PagePath.link(from: "", to: target))"
    }

    /// The path of the site's home at its host, with a slash at its end.
    package var basePath: String {
        guard let url else { return "/" }
        let host = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return host.firstIndex(of: "/").map { String(host[$0...]) } ?? "/"
    }

    /// What `cache:` says of results that several machines share.
    package struct SharedCache: Hashable, Sendable {
        /// A folder, relative to the folder of the site, or absolute; or the address of a server.
        package var place: String
        /// The environment variable with the secret by which results are signed; nil is none.
        package var keyVariable: String?

        /// Whether it is an address, of HTTP or HTTPS.
        package var isOnServer: Bool {
            ["http://", "https://"].contains { place.lowercased().hasPrefix($0) }
        }
    }
}

/// What `limits:` says of a program and of the compiler for it. It limits a program's memory,
/// files, output and processes, and the compiler's time and memory. Nil is the default of the
/// runner.
package struct StatedLimits: Hashable, Sendable {
    /// Bytes.
    package var memory: Int?
    /// Bytes.
    package var file: Int?
    /// Bytes.
    package var output: Int?
    package var processes: Int?
    package var compile: Duration?
    /// Bytes.
    package var compileMemory: Int?
}
