import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Site

@Suite struct `A theme` {
    private func asset(_ site: TestSite, _ name: String, _ ending: String) throws -> String {
        try #require(
            site.contents.keys.first { $0.hasPrefix("assets/\(name).") && $0.hasSuffix(ending) })
    }

    @Test func `has its accent in the style sheet`() throws {
        let site = TestSite(
            ["a.md": ""], configuration: "theme: {accent: {light: \"#0a58c2\", dark: \"#7db7ff\"}}")
        let sheet = site.text(try asset(site, "style", ".css"))
        #expect(sheet.hasSuffix("    --accent: light-dark(#0a58c2, #7db7ff);\n  }\n}\n"))
        let plain = TestSite(["a.md": ""])
        #expect(try asset(site, "style", ".css") != asset(plain, "style", ".css"))
    }

    @Test func `has papers that are those of the style sheet`() throws {
        let file = BuiltInTemplates.assets.first { $0.path == "assets/style.css" }
        let text = String(decoding: file?.bytes ?? [], as: UTF8.self)
        let papers = try ["bg", "surface"].map { name -> (Substring, Substring) in
            let pattern = try Regex("--\(name): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")
            let match = try #require(text.firstMatch(of: pattern))
            return (match[1].substring ?? "", match[2].substring ?? "")
        }
        #expect(papers.map { String($0.0) } == SiteTheme.lightPapers.map(\.text))
        #expect(papers.map { String($0.1) } == SiteTheme.darkPapers.map(\.text))
    }

    @Test func `has a logo in the header of each page`() throws {
        let site = TestSite(
            ["b/a.md": ""], configuration: "title: T\ntheme: {logo: assets/l.svg}",
            templates: ["assets/l.svg": "<svg/>"])
        let logo = try asset(site, "l", ".svg")
        #expect(
            site.text("b/a.html").contains(
                "<a class=\"home\" href=\"../index.html\"><img src=\"../\(logo)\" alt=\"\">T</a>"))
        #expect(site.contents["assets/l.svg"] == nil)
    }

    @Test func `has a style sheet that follows the first`() throws {
        let site = TestSite(
            ["a.md": ""], configuration: "theme: {css: assets/e.css}",
            templates: ["assets/e.css": "p {}"])
        let page = site.text("a.html")
        let first = try #require(page.range(of: try asset(site, "style", ".css")))
        let second = try #require(page.range(of: try asset(site, "e", ".css")))
        #expect(first.upperBound < second.lowerBound)
        #expect(!TestSite(["a.md": ""]).text("a.html").contains("assets/e."))
    }

    @Test func `has files that are there, and published`() {
        let site = TestSite(
            ["a.md": ""],
            configuration: "theme:\n  logo: assets/lgo.svg\n  css: e.css\n  words: w.yml",
            templates: ["assets/logo.svg": "", "e.css": ""])
        #expect(
            words(site.diagnostics) == [
                "(sitegen.yml:2:9) there is no file 'templates/assets/lgo.svg'; "
                    + "did you mean 'assets/logo.svg'? [missing-theme-file]",
                "(sitegen.yml:3:8) 'templates/e.css' is not published with the site "
                    + "[missing-theme-file]",
                "(sitegen.yml:4:10) there is no file 'templates/w.yml' [missing-theme-file]",
                "(templates/e.css:1:1) 'e.css' is neither a template nor an asset "
                    + "[unused-template-file]",
            ])
    }
}

@Suite struct `The words of a site` {
    /// A page with something of everything, in words that are all in brackets.
    private var site: TestSite {
        let words = FrameWords().all.map { key, text in
            "\(key): \"[\(text)]\"\n"
        }.joined()
        return TestSite(
            ExampleSite.files,
            configuration: ExampleSite.configuration + "\ntheme: {words: words.yml}",
            templates: ["words.yml": words], named: ExampleSite.named)
    }

    @Test func `are all that a page says besides its text`() throws {
        let site = site
        #expect(words(site.diagnostics) == [])
        let page = site.text("guide/tasks.html")
        let said = FrameWords.Word.allCases.filter { !$0.english.contains("{") }
        // The home page of this site has the title of the word.
        for word in said where word.english.first?.isUppercase == true && word != .home {
            #expect(
                !page.contains(">\(word.english)<") && !page.contains("\"\(word.english)\""),
                "\(word)")
        }
        for text in [
            ">[Skip to the content]<", "<span>[Menu]<", "aria-label=\"[Breadcrumbs]\"",
            "<b>[Ran as shown]<", ">[Output of this block]<", "<summary>[How this was checked]<",
            "data-copy=\"[Copy]\"", "<b>[Exits with status 3, as intended]<",
            "aria-label=\"[Code: text]\"", "[Link to Deep]", "[Not checked: needs &quot;a&quot;",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test func `are escaped`() throws {
        let hostile = FrameWords().all.map { key, text in
            "\(key): '\"><script>x</script>\(text.replacing("'", with: ""))'\n"
        }.joined()
        let site = TestSite(
            ExampleSite.files,
            configuration: ExampleSite.configuration + "\ntheme: {words: words.yml}",
            templates: ["words.yml": hostile])
        for (path, markup) in try site.markup {
            try markup.checkNesting()
            #expect(
                markup.tags.allSatisfy { $0.name != "script" || $0.attributes["src"] != nil },
                "\(path)")
        }
    }

    @Test func `of a mistaken file are an error at its place`() {
        let site = TestSite(
            ["a.md": ""], configuration: "theme: {words: words.yml}",
            templates: ["words.yml": "a: 1\n"])
        #expect(site.diagnostics.map { "\($0.location)" } == ["templates/words.yml:1:1"])
    }

    @Test func `are parts of what pages are made of`() {
        func ingredients(_ words: String) -> [String] {
            TestSite(
                ["a.md": ""], configuration: "theme: {words: words.yml}",
                templates: ["words.yml": words]
            ).rendered.ingredients
        }
        #expect(ingredients("next: A") != ingredients("next: B"))
    }
}
