import Diagnostics
import Testing

@testable import Pages
@testable import Site

@Suite struct `An aside on a page` {
    private func check(
        _ markdown: String, has html: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let site = TestSite(["index.md": "# A\n\n" + markdown])
        #expect(site.diagnostics.isEmpty, sourceLocation: sourceLocation)
        let page = site.text("index.html")
        #expect(page.contains(html), "\(page)", sourceLocation: sourceLocation)
    }

    @Test func `says its kind by a sign and a word`() {
        check(
            "> [!NOTE]\n> b",
            has: """
                <div class="aside note" role="note">
                <p class="title"><span class="icon" aria-hidden="true">ℹ\u{FE0E}</span> Note</p>
                <p>b</p>
                </div>
                """)
    }

    @Test func `with a title of its own tells its kind to those who do not see the sign`() {
        check(
            "> [!WARNING] *b*\n> c",
            has: """
                <span class="hidden">Warning: </span><em>b</em></p>
                <p>c</p>
                </div>
                """)
    }

    @Test func `holds the figure of an example`() {
        check(
            "> Tip: b\n>\n> ```swift\n> let c = 1\n> ```\n",
            has: "<p>b</p>\n<figure class=\"example")
    }

    @Test func `of no kind is an error`() {
        let site = TestSite(["index.md": "> [!NOTES]\n> a"])
        #expect(site.diagnostics.map(\.code) == ["unknown-aside"])
    }
}

@Suite struct `Prose on a page` {
    @Test func `is typeset by the language of the site, ids and code are not`() {
        let text = "# \"A\" -- b\n\n## 'C' -- d\n\n'e' `'f'` [g](#c----d)\n"
        let site = TestSite(["index.md": text], configuration: "language: de\ntitle: X\n")
        #expect(site.diagnostics.isEmpty)
        let page = site.text("index.html")
        #expect(page.contains("<h1 id=\"a----b\">„A“ – b</h1>"), "\(page)")
        #expect(page.contains("<h2 id=\"c----d\">‚C‘ – d</h2>"))
        #expect(page.contains("<p>‚e‘ <code>'f'</code> <a href=\"#c----d\">g</a></p>"))
        #expect(page.contains("<title>„A“ – b – X</title>"))
    }

    @Test func `has the title of its front matter as its heading has it`() {
        let site = TestSite(["index.md": "---\ntitle: It's \"A\"\n---\n# It's \"A\"\n"])
        #expect(site.diagnostics.isEmpty)
        #expect(site.text("index.html").contains(">It’s “A”</h1>"))
    }

    @Test func `stays as it is written where the site says so`() {
        let site = TestSite(["index.md": "# It's \"A\"...\n"], configuration: "typeset: false\n")
        #expect(site.text("index.html").contains("It's &quot;A&quot;...</h1>"))
    }

    @Test func `of the title of the site is typeset too, so that its page has it once`() {
        let site = TestSite(["index.md": "# It's A\n"], configuration: "title: It's A\n")
        #expect(site.text("index.html").contains("<title>It’s A</title>"))
    }

    @Test func `without a heading has a title that is typeset`() {
        let site = TestSite(["index.md": "---\ntitle: It's \"*A*\"\n---\nb\n"])
        #expect(site.text("index.html").contains("<h1>It’s “*A*”</h1>"))
    }
}

@Suite struct `An image on a page` {
    private static let svg = Array("<svg width=\"30\" height=\"20\"/>".utf8)

    private func check(
        _ markdown: String, named: [String: [UInt8]] = ["a.svg": svg, "b/c.svg": svg],
        has html: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let site = TestSite(["d/index.md": "# A\n\n" + markdown], named: named)
        #expect(site.diagnostics.isEmpty, sourceLocation: sourceLocation)
        let page = site.text("d/index.html")
        #expect(page.contains(html), "\(page)", sourceLocation: sourceLocation)
    }

    @Test func `has its size and loads late`() {
        check(
            "![\"b\"](../a.svg 'c')",
            has:
                #"<p><img src="../a.svg" alt="“b”" title="c" width="30" height="20" loading="lazy"></p>"#
        )
    }

    @Test func `has its variant for dark colours beside it`() {
        check(
            "![b](/a.svg)", named: ["a.svg": Self.svg, "a~dark.svg": Self.svg],
            has: """
                <p><img src="../a.svg" alt="b" class="on-light" width="30" height="20" loading="lazy">\
                <img src="../a~dark.svg" alt="b" class="on-dark" width="30" height="20" loading="lazy"></p>
                """)
    }

    @Test func `of raw HTML leads where it does in markdown, and has its size`() {
        check(
            "<p><img alt='' src=../b/c.svg>\n<!-- <img> --><img src='../a.svg' width=9 alt=b></p>",
            has: """
                <p><img width="30" height="20" loading="lazy" alt='' src="../b/c.svg">
                <!-- <img> --><img loading="lazy" src="../a.svg" width=9 alt=b></p>
                """)
        check(
            "b <img src=\"../a.svg\" alt=\"\" loading=eager>",
            has: "b <img width=\"30\" height=\"20\" src=\"../a.svg\"")
    }

    @Test func `elsewhere has no size`() {
        check(
            "![b](https://c.example/d.png)",
            has: #"<img src="https://c.example/d.png" alt="b" loading="lazy">"#)
    }

    @Test func `is an ingredient of its page`() {
        func ingredients(_ named: [String: [UInt8]]) -> [String] {
            let site = TestSite(["index.md": "![b](a.svg)"], named: named)
            guard case .page(let page)? = site.rendered.files["index.html"] else { return [] }
            return page.ingredients
        }
        let first = ingredients(["a.svg": Self.svg])
        #expect(first == ingredients(["a.svg": Self.svg]))
        #expect(first != ingredients(["a.svg": Array("<svg width=\"31\" height=\"20\"/>".utf8)]))
        #expect(first != ingredients(["a.svg": Self.svg, "a~dark.svg": Self.svg]))
    }
}
