import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import Pages

/// A small site to link on.
private let site = [
    "index.md": "# Home\n",
    "about.md": "# About\n\n## Who we are\n",
    "20-guide/index.md": "# Guide\n",
    "20-guide/10-tasks.md": "# Tasks\n\n## Größe\n\n```swift id=hello\nprint(1)\n```\n\n"
        + "<div id=\"Box\">\n\ntext <a name=old></a>\n\n</div>\n",
    "20-guide/30-deep/a b.md": "# Deep\n",
    "c#.md": "# C sharp\n",
]

private let named: Set = ["20-guide/picture.png", "files/data file.json"]

/// Writes a link on a page and compares where it leads, and what is wrong with it.
private func check(
    _ destination: String, on path: String = "20-guide/x.md", leadsTo expected: String,
    finds problems: [String] = [], sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let marked = MarkedText("text [link](<1️⃣\(destination)>)", path: "content/\(path)")
    let pages = pages(site.merging([path: marked.text]) { _, own in own }).value
    let page = try #require(pages.first { $0.path.source == path })
    let linked = page.destinations(by: SiteLinks(pages: pages, files: named))
    #expect(linked.value == [expected], sourceLocation: sourceLocation)
    #expect(
        words(linked.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
}

@Suite struct `A link` {
    @Test func `names a page by its file`() throws {
        try check("10-tasks.md", leadsTo: "tasks.html")
    }

    @Test func `names a page by its address`() throws {
        try check("tasks.html", leadsTo: "tasks.html")
    }

    @Test func `names a page elsewhere by its file`() throws {
        try check("20-guide/10-tasks.md", on: "x.md", leadsTo: "guide/tasks.html")
    }

    @Test func `names a page elsewhere by its address`() throws {
        try check("guide/tasks.html", on: "x.md", leadsTo: "guide/tasks.html")
    }

    @Test func `leads up`() throws {
        try check("../about.md", leadsTo: "../about.html")
    }

    @Test func `may begin at the top`() throws {
        try check("/about.md", leadsTo: "../about.html")
    }

    @Test func `may take a detour`() throws {
        try check("./30-deep/../10-tasks.md", leadsTo: "tasks.html")
    }

    @Test func `may be percent-encoded`() throws {
        try check("30-deep/a%20b.md", leadsTo: "deep/a%20b.html")
    }

    @Test func `may hold a space`() throws {
        try check("30-deep/a b.md", leadsTo: "deep/a%20b.html")
    }

    @Test func `escapes what has a meaning in addresses`() throws {
        try check("../c%23.md", leadsTo: "../c%23.html")
    }

    @Test(arguments: ["20-guide/", "20-guide", "guide/", "./guide"])
    func `names the page of a folder`(_ folder: String) throws {
        try check(folder, on: "x.md", leadsTo: "guide/index.html")
    }

    @Test func `names the page of its own folder`() throws {
        try check("./", leadsTo: "index.html")
    }

    @Test func `names the home page`() throws {
        try check("..", leadsTo: "../index.html")
    }

    @Test func `leads to a heading`() throws {
        try check("../about.md#who-we-are", leadsTo: "../about.html#who-we-are")
    }

    @Test func `leads to a heading with a percent-encoded name`() throws {
        try check("10-tasks.md#gr%C3%B6%C3%9Fe", leadsTo: "tasks.html#gr%C3%B6%C3%9Fe")
    }

    @Test func `leads to a heading with letters beyond ASCII`() throws {
        try check("10-tasks.md#größe", leadsTo: "tasks.html#größe")
    }

    @Test func `leads to an example`() throws {
        try check("10-tasks.md#example-hello", leadsTo: "tasks.html#example-hello")
    }

    @Test func `leads to an id in raw HTML`() throws {
        try check("10-tasks.md#Box", leadsTo: "tasks.html#Box")
        try check("10-tasks.md#old", leadsTo: "tasks.html#old")
        try check(
            "10-tasks.md#box", leadsTo: "tasks.html#box",
            finds: [
                "1️⃣ 'guide/tasks.html' has no heading or example '#box'; did you mean '#Box'? "
                    + "[missing-anchor]"
            ])
    }

    @Test func `leads to a heading of the page itself`() throws {
        let pages = pages(["a.md": "# A\n\n[a](#a)"]).value
        let linked = try #require(pages.first)
            .destinations(by: SiteLinks(pages: pages, files: []))
        #expect(linked.diagnostics.isEmpty)
    }

    @Test func `leads to the top of the page itself`() throws {
        try check("#", leadsTo: "#")
    }

    @Test func `keeps its query`() throws {
        try check("10-tasks.md?a=b&c=%20d#größe", leadsTo: "tasks.html?a=b&c=%20d#größe")
        try check("tasks.html?a", leadsTo: "tasks.html?a")
        try check("../20-guide/?a=b", leadsTo: "index.html?a=b")
        try check("?a=b", leadsTo: "?a=b")
        try check(
            "10-tasks.md#größe?a", leadsTo: "tasks.html#größe?a",
            finds: [
                "1️⃣ 'guide/tasks.html' has no heading or example '#größe?a'; did you mean '#größe'? "
                    + "[missing-anchor]"
            ])
    }

    @Test func `keeps the query of a file`() throws {
        try check("picture.png?v=2#x", leadsTo: "../20-guide/picture.png?v=2#x")
    }

    @Test func `with a query is checked as others are`() throws {
        try check(
            "10-tasks.md?a=b#grosse", leadsTo: "tasks.html?a=b#grosse",
            finds: [
                "1️⃣ 'guide/tasks.html' has no heading or example '#grosse' [missing-anchor]"
            ])
        try check(
            "10-task.md?a=b", leadsTo: "10-task.md?a=b",
            finds: [
                "1️⃣ the link '10-task.md' leads nowhere; did you mean '10-tasks.md'? [broken-link]"
            ])
    }

    @Test func `leads to a file`() throws {
        try check("picture.png", leadsTo: "../20-guide/picture.png")
    }

    @Test func `leads to a file with a space`() throws {
        try check("../files/data%20file.json", leadsTo: "../files/data%20file.json")
    }

    @Test func `keeps the fragment of a file`() throws {
        try check("picture.png#xywh=0,0,9,9", leadsTo: "../20-guide/picture.png#xywh=0,0,9,9")
    }

    @Test(arguments: [
        "https://a.example/x.md", "http://a.example", "mailto:a@b.example", "tel:+1",
        "//a.example/x",
    ])
    func `to elsewhere is left as it is`(_ destination: String) throws {
        try check(destination, leadsTo: destination)
    }

    @Test func `that is empty is left as it is`() throws {
        try check("", leadsTo: "")
    }
}

@Suite struct `A broken link` {
    @Test func `has a near miss`() throws {
        try check(
            "10-task.md", on: "20-guide/x.md", leadsTo: "10-task.md",
            finds: [
                "1️⃣ the link '10-task.md' leads nowhere; did you mean '10-tasks.md'? [broken-link]"
            ])
    }

    @Test func `has a near miss as the page would write it`() throws {
        try check(
            "../abuot.md", leadsTo: "../abuot.md",
            finds: [
                "1️⃣ the link '../abuot.md' leads nowhere; did you mean '../about.md'? [broken-link]"
            ])
    }

    @Test func `has a near miss among files`() throws {
        try check(
            "pictrue.png", leadsTo: "pictrue.png",
            finds: [
                "1️⃣ the link 'pictrue.png' leads nowhere; did you mean 'picture.png'? [broken-link]"
            ])
    }

    @Test func `may have no near miss`() throws {
        try check(
            "quite/another/thing.md", leadsTo: "quite/another/thing.md",
            finds: ["1️⃣ the link 'quite/another/thing.md' leads nowhere [broken-link]"])
    }

    @Test func `has the wrong case`() throws {
        try check(
            "../About.md", leadsTo: "../About.md",
            finds: [
                "1️⃣ the link '../About.md' leads nowhere; did you mean '../about.md'? [broken-link]"
            ])
    }

    @Test func `leads to a folder without a page`() throws {
        try check(
            "30-deep/", leadsTo: "30-deep/",
            finds: ["1️⃣ the link '30-deep/' leads nowhere [broken-link]"])
    }

    @Test func `leaves the content`() throws {
        try check(
            "../../README.md", leadsTo: "../../README.md",
            finds: ["1️⃣ the link '../../README.md' leads out of 'content' [broken-link]"])
    }

    @Test func `leaves the content in disguise`() throws {
        try check(
            "%2e%2e/%2E%2E/etc/passwd", leadsTo: "%2e%2e/%2E%2E/etc/passwd",
            finds: ["1️⃣ the link '%2e%2e/%2E%2E/etc/passwd' leads out of 'content' [broken-link]"])
    }

    @Test func `holds a NUL`() throws {
        try check(
            "picture.png%00", leadsTo: "picture.png%00",
            finds: ["1️⃣ the link 'picture.png%00' leads out of 'content' [broken-link]"])
    }

    @Test func `has an anchor that is missing, with a near miss`() throws {
        try check(
            "../about.md#who-we-were", leadsTo: "../about.html#who-we-were",
            finds: [
                "1️⃣ 'about.html' has no heading or example '#who-we-were'; "
                    + "did you mean '#who-we-are'? [missing-anchor]"
            ])
    }

    @Test func `has an example that is missing, with a near miss`() throws {
        try check(
            "10-tasks.md#example-helo", leadsTo: "tasks.html#example-helo",
            finds: [
                "1️⃣ 'guide/tasks.html' has no heading or example '#example-helo'; "
                    + "did you mean '#example-hello'? [missing-anchor]"
            ])
    }

    @Test func `has an anchor of another page`() throws {
        try check(
            "#who-we-are", leadsTo: "#who-we-are",
            finds: [
                "1️⃣ 'guide/x.html' has no heading or example '#who-we-are' [missing-anchor]"
            ])
    }
}

@Suite struct `An unsafe link` {
    private func check(
        _ markdown: String, scheme: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let pages = pages(["x.md": markdown]).value
        let linked = try #require(pages.first)
            .destinations(by: SiteLinks(pages: pages, files: []))
        #expect(linked.value == ["#"], sourceLocation: sourceLocation)
        #expect(
            linked.diagnostics.map(\.summary) == ["a link may not begin with '\(scheme):'"],
            sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "JAVASCRIPT:alert(1)",
        "java&#9;script:alert(1)", "java&Tab;script:alert(1)", "java&#10;script:alert(1)",
        "java&NewLine;script:alert(1)", "java&#13;script:alert(1)", "&#1;javascript:alert(1)",
        "&#32;javascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)",
        "javascript&#x3a;alert(1)", "&#x6a;avascript:alert(1)",
        "javascript\\:alert(1)", "javascript&#32;:alert(1)", "javascript:",
        "javascript://a.example/%0Aalert(1)",
    ])
    func `to a script is refused`(_ destination: String) throws {
        try check("[x](<\(destination)>)", scheme: "javascript")
    }

    @Test func `to a script without angle brackets is refused`() throws {
        try check("[x](javascript:alert(1))", scheme: "javascript")
    }

    @Test func `that stands for itself is refused`() throws {
        try check("<javascript:alert(1)>", scheme: "javascript")
    }

    @Test func `by reference is refused`() throws {
        try check("[x]\n\n[x]: JAVASCRIPT:alert(1)", scheme: "javascript")
    }

    @Test func `of an image is refused`() throws {
        try check("![x](javascript:alert(1))", scheme: "javascript")
    }

    @Test func `to VBScript is refused`() throws {
        try check("[x](vbscript:x)", scheme: "vbscript")
    }

    @Test func `to data is refused`() throws {
        try check("[x](data:text/html,x)", scheme: "data")
    }

    @Test(arguments: ["java%73cript:x", "\u{A0}javascript:x", "a/javascript:x", "#javascript:x"])
    func `is not what browsers take for a path`(_ destination: String) {
        #expect(LinkPath.scheme(of: destination) != "javascript")
    }
}

@Suite struct `Files that pages name` {
    private func check(
        _ markdown: String, on path: String = "20-guide/x.md", are names: Set<String>,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(namedFiles(pages([path: markdown]).value) == names, sourceLocation: sourceLocation)
    }

    @Test func `are images, perhaps with variants`() {
        check("![a](p.png)", are: ["20-guide/p.png", "20-guide/p~dark.png"])
    }

    @Test func `are what links lead to`() {
        check("[a](../files/d.json)", are: ["files/d.json"])
    }

    @Test func `are decoded`() {
        check("[a](a%20b.json?x#y)", are: ["20-guide/a b.json"])
    }

    @Test func `are counted from the top`() {
        check("![a](/p.png)", are: ["p.png", "p~dark.png"])
    }

    @Test func `are named once`() {
        check("![a](p.png) ![b](./p.png)", are: ["20-guide/p.png", "20-guide/p~dark.png"])
    }

    @Test(arguments: [
        "[a](b.md)", "[a](#b)", "[a](https://a.example/p.png)", "![a](//a.example/p.png)",
        "[a](../../p.png)", "[a](%2e%2e/%2e%2e/p.png)", "[a](p.png%00)", "`![a](p.png)`", "[a]()",
    ])
    func `are not`(_ markdown: String) {
        check(markdown, are: [])
    }
}
