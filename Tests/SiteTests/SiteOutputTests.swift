import Diagnostics
import TestSupport
import Testing

@testable import Pages
@testable import Site

@Suite struct `The outputs of a site` {
    @Test func `are those that the configuration names`() {
        let pages = ["index.md": "# A\n"]
        let with = TestSite(pages, configuration: "outputs: [robots]\n")
        let without = TestSite(pages, configuration: "outputs: []\n")
        #expect(
            Set(with.contents.keys).symmetricDifference(without.contents.keys) == ["robots.txt"])
    }

    @Test func `are files that pages can link to`() {
        let page = ["a/b.md": "[robots](../robots.txt)\n"]
        let site = TestSite(page, configuration: "outputs: [robots]\n")
        #expect(site.diagnostics.isEmpty)
        #expect(site.text("a/b.html").contains("href=\"../robots.txt\""))
        #expect(
            words(TestSite(page).diagnostics) == [
                "(content/a/b.md:1:10) the link '../robots.txt' leads nowhere [broken-link]"
            ])
    }

    @Test func `have no address of another file`() {
        let site = TestSite(
            ["a.md": "[robots](robots.txt)\n"], configuration: "outputs: [robots]\n",
            named: ["robots.txt": [1]])
        #expect(
            words(site.diagnostics) == [
                "(content/robots.txt:1:1) this file and the output 'robots' both become "
                    + "'robots.txt' [same-address]"
            ])
    }
}

@Suite struct `The sitemap` {
    @Test func `has the whole address of each page`() {
        let site = TestSite(
            ["index.md": "# A\n", "b & c/d.md": "", "e.md": "---\nnav: hidden\n---\n"],
            configuration: "url: https://a.b/c\noutputs: [sitemap]\n")
        #expect(
            site.text("sitemap.xml") == """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>https://a.b/c/</loc></url>
                <url><loc>https://a.b/c/b%20&amp;%20c/d.html</loc></url>
                <url><loc>https://a.b/c/e.html</loc></url>
                </urlset>

                """)
    }

    @Test func `needs the address of the site`() {
        let site = TestSite(["a.md": ""], configuration: "outputs:\n  - sitemap\n")
        #expect(site.contents["sitemap.xml"] == nil)
        #expect(
            words(site.diagnostics) == [
                "(sitegen.yml:2:5) a sitemap needs the address of the site, which is not stated "
                    + "[output-without-url]"
            ])
    }

    @Test func `is named in robots.txt where there is one`() {
        func robots(_ configuration: String) -> String {
            TestSite(["a.md": ""], configuration: configuration).text("robots.txt")
        }
        let start = "User-agent: *\nAllow: /\n"
        #expect(
            robots("url: https://a.b/\noutputs: [sitemap, robots]\n")
                == start + "Sitemap: https://a.b/sitemap.xml\n")
        #expect(robots("url: https://a.b/\noutputs: [robots]\n") == start)
        #expect(robots("outputs: [robots]\n") == start)
    }
}

@Suite struct `The page for what is not there` {
    private let files = ["index.md": "# A\n", "b/c.md": "# C\n"]

    private func links(on page: String, of site: TestSite) -> [String] {
        site.text(page).matches(of: /(?:href|src)="([^"]*)"/).map { String($0.output.1) }
    }

    @Test func `has links that lead to the site from any address`() {
        let site = TestSite(files, configuration: "url: https://a.b/base\noutputs: ['404']\n")
        let links = links(on: "404.html", of: site)
        #expect(links.contains("/base/b/c.html"))
        #expect(links.contains("/base/index.html"))
        #expect(links.allSatisfy { $0.hasPrefix("/base/") || $0.hasPrefix("#") })
    }

    @Test func `has relative links where the address of the site is not stated`() {
        let site = TestSite(files, configuration: "outputs: ['404']\n")
        #expect(links(on: "404.html", of: site).contains("b/c.html"))
        #expect(!links(on: "404.html", of: site).contains { $0.hasPrefix("/") })
    }

    @Test func `is not for search engines`() {
        let site = TestSite(
            files, configuration: "url: https://a.b/\noutputs: ['404', sitemap]\n")
        #expect(site.text("404.html").contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(!site.text("404.html").contains("canonical"))
        #expect(!site.text("index.html").contains("noindex"))
        #expect(!site.text("sitemap.xml").contains("404"))
    }

    @Test func `is the author's where there is one`() {
        let own = ["404.md": "---\nnav: hidden\n---\n# Gone\n\n[C](b/c.md) [B](x.png)\n"]
        let site = TestSite(
            files.merging(own) { $1 },
            configuration: "url: https://a.b/base/\noutputs: ['404', sitemap]\n",
            named: ["x.png": [1]])
        #expect(site.diagnostics.isEmpty)
        #expect(site.text("404.html").contains("<h1 id=\"gone\">Gone</h1>"))
        let links = links(on: "404.html", of: site)
        #expect(links.contains("/base/b/c.html") && links.contains("/base/x.png"))
        #expect(!site.text("sitemap.xml").contains("404"))
    }
}

@Suite struct `The head of a page` {
    private func head(_ page: String, _ configuration: String, named: [String: [UInt8]] = [:])
        -> [Substring]
    {
        TestSite(["b/a.md": page], configuration: configuration, named: named)
            .text("b/a.html").split(separator: "\n").filter {
                $0.contains("og:") || $0.contains("canonical")
            }
    }

    @Test func `says what links to the page show of it`() {
        let page = "---\ndescription: One & all\nimage: c d.png\n---\n# A \"b\"\n"
        #expect(
            head(page, "title: T\nurl: https://a.b/c\n", named: ["b/c d.png": [1]]) == [
                "<link rel=\"canonical\" href=\"https://a.b/c/b/a.html\">",
                "<meta property=\"og:type\" content=\"website\">",
                "<meta property=\"og:site_name\" content=\"T\">",
                "<meta property=\"og:title\" content=\"A “b”\">",
                "<meta property=\"og:url\" content=\"https://a.b/c/b/a.html\">",
                "<meta property=\"og:description\" content=\"One &amp; all\">",
                "<meta property=\"og:image\" content=\"https://a.b/c/b/c%20d.png\">",
            ])
    }

    @Test func `has no whole address where that of the site is not stated`() {
        #expect(head("---\nimage: c.png\n---\n", "title: T\n", named: ["b/c.png": [1]]) == [])
    }

    @Test func `can have a picture of another host`() {
        let page = "---\nimage: https://c.d/e.png\n---\n"
        #expect(
            head(page, "url: https://a.b/\n").contains(
                "<meta property=\"og:image\" content=\"https://c.d/e.png\">"))
    }

    @Test func `has a picture that is there`() {
        let files = ["b/a.md": "---\nimage: c.png\n---\n"]
        #expect(
            words(TestSite(files).diagnostics) == [
                "(content/b/a.md:2:8) the link 'c.png' leads nowhere [broken-link]"
            ])
        #expect(namedFiles(pages(files).value) == ["b/c.png"])
    }
}
