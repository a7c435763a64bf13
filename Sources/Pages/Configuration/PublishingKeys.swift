import Diagnostics
import Keys

extension SiteConfiguration {
    /// The keys of what is published besides pages, and of where pages come from.
    static let publishingKeys: [ConfigurationKey<SiteConfiguration>] = [
        .init(
            "outputs", takes: "a list such as [search, sitemap]", default: "all of them",
            example: "[search, sitemap]",
            """
            The files that are published besides the pages: see \
            [What else is published](67-outputs.md). An empty list is none.
            """
        ) { value, configuration in
            var problems: [Diagnostic] = []
            let places = SiteOutput.read(value).collecting(into: &problems)
            configuration.outputs = Set(places.keys)
            configuration.outputPlaces = places
            return problems
        },
        .init(
            "redirects", takes: Redirect.words, example: "\n/intro.html: /guide/start.html",
            """
            Addresses that the site had once, and where they lead now: see \
            [Addresses that have changed](67-outputs.md#addresses-that-have-changed).
            """
        ) { value, configuration in
            var problems: [Diagnostic] = []
            configuration.redirects = Redirect.read(value).collecting(into: &problems)
            return problems
        },
        .init(
            "edit", .editAddress,
            example: "\"https://github.com/owner/my-library/edit/main/content/{path}\"",
            """
            The address at which a page can be edited. `{path}` stands for its file within \
            `content/`. An address without `https://` is below that of `repository`.
            """
        ) { $0.edit = $1 },
        .init(
            "source", .sourceAddress,
            example: "\"https://git.example.org/a/src/branch/main/{path}#L{line}\"",
            """
            The address of a source file, which figures lead to: see \
            [Links to the sources](69-proof.md#links-to-the-sources). `{path}` stands for the \
            file within the folder of the site, `{line}` for a line.
            """
        ) { $0.statedSources = $1 },
        .init(
            "updated", .place(of: "git"), example: "git",
            """
            Each page shows the day of the last commit that changed it: see \
            [Where a page comes from](67-outputs.md#where-a-page-comes-from).
            """
        ) { $0.updatedByGit = $1 },
    ]

    /// Finds `key-value` for a key that needs another one.
    var missingKeys: [Diagnostic] {
        guard let edit, LinkPath.scheme(of: edit.text) == nil, repository == nil else { return [] }
        return [
            Diagnostic(
                code: "key-value",
                summary: "'edit' is '\(edit.text)', but there is no 'repository' that it is below",
                hint: "add the key 'repository', or write the whole address",
                location: edit.location)
        ]
    }
}

extension FrontMatter {
    /// The keys of how a page is published.
    static let publishingKeys: [ConfigurationKey<FrontMatter>] = [
        .init(
            "search", .flag, default: "true", example: "false",
            "`false` leaves the page out of [the search](68-search.md)."
        ) { $0.isSearched = $1 },
        .init(
            "image", .statedText, example: "images/overview.png",
            """
            A picture that stands for the page in links from elsewhere. It is written as links of \
            the page are.
            """
        ) { $0.image = $1 },
        .init(
            "draft", .flag, default: "false", example: "true",
            "A draft is not published: see [Drafts](67-outputs.md#drafts)."
        ) { $0.isDraft = $1 },
        .init(
            "updated", .day, example: "2026-01-31",
            "The day of the last change, which the page shows."
        ) { $0.updated = $1 },
        .init(
            "redirect-from", .oldAddresses, example: "[/intro.html, /start/]",
            """
            Addresses that the page had once: see \
            [Addresses that have changed](67-outputs.md#addresses-that-have-changed).
            """
        ) { $0.oldAddresses = $1 },
    ]
}

extension ValueForm<SourceAddresses> {
    fileprivate static let sourceAddress = Self("an address with '{path}' for the file") { text in
        text.hasPrefix("https://") || text.hasPrefix("http://")
            ? SourceAddresses(pattern: text) : nil
    }
}
