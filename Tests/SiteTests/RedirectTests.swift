import TestSupport
import Testing

@testable import Pages
@testable import Site

private let files = ["index.md": "# Home\n", "b/c.md": "# C\n\n## Install\n"]

/// What is wrong with a site with redirects.
private func problems(_ redirects: String, page: String = "# C\n\n## Install\n") -> [String] {
    words(
        TestSite(
            files.merging(["b/c.md": page]) { $1 }, configuration: "redirects:\n  \(redirects)\n"
        ).diagnostics)
}

@Suite struct `An address that a page had once` {
    @Test func `leads to the page`() throws {
        let site = TestSite(files, configuration: "redirects: { /old/a.html: /b/c.html }\n")
        let page = site.text("old/a.html")
        #expect(site.diagnostics.isEmpty)
        #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../b/c.html\">"))
        #expect(page.contains("<a class=\"moved\" href=\"../b/c.html\">C</a>"))
        #expect(page.contains("../assets/moved."))
        #expect(!page.contains("canonical"))
        #expect(throws: Never.self) { try Markup(page).checkNesting() }
    }

    @Test func `names the preferred address where that of the site is stated`() {
        let site = TestSite(
            files, configuration: "url: https://a.b/\nredirects: { /a.html: /b/c.html#install }\n")
        #expect(
            site.text("a.html").contains(
                "<link rel=\"canonical\" href=\"https://a.b/b/c.html\">"))
        #expect(site.text("a.html").contains("href=\"b/c.html#install\">C: Install</a>"))
    }

    @Test(arguments: ["/old.html", "old.html", "[/old.html]", "[x.html, 'old.html']"])
    func `can stand on the page`(_ value: String) {
        let site = TestSite(["b/c.md": "---\nredirect-from: \(value)\n---\n# C\n"])
        #expect(site.diagnostics.isEmpty)
        #expect(site.text("old.html").contains("href=\"b/c.html\">C</a>"))
    }

    @Test func `of a folder is that of its page`() {
        let site = TestSite(files, configuration: "redirects: { /x/: b/c.md }\n")
        #expect(site.text("x/index.html").contains("href=\"../b/c.html\""))
    }

    @Test func `can lead to another host`() {
        let site = TestSite(files, configuration: "redirects: { /x.html: 'https://a.b/?c&d' }\n")
        #expect(site.text("x.html").contains("href=\"https://a.b/?c&amp;d\""))
    }

    @Test func `has places that moved elsewhere`() {
        let site = TestSite(
            files,
            configuration: """
                redirects:
                  /a.html: /index.html
                  /a.html#setup: /b/c.html#install
                """)
        let item = """
            <ul class="moved">
            <li id="setup">What stood here has moved: <a href="b/c.html#install">C: Install</a></li>
            </ul>
            """
        #expect(site.text("a.html").contains(item))
        #expect(!site.text("index.html").contains("moved"))
    }

    @Test func `has a script only where there is one`() {
        let scripts = TestSite(files).contents.keys.filter { $0.contains("moved") }
        #expect(scripts == [])
    }
}

@Suite struct `A place that has moved from a page` {
    @Test func `stands at the end of the page`() {
        let site = TestSite(
            files, configuration: "redirects: { '/b/c.html#setup': '/index.html' }\n")
        #expect(site.diagnostics.isEmpty)
        let item = """
            <li id="setup">What stood here has moved: <a href="../index.html">Home</a></li>
            """
        #expect(site.text("b/c.html").contains(item))
        #expect(site.text("b/c.html").contains("<script src=\"../assets/moved."))
        #expect(!site.text("index.html").contains("moved"))
    }

    @Test func `is one that is gone`() {
        #expect(
            problems("'/b/c.html#install': /index.html") == [
                "(sitegen.yml:2:3) '/b/c.html#install' is there, so that nobody is led on from it "
                    + "[needless-redirect]"
            ])
    }

    @Test func `is on a page that is there`() {
        #expect(
            problems("'/x.html#install': /index.html") == [
                "(sitegen.yml:2:3) there is no page '/x.html' to lead on from "
                    + "[redirect-without-page]"
            ])
    }
}

@Suite struct `A redirect` {
    @Test func `leads to what is there`() {
        #expect(
            problems("/a.html: /b/d.html") == [
                "(sitegen.yml:2:12) the link '/b/d.html' leads nowhere [broken-link]"
            ])
        #expect(
            problems("/a.html: /b/c.html#instal") == [
                "(sitegen.yml:2:12) 'b/c.html' has no heading or example '#instal'; "
                    + "did you mean '#install'? [missing-anchor]"
            ])
        #expect(
            problems("/a.html: 'javascript:alert(1)'") == [
                "(sitegen.yml:2:12) a link may not begin with 'javascript:' [unsafe-link]"
            ])
    }

    @Test func `leads from no page that is there`() {
        #expect(
            problems("/b/c.html: /index.html") == [
                "(sitegen.yml:2:3) this redirect and 'content/b/c.md' both become 'b/c.html' "
                    + "[same-address]"
            ])
    }

    @Test func `is the only one of its address`() {
        #expect(
            problems("/a.html: /index.html", page: "---\nredirect-from: a.html\n---\n# C\n") == [
                "(content/b/c.md:2:16) '/a.html' has a redirect already, at sitegen.yml:2 "
                    + "[duplicate-redirect]"
            ])
    }

    @Test(arguments: [
        "../a.html", "/a", "/a.txt", "'#a'", "https://a.b/c.html", "//a.b/c.html", ".html", "''",
        "/a.html#", "/a.html#b%20c", "\"/\\0.html\"",
    ])
    func `leads from an address that a page can have`(_ address: String) {
        let found = problems("\(address): /index.html")
        #expect(found.count == 1)
        #expect(found[0].contains("is not the address of a page [key-value]"), "\(found)")
    }
}
