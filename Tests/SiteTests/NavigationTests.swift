import Diagnostics
import TestSupport
import Testing

@testable import Pages
@testable import Site
@testable import SiteNavigation

/// Compares the order in which pages are read, by their addresses.
private func check(
    _ files: [String: String], _ configuration: String = "", order expected: [String],
    finds problems: [String] = [], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let (navigation, found) = navigation(files, configuration)
    #expect(navigation.order == expected, sourceLocation: sourceLocation)
    #expect(found == problems, sourceLocation: sourceLocation)
}

/// Compares the tree of titles, one item a line, indented by depth.
private func check(
    _ files: [String: String], _ configuration: String = "", tree expected: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let lines = navigation(files, configuration).0.items.flatMap(\.lines)
    #expect(lines.joined(separator: "\n") == expected, sourceLocation: sourceLocation)
}

private func navigation(
    _ files: [String: String], _ configuration: String
) -> (Navigation, [String]) {
    let marked = MarkedText(configuration, path: "sitegen.yml")
    let read = SiteConfiguration.parse(marked.file).value
    let made = Navigation.make(pages(files).value, configuration: read)
    return (made.value, words(made.diagnostics, in: marked))
}

extension Navigation.Item {
    fileprivate var lines: [String] {
        switch self {
        case .page(let title, _): [title]
        case .section(let title, let url, let items):
            ["\(title)/\(url == nil ? "" : " with a page")"]
                + items.flatMap(\.lines).map { "  " + $0 }
        }
    }
}

/// Pages with their names as titles.
private func titled(_ paths: String...) -> [String: String] {
    Dictionary(uniqueKeysWithValues: paths.map { ($0, "") })
}

@Suite struct `The order of pages` {
    @Test func `is that of their names`() {
        check(titled("b.md", "a.md", "c.md"), order: ["a.html", "b.html", "c.html"])
    }

    @Test func `is that of their numbers`() {
        check(titled("10-b.md", "9-c.md", "20-a.md"), order: ["c.html", "b.html", "a.html"])
    }

    @Test func `has numbered ones first`() {
        check(titled("a.md", "10-z.md"), order: ["z.html", "a.html"])
    }

    @Test func `mixes pages and folders`() {
        check(
            titled("30-c.md", "20-b/x.md", "10-a.md"), order: ["a.html", "b/x.html", "c.html"])
    }

    @Test func `begins with the home page`() {
        check(titled("10-a.md", "index.md"), order: ["index.html", "a.html"])
    }

    @Test func `has a folder's own page before its others`() {
        check(titled("a/10-x.md", "a/index.md"), order: ["a/index.html", "a/x.html"])
    }

    @Test func `is overruled by front matter`() {
        check(
            ["10-a.md": "---\norder: 3\n---\n", "20-b.md": "---\norder: 2\n---\n"],
            order: ["b.html", "a.html"])
    }

    @Test func `is overruled by front matter among numbers`() {
        check(
            ["10-a.md": "", "20-b.md": "", "z.md": "---\norder: 15\n---\n"],
            order: ["a.html", "z.html", "b.html"])
    }

    @Test func `is overruled for a folder by its own page`() {
        check(
            ["a/index.md": "---\norder: 9\n---\n", "5-b.md": ""],
            order: ["b.html", "a/index.html"])
    }

    @Test func `may be before all others`() {
        check(["0-a.md": "", "b.md": "---\norder: -1\n---\n"], order: ["b.html", "a.html"])
    }

    @Test func `has no hidden pages`() {
        check(["a.md": "", "b.md": "---\nnav: hidden\n---\n"], order: ["a.html"])
    }

    @Test func `is the same for any order of files`() {
        let files = pageFiles(
            titled("1-a/x.md", "01-a/y.md", "001-a/z.md", "a.md", "a/w.md", "b.md"))
        var orders: Set<[String]> = []
        for shift in files.indices {
            let shifted = Array(files[shift...] + files[..<shift])
            let pages = Page.parseAll(shifted, configuration: SiteConfiguration()).value
            for _ in 0..<5 {
                orders.insert(
                    Navigation.make(pages, configuration: SiteConfiguration()).value.order)
            }
        }
        #expect(orders.count == 1)
    }
}

@Suite struct `The tree of pages` {
    @Test func `has folders with their pages`() {
        check(titled("a/x.md", "a/b/y.md"), tree: "a/\n  b/\n    y\n  x")
    }

    @Test func `names a folder by its own page`() {
        check(["10-a/index.md": "# All of A", "10-a/x.md": ""], tree: "All of A/ with a page\n  x")
    }

    @Test func `has a folder whose own page is hidden without a link`() {
        check(["a/index.md": "---\nnav: hidden\n---\n# A", "a/x.md": ""], tree: "a/\n  x")
    }

    @Test func `has no folder of hidden pages`() {
        check(["a/x.md": "---\nnav: hidden\n---\n", "b.md": ""], tree: "b")
    }
}

@Suite struct `Groups` {
    private let files = titled("a/x.md", "20-b/y.md", "10-c/z.md", "index.md")

    @Test func `stand in the order of the configuration`() {
        check(
            files, "nav:\n  - One: a/\n  - Two: b/\n  - Three: c/",
            order: ["index.html", "a/x.html", "b/y.html", "c/z.html"])
    }

    @Test func `stand before what they do not name`() {
        check(
            files, "nav: [{One: a/}]", order: ["index.html", "a/x.html", "c/z.html", "b/y.html"])
    }

    @Test func `give folders their titles`() {
        check(
            files, "nav: [{One: a/}, {Two: b}]",
            tree: "index\nOne/\n  x\nTwo/\n  y\nc/\n  z")
    }

    @Test func `name folders with their numbers too`() {
        check(
            titled("20-b/y.md", "a/x.md"), "nav: [{Two: 20-b/}]", order: ["b/y.html", "a/x.html"])
    }

    @Test func `of an unknown folder have a near miss`() {
        check(
            titled("guide/x.md"), "nav: [{Guide: 1️⃣giude/}]", order: ["guide/x.html"],
            finds: ["1️⃣ the folder 'giude' has no page; did you mean 'guide/'? [unknown-folder]"])
    }

    @Test func `of a folder without pages are pointed at`() {
        check(
            titled("guide/x.md"), "nav: [{API: 1️⃣reference/}]", order: ["guide/x.html"],
            finds: ["1️⃣ the folder 'reference' has no page [unknown-folder]"])
    }

    @Test func `name a folder once`() {
        check(
            titled("guide/x.md"), "nav: [{Guide: guide/}, {Again: 1️⃣guide/}]",
            order: ["guide/x.html"],
            finds: ["1️⃣ another group has the folder 'guide' already [duplicate-folder]"])
    }
}

@Suite struct `The navigation's HTML` {
    private func html(_ files: [String: String], from page: String) -> String {
        let pages = pages(files).value
        return Navigation.make(pages, configuration: SiteConfiguration()).value
            .html(from: PagePath(source: page))
    }

    @Test func `marks the current page`() {
        let html = html(titled("a.md", "b.md"), from: "a.md")
        #expect(
            html == """
                <ul>
                <li><a href="a.html" aria-current="page">a</a></li>
                <li><a href="b.html">b</a></li>
                </ul>

                """)
    }

    @Test func `has a folded folder`() {
        let html = html(titled("a/x.md", "b.md"), from: "b.md")
        #expect(html.contains("<details><summary>a</summary>"))
    }

    @Test func `unfolds the folders around the current page`() {
        let html = html(titled("a/b/x.md", "c/y.md"), from: "a/b/x.md")
        #expect(html.contains("<details open><summary>a</summary>"))
        #expect(html.contains("<details open><summary>b</summary>"))
        #expect(html.contains("<details><summary>c</summary>"))
    }

    @Test func `has the link of a folder beside its toggle`() throws {
        let html = html(titled("a/index.md", "a/x.md"), from: "a/x.md")
        #expect(
            html.contains(
                "<a href=\"index.html\">index</a><details open><summary>"
                    + "<span class=\"hidden\">Pages of index</span></summary>"))
        for (tag, parents) in try Markup(html).tagsWithParents where tag.name == "a" {
            #expect(!parents.contains { $0.name == "summary" })
        }
    }

    @Test func `escapes titles`() {
        let html = html(["a.md": "# A `<b>` & \"c\""], from: "b.md")
        #expect(html.contains(">A &lt;b&gt; &amp; “c”</a>"))
    }

    @Test func `escapes addresses`() {
        let html = html(titled("c#.md"), from: "b.md")
        #expect(html.contains("<a href=\"c%23.html\">c#</a>"))
    }

    @Test func `is well formed`() throws {
        let html = html(
            titled("index.md", "a/index.md", "a/x.md", "a/b/y.md", "c/z.md"), from: "a/x.md")
        try Markup(html).checkNesting()
    }
}
