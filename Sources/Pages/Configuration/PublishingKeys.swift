import Diagnostics

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
            "source", .sourceAddress,
            example: "\"https://git.example.org/a/src/branch/main/{path}#L{line}\"",
            """
            The address of a source file, which figures lead to: see \
            [Links to the sources](69-proof.md#links-to-the-sources). `{path}` stands for the \
            file within the folder of the site, `{line}` for a line.
            """
        ) { $0.statedSources = $1 },
    ]
}

extension FrontMatter {
    /// The keys of how a page is published.
    static let publishingKeys: [ConfigurationKey<FrontMatter>] = [
        .init(
            "search", .flag, default: "true", example: "false",
            "`false` leaves the page out of [the search](69-search.md)."
        ) { $0.isSearched = $1 }
    ]
}

extension ValueForm<SourceAddresses> {
    fileprivate static let sourceAddress = Self("an address with '{path}' for the file") { text in
        text.hasPrefix("https://") || text.hasPrefix("http://")
            ? SourceAddresses(pattern: text) : nil
    }
}
