import TestSupport
import Testing

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
                <url><loc>https://a.b/c/b%20&amp;%20c/d.html</loc></url>
                <url><loc>https://a.b/c/e.html</loc></url>
                <url><loc>https://a.b/c/</loc></url>
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
