import Diagnostics
import TestSupport
import Testing

@testable import Pages
@testable import Site
@testable import SiteNavigation

@Suite struct `Breadcrumbs` {
    /// Compares the way to a page as its titles, each with where it leads.
    private func check(
        _ files: [String: String], of page: String, are expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let navigation = Navigation.make(pages(files).value, configuration: SiteConfiguration())
        let html =
            navigation.value.breadcrumbsHTML(
                from: PagePath(source: page).url, link: PagePath(source: page).link) ?? ""
        let markup = try Markup(html)
        try markup.checkNesting()
        var found: [String] = []
        for token in markup.tokens {
            switch token {
            case .opening(let tag) where tag.name == "li": found.append("")
            case .opening(let tag) where tag.name == "a":
                found[found.count - 1] = (tag.attributes["href"] ?? "") + " "
            case .text(let words) where words != "\n": found[found.count - 1] += words
            default: break
            }
        }
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    private let files = [
        "index.md": "# Site", "about.md": "# About", "a/index.md": "# A & B", "a/x.md": "# X",
        "a/b/y.md": "# Y", "a/c/index.md": "# C", "a/h.md": "---\nnav: hidden\n---\n# H",
    ]

    @Test func `are those of the folders around a page, from the home page on`() throws {
        try check(files, of: "a/x.md", are: ["../index.html Home", "index.html A &amp; B"])
    }

    @Test func `have no link to a folder without a page`() throws {
        try check(
            files, of: "a/b/y.md", are: ["../../index.html Home", "../index.html A &amp; B", "b"])
    }

    @Test func `of a folder's page lead to the folders around it`() throws {
        try check(files, of: "a/index.md", are: ["../index.html Home"])
        try check(
            files, of: "a/c/index.md", are: ["../../index.html Home", "../index.html A &amp; B"])
    }

    @Test(arguments: ["index.md", "about.md", "a/h.md"])
    func `are not there at the top, and not on a hidden page`(_ page: String) throws {
        try check(files, of: page, are: [])
    }

    @Test func `begin with the first folder where the site has no home page`() throws {
        try check(["a/index.md": "# A", "a/x.md": "# X"], of: "a/x.md", are: ["index.html A"])
    }
}
