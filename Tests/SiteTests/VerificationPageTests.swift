import TestSupport
import Testing

@testable import Site

@Suite struct `The list of all examples` {
    private static let pages = [
        "index.md": "# Home\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n",
        "a/b.md": """
        # One & all

        ## Part

        ```swift compile-fail
        let a: Int = ""
        ```

        ```diagnostics
        1: error: no <such> thing
        ```

        ```swift sketch
        …
        ```
        """,
    ]

    private func site(_ configuration: String = "", pages: [String: String] = pages) -> TestSite {
        TestSite(pages, configuration: "outputs: [verification]\n" + configuration)
    }

    @Test func `has a link to each figure, with its state and its place`() {
        let text = site().text("verification.html")
        #expect(text.contains("<h2 id=\"page-2\"><a href=\"a/b.html\">One &amp; all</a></h2>"))
        #expect(
            text.contains(
                """
                <tr><td><a href="a/b.html#example-part-1">part-1</a></td>\
                <td data-label="What became of it"><span class="icon" aria-hidden="true">⊘</span> \
                <b>Does not compile, as intended</b></td>\
                <td data-label="Source"><code>content/a/b.md:5</code></td></tr>
                """))
        #expect(text.contains("<b>Ran as shown</b>"))
        #expect(text.contains("<b>Sketch, not compiled</b>"))
        #expect(text.contains("with Swift 6.3 when"))
    }

    @Test func `has each message of the compiler with the figures that show it`() {
        let text = site().text("verification.html")
        #expect(
            text.contains(
                """
                <tr><td><code>no &lt;such&gt; thing</code></td>\
                <td><a href="a/b.html#example-part-1">part-1</a></td></tr>
                """))
        #expect(text.contains("<h2 id=\"messages\">Messages of the compiler</h2>"))
    }

    @Test func `has no table of messages where there are none`() {
        let text = site(pages: ["index.md": "# A\n"]).text("verification.html")
        #expect(!text.contains("<table"))
        #expect(text.contains("<p class=\"summary\">no examples</p>"))
    }

    @Test func `has the navigation, and an outline`() {
        let text = site().text("verification.html")
        #expect(text.contains("<a href=\"a/b.html\">One &amp; all</a>"))
        #expect(text.contains("<a href=\"#page-2\">One &amp; all</a>"))
        #expect(text.contains("<a href=\"#messages\">Messages of the compiler</a>"))
        #expect(!text.contains("noindex"))
    }

    @Test func `leads to the sources of a repository that is known`() {
        let text = site("repository: https://github.com/a/b\n").text("verification.html")
        #expect(
            text.contains(
                "<a href=\"https://github.com/a/b/blob/HEAD/content/index.md?plain=1#L3\">"
                    + "<code>content/index.md:3</code></a>"))
    }

    @Test func `is in the sitemap`() {
        let site = TestSite(
            Self.pages, configuration: "url: https://a.b/\noutputs: [sitemap, verification]\n")
        #expect(site.text("sitemap.xml").contains("<loc>https://a.b/verification.html</loc>"))
    }

    @Test func `has further pages where there are many examples`() throws {
        let block = "```swift sketch\n…\n```\n\n"
        let many = String(repeating: block, count: 250)
        let site = site(pages: [
            "a.md": "# A\n\n" + many, "b.md": "# B\n\n" + many, "c.md": "# C\n",
        ])
        let names = site.contents.keys.filter { $0.hasPrefix("verification") }.sorted()
        #expect(names == ["verification-2.html", "verification.html"])
        #expect(site.text(names[1]).contains("<a href=\"verification-2.html\">Part 2</a>"))
        #expect(site.text(names[0]).contains("<a href=\"verification.html\">Part 1</a>"))
        for number in 1...250 {
            #expect(site.text(names[1]).contains("\"a.html#example-a-\(number)\""))
            #expect(site.text(names[0]).contains("\"b.html#example-b-\(number)\""))
        }
    }

    @Test func `is linked to from each page`() {
        #expect(site().text("a/b.html").contains("href=\"../verification.html\""))
        #expect(!TestSite(Self.pages).text("a/b.html").contains("verification"))
    }

    @Test func `has its sum on the home page alone`() {
        let sum = "3 examples: 1 ran, 1 refused by the compiler as intended, 1 not checked"
        #expect(site().text("index.html").contains("<a href=\"verification.html\">\(sum)</a>"))
        #expect(TestSite(Self.pages).text("index.html").contains("<p class=\"total\">\(sum)</p>"))
        #expect(!site().text("a/b.html").contains(sum))
    }

    @Test func `has every figure once, whatever the pages hold`() throws {
        let site = site()
        let text = site.text("verification.html")
        for (path, page) in try site.markup where path != "verification.html" {
            for tag in page.tags where tag.attributes["class"]?.hasPrefix("example") == true {
                guard let id = tag.attributes["id"] else { continue }
                #expect(text.ranges(of: "\"\(path)#\(id)\"").count >= 1, "\(path)#\(id)")
            }
        }
    }
}
