import Testing

@testable import SiteServer

/// What a request comes to in a small site.
private func target(_ request: String, base: String = "/") -> SitePath.Target {
    let files: Set = ["index.html", "guide/index.html", "guide/naïve.html", "a.md", "docs"]
    return SitePath(request: request, base: base).target(in: files.contains)
}

@Suite struct `The path of a request` {
    @Test func `a folder is its index`() {
        #expect(target("/") == .file("index.html"))
        #expect(target("/guide/") == .file("guide/index.html"))
    }

    @Test func `a folder without its slash is led there`() {
        #expect(target("/guide") == .folder("guide"))
    }

    @Test func `what follows the path does not count`() {
        #expect(target("/a.md?x=1") == .file("a.md"))
    }

    @Test func `percent signs are decoded, once`() {
        #expect(target("/guide/na%C3%AFve.html") == .file("guide/naïve.html"))
        #expect(target("/guide/na%25C3%25AFve.html") == .nothing)
    }

    @Test func `the base path of the site may stand before it`() {
        #expect(target("/project/a.md", base: "/project/") == .file("a.md"))
        #expect(target("/project", base: "/project/") == .file("index.html"))
        #expect(target("/a.md", base: "/project/") == .file("a.md"))
    }

    @Test(arguments: [
        "/../a.md", "/guide/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
        "/..%2f..%2fetc%2fpasswd", "/guide/..", "/.", "/a.md%00", "/a.md/", "C:\\a.md", "",
        "/etc/passwd", "/sitegen.yml",
    ])
    func `no path leads out of the site`(request: String) {
        let target = target(request)
        #expect(target == .nothing || target == .file("index.html"), "\(request)")
    }

    @Test(arguments: [
        ("a/b.html", "text/html; charset=utf-8"), ("x.JS", "text/javascript; charset=utf-8"),
        ("a.b/c", "application/octet-stream"), (".nojekyll", "application/octet-stream"),
        ("logo.svg", "image/svg+xml"),
    ])
    func `the type follows from the name`(file: String, type: String) {
        #expect(SitePath.mediaType(of: file) == type)
    }
}

@Suite struct `A live page` {
    private func made(_ html: String) -> String {
        String(
            decoding: LivePage(name: "a\"b.html", version: 3, token: "t").made(
                of: Array(html.utf8)), as: UTF8.self)
    }

    private let script =
        "<script class=\"sitegen\" src=\"/.sitegen/live.js\" defer data-page=\"a&quot;b.html\" "
        + "data-version=\"3\" data-token=\"t\"></script>"
        + "<link class=\"sitegen\" rel=\"stylesheet\" href=\"/.sitegen/live.css\">"

    @Test func `its script stands before all others`() {
        #expect(
            made("<html><head>\n<script src=x></script>")
                == "<html><head>\(script)\n<script src=x></script>")
        #expect(made("<head lang=\"en\"><title>") == "<head lang=\"en\">\(script)<title>")
    }

    @Test func `a header is no head`() {
        #expect(made("<header></header>") == "<header></header>\(script)")
    }
}
