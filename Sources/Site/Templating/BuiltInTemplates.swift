package import Diagnostics
package import Pages
package import Templates

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
        file(moved, PackageResources.moved_js),
    ]

    /// The script that searches.
    static let search = "assets/search.js"
    /// The script of pages from which something has moved away.
    static let moved = "assets/moved.js"

    private static func file(_ path: String, _ bytes: [UInt8]) -> SiteSource.File {
        SiteSource.File(path: path, displayPath: "templates/\(path)", bytes: bytes)
    }
}

extension TemplateLibrary {
    /// The templates of the site over the built-in ones, checked against the names of a page.
    ///
    /// Finds what `parse` with the names of a schema finds.
    package static func parse(_ files: [SiteSource.File]) -> Diagnosed<TemplateLibrary> {
        parse(files, over: BuiltInTemplates.templates, names: PageContext.schema)
    }

    /// A page's HTML.
    func render(_ context: PageContext) -> String { render(context.values) }
}
