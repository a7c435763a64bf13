import Diagnostics
import TestSupport
import Testing

@testable import Pages
@testable import Site

private func printed(_ files: [String: String], named: [String: [UInt8]] = [:]) -> String {
    let site = TestSite(
        files, configuration: "outputs: [print]\n", templates: ["page.mustache": "{{{content}}}"],
        named: named)
    #expect(site.diagnostics.isEmpty)
    return site.text("print.html")
}

@Suite struct `The page of all pages` {
    private let files = [
        "index.md":
            "# Home\n\n[D](b/20-d.md#e) [b](b/index.md) [own](#home) [out](https://f.g/#h)\n",
        "b/index.md": "# B\n",
        "b/20-d.md": "# D\n\n## E\n\n![f](g.svg)\n\n[up](../index.md)\n",
    ]
    private var page: String {
        printed(files, named: ["b/g.svg": Array("<svg viewBox='0 0 2 1'/>".utf8)])
    }

    @Test func `has them in the order in which they are read`() {
        let sections = page.matches(of: /<article class="chapter" id="([^"]*)">/)
        #expect(sections.map { String($0.output.1) } == ["index", "b/index", "b/d"])
    }

    @Test func `begins with a list of them`() {
        let links = page.prefix(upTo: page.firstRange(of: "</nav>")!.lowerBound)
            .matches(of: /href="([^"]*)"/)
        #expect(links.map { String($0.output.1) } == ["#index", "#b/index", "#b/d"])
    }

    @Test func `leads within itself`() {
        #expect(page.contains("<a href=\"#b/d:e\">D</a>"))
        #expect(page.contains("<a href=\"#b/index\">b</a>"))
        #expect(page.contains("<a href=\"#index:home\">own</a>"))
        #expect(page.contains("<a href=\"#index\">up</a>"))
        #expect(page.contains("<a href=\"https://f.g/#h\">out</a>"))
        #expect(page.contains("<img src=\"b/g.svg\""))
    }

    @Test func `has each id once, and each that a link names`() throws {
        let site = TestSite(
            ["a b.md": "# A\n\n## S\n\n[b](b.md#s)\n\n[s](#s)\n", "b.md": "# A\n\n## S\n"],
            configuration: "outputs: [print]\n")
        let markup = try Markup(site.text("print.html"))
        let ids = markup.tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        #expect(ids.contains("a_b:s"))
        let places = markup.tags.compactMap { $0.attributes["href"] }
            .filter { $0.hasPrefix("#") }.map { $0.dropFirst().percentDecoded }
        #expect(Set(places).isSubset(of: ids))
        #expect(throws: Never.self) { try markup.checkNesting() }
    }

    @Test func `has one heading of the first level, and those of pages below it`() {
        let levels = page.matches(of: /<(h[1-6])[ >]/).map { String($0.output.1) }
        #expect(levels == ["h1", "h2", "h2", "h2", "h3"])
    }

    @Test func `has open what is folded, but how an example was checked`() {
        let text = """
            # A

            <details><summary>Solution</summary>

            ```swift
            print(1)
            ```

            ```output
            1
            ```

            </details>
            """
        let page = printed(["a.md": text])
        #expect(page.contains("<details open><summary>Solution</summary>"))
        #expect(page.contains("<details class=\"how\">"))
    }

    @Test func `is not for search engines, and is named on pages`() {
        let site = TestSite(
            ["b/a.md": "# A\n"], configuration: "url: https://a.b/\noutputs: [print, sitemap]\n")
        #expect(site.text("print.html").contains("content=\"noindex\""))
        #expect(!site.text("print.html").contains("canonical"))
        #expect(!site.text("sitemap.xml").contains("print"))
        #expect(site.text("b/a.html").contains("href=\"../print.html\""))
    }
}
