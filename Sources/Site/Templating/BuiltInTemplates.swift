import Pages

/// The templates and assets that are part of the program: those of this repository's `templates/`.
enum BuiltInTemplates {
    static let templates: [SiteSource.File] = [
        file("page.mustache", PackageResources.page_mustache),
        file("head.mustache", PackageResources.head_mustache),
        file("header.mustache", PackageResources.header_mustache),
        file("sidebar.mustache", PackageResources.sidebar_mustache),
        file("breadcrumbs.mustache", PackageResources.breadcrumbs_mustache),
        file("outline.mustache", PackageResources.outline_mustache),
        file("pager.mustache", PackageResources.pager_mustache),
        file("footer.mustache", PackageResources.footer_mustache),
        file("search.mustache", PackageResources.search_mustache),
    ]

    static let assets: [SiteSource.File] = [
        file("assets/style.css", PackageResources.style_css),
        file("assets/favicon.svg", PackageResources.favicon_svg),
        file("assets/theme.js", PackageResources.theme_js),
        file("assets/site.js", PackageResources.site_js),
        file(search, PackageResources.search_js),
    ]

    /// The script that searches.
    static let search = "assets/search.js"

    private static func file(_ path: String, _ bytes: [UInt8]) -> SiteSource.File {
        SiteSource.File(path: path, displayPath: "templates/\(path)", bytes: bytes)
    }
}
