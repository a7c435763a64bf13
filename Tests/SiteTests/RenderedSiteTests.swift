import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Site

@Suite struct `A rendered site` {
    @Test func `has a file for each page`() {
        let site = TestSite(["index.md": "# A", "10-b/20-c.md": "# C"])
        let pages = site.rendered.files.keys.filter { $0.hasSuffix(".html") }.sorted()
        #expect(pages == ["b/c.html", "index.html"])
    }

    @Test func `links pages whose names end in another way, and publishes no text of theirs`() {
        let files = ["a.md": "[b](B.MD?x) [c](c.markdown)", "B.MD": "# B", "c.markdown": "# C"]
        let site = TestSite(files)
        #expect(site.diagnostics.isEmpty)
        #expect(site.text("a.html").contains("href=\"B.html?x\""))
        #expect(site.text("a.html").contains("href=\"c.html\""))
        #expect(namedFiles(pages(files).value).isEmpty)
    }

    @Test func `has the files that pages name`() {
        let site = TestSite(["a.md": "![b](b.png)"], named: ["b.png": [1, 2]])
        #expect(site.rendered.files["b.png"]?.bytes == [1, 2])
    }

    @Test func `has scripts that a site may shadow`() {
        let site = TestSite(["a.md": ""], templates: ["assets/site.js": "mine"])
        let scripts = site.rendered.files.filter { $0.key.hasPrefix("assets/site.") }
        #expect(scripts.values.map { String(decoding: $0.bytes, as: UTF8.self) } == ["mine"])
    }

    @Test func `has its scripts without comments and indentation`() throws {
        let site = TestSite(["a.md": ""])
        for name in ["site", "theme"] {
            let path = try #require(
                site.contents.keys.first { $0.hasPrefix("assets/\(name).") && $0.hasSuffix(".js") })
            let lines = site.text(path).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count > 2)
            #expect(
                !lines.dropLast().contains { $0.isEmpty || $0.hasPrefix(" ") || $0.hasPrefix("//") }
            )
        }
    }

    @Test func `has the further assets of its templates under their own names`() {
        let site = TestSite(
            ["b/a.md": ""],
            templates: [
                "assets/extra.css": "p {}", "assets/fonts/a.woff2": "f",
                "head.mustache": "<link rel=\"stylesheet\" href=\"{{assets}}/extra.css\">",
            ])
        #expect(site.diagnostics.isEmpty)
        #expect(site.text("assets/extra.css") == "p {}")
        #expect(site.text("assets/fonts/a.woff2") == "f")
        #expect(site.text("b/a.html").contains("href=\"../assets/extra.css\""))
    }

    @Test(arguments: ["extra.css", "page.html", "Page.MUSTACHE", "asset/a.css", "assets"])
    func `has no file in its templates that nothing can use`(_ path: String) {
        let site = TestSite(["a.md": ""], templates: [path: ""])
        #expect(
            words(site.diagnostics) == [
                "(templates/\(path):1:1) '\(path)' is neither a template nor an asset "
                    + "[unused-template-file]"
            ])
    }

    @Test func `has no asset where a page or its file is`() {
        let site = TestSite(
            ["assets/a.md": "![b](b.css)"], templates: ["assets/a.html": "", "assets/b.css": ""],
            named: ["assets/b.css": [1]])
        #expect(
            words(site.diagnostics) == [
                "(templates/assets/a.html:1:1) this asset and 'content/assets/a.md' both become "
                    + "'assets/a.html' [same-address]",
                "(templates/assets/b.css:1:1) this asset and 'content/assets/b.css' both become "
                    + "'assets/b.css' [same-address]",
            ])
    }

    @Test func `has one style sheet, named by its content`() {
        let first = TestSite(["a.md": ""], templates: ["assets/style.css": "a {}"])
        let second = TestSite(["a.md": ""], templates: ["assets/style.css": "b {}"])
        let names = [first, second].map { site in
            site.rendered.files.keys.filter { $0.hasPrefix("assets/style.") }
        }
        #expect(names.map(\.count) == [1, 1])
        #expect(names[0] != names[1])
    }

    @Test func `links to its style sheet from any depth`() throws {
        let site = TestSite(["a/b/c.md": ""])
        let sheet = try #require(site.rendered.files.keys.first { $0.hasPrefix("assets/style.") })
        #expect(site.text("a/b/c.html").contains("href=\"../../\(sheet)\""))
    }

    @Test func `has whole addresses in canonical links`() {
        let site = TestSite(
            ["a/c#.md": "", "index.md": ""], configuration: "url: https://a.example/b")
        #expect(site.text("a/c#.html").contains("href=\"https://a.example/b/a/c%23.html\""))
        #expect(site.text("index.html").contains("rel=\"canonical\" href=\"https://a.example/b/\""))
    }

    @Test func `has no canonical links without an address`() {
        #expect(!TestSite(["a.md": ""]).text("a.html").contains("canonical"))
    }

    @Test func `leads from page to page`() {
        let site = TestSite(["a.md": "# A", "b/index.md": "# B", "c.md": "# C"])
        let page = site.text("b/index.html")
        #expect(page.contains("<link rel=\"prev\" href=\"../a.html\">"))
        #expect(page.contains("<link rel=\"next\" href=\"../c.html\">"))
    }

    @Test func `leads nowhere from a hidden page`() {
        let site = TestSite(["a.md": "", "b.md": "---\nnav: hidden\n---\n", "c.md": ""])
        #expect(!site.text("b.html").contains("rel=\"prev\""))
        #expect(site.text("a.html").contains("<link rel=\"next\" href=\"c.html\">"))
    }

    @Test func `names pages and site in titles`() {
        let site = TestSite(
            ["a.md": "# A & B", "b.md": "# Docs"], configuration: "title: Docs")
        #expect(site.text("a.html").contains("<title>A &amp; B – Docs</title>"))
        #expect(site.text("b.html").contains("<title>Docs</title>"))
    }

    @Test func `describes pages, otherwise itself`() {
        let site = TestSite(
            ["a.md": "---\ndescription: One\n---\n", "b.md": ""], configuration: "description: All")
        #expect(site.text("a.html").contains("content=\"One\""))
        #expect(site.text("b.html").contains("content=\"All\""))
    }

    @Test func `escapes what the configuration says`() throws {
        let payload = "\\\"><script>x</script>"
        let site = TestSite(
            ["a.md": "# A"],
            configuration: "title: \"\(payload)\"\ndescription: \"\(payload)\"\n"
                + "language: \"\(payload)\"\nrepository: \"https://\(payload)\"\n"
                + "url: \"https://\(payload)\"\n")
        #expect(site.diagnostics.isEmpty)
        let markup = try Markup(site.text("a.html"))
        #expect(markup.tags.allSatisfy { $0.name != "script" || $0.attributes["src"] != nil })
    }

    @Test func `collects what is wrong with links, navigation and templates`() {
        let site = TestSite(
            ["a.md": "[x](b.md)"], configuration: "nav: [{X: y/}]",
            templates: ["footer.mustache": "{{x}}"])
        #expect(
            Set(site.diagnostics.map(\.code)) == [
                "broken-link", "unknown-folder", "unknown-template-name",
            ])
    }

    @Test func `keeps the numbers of files in addresses if it is told to`() {
        let site = TestSite(
            [
                "20-b/10-a.md": "[x](../5-a.md#t) [y](../5-a.html)", "5-a.md": "# T",
                "9-a.md": "# U",
            ],
            configuration: "order-prefix: keep")
        #expect(words(site.diagnostics) == [])
        let pages = site.rendered.files.keys.filter { $0.hasSuffix(".html") }.sorted()
        #expect(pages == ["20-b/10-a.html", "5-a.html", "9-a.html"])
        #expect(site.text("9-a.html").contains("<link rel=\"prev\" href=\"5-a.html\">"))
        #expect(site.text("20-b/10-a.html").contains("href=\"../5-a.html#t\""))
    }

    @Test func `weighs mistakes of links as it is told to`() {
        func found(_ configuration: String) -> [String] {
            TestSite(
                ["a.md": "[x](b.md) [y](#z) [j](javascript:x)"], configuration: configuration
            ).diagnostics.map { "\($0.code) \($0.severity)" }
        }
        #expect(
            found("") == [
                "broken-link error", "missing-anchor error", "unsafe-link error",
            ])
        #expect(
            found("checks: {links: warn, anchors: off}") == [
                "broken-link warning", "unsafe-link error",
            ])
    }

    @Test func `is the same for the same input`() {
        let files = ExampleSite.files
        let first = TestSite(files, configuration: ExampleSite.configuration)
        let second = TestSite(files, configuration: ExampleSite.configuration)
        #expect(first.contents == second.contents)
    }

    @Test func `is the same for pages in any order`() {
        let source = ExampleSite.source
        var random = SplitMix64(seed: 7)
        let expected = TestSite(source: source).contents
        for _ in 0..<10 {
            var shuffled = source
            shuffled.pages.shuffle(using: &random)
            #expect(TestSite(source: shuffled).contents == expected)
        }
    }
}

/// A site with something of everything.
enum ExampleSite {
    static let configuration = """
        title: Everything
        url: https://a.example/base/
        repository: https://a.example/source
        nav: [{Guide: guide/}, {"C & C++": c++/}]
        """

    static let files = [
        "index.md": """
        # Home

        [Guide](20-guide/), [tasks](20-guide/10-tasks.md#größe), [C](c++/c%23.md)
        and [an example](20-guide/10-tasks.md#example-kettle). ![p](files/p%20q.png)[^1]

        | a | b |
        |---|--:|
        | c | d |

        - [x] done

        [^1]: A note with [a link](20-guide/index.md).
        """,
        "20-guide/index.md": "# Guide\n\n[up](../index.md) [itself](./) [top](/)\n",
        "20-guide/10-tasks.md": """
        ---
        description: "Tasks, \\"quoted\\" & <marked>"
        ---

        # Tasks

        ## Größe

        ```swift session=kettle id=kettle
        print("<b>")
        ```

        ```output
        <b>
        ```

        ## Größe

        Prose between.

        ```swift session=kettle
        print("c", 1)
        ```

        Prose.

        ```output contains
        c [..]
        ```

        ### Deep

        ```swift session=kettle file="A.swift"
        let a = 1
        ```

        ```json file="a/b.json"
        {}
        ```

        ```swift compile-fail
        let a: Int = "a"
        ```

        ```diagnostics
        1:14: error: cannot convert
        ```

        ```swift should-crash
        fatalError("x")
        ```

        ```stderr
        Fatal error: x
        ```

        ```swift exit=3
        exit(3)
        ```

        ```swift no-run
        ```

        ```swift sketch
        …
        ```

        ```swift ignore="needs \\"a\\" network"
        ```

        ```Swift
        // swift-tools-version: 6.2
        ```

        ```text
        no Swift
        ```

            indented

        - a list

          ```swift id=in-list
          print(2)
          ```

          ```output
          2
          ```
        """,
        "20-guide/30-hidden.md": "---\nnav: hidden\ntitle: Hidden\n---\n[x](10-tasks.md)\n",
        "c++/c#.md": "# C#\n\n[up](../20-guide/10-tasks.md#deep)\n",
        "c++/a: 100%?.md": "# A\n\n[c](c%23.md) [self](a%3A%20100%25%3F.md)\n",
        "é/'ü' & \"x\".md": "# É\n\n## Ü\n\n[here](#ü)\n\n```swift\n1\n```\n",
    ]

    static var source: SiteSource {
        SiteSource(
            configuration: .init(
                path: "sitegen.yml", displayPath: "sitegen.yml", bytes: Array(configuration.utf8)),
            pages: pageFiles(files))
    }

    static let named: [String: [UInt8]] = [
        "files/p q.png": [0x89] + Array("PNG\r\n\u{1A}\n\0\0\0\rIHDR\0\0\0\u{9}\0\0\0\u{9}".utf8)
    ]

    static let site = TestSite(files, configuration: configuration, named: named)
}
