import TestSupport
import Testing

@testable import Site

@Suite struct `The files of the search` {
    private static let pages = ["a/b.md": "# One\n\n## Part\n", "c.md": "# Two\n"]

    private func names(_ site: TestSite) -> [String] {
        site.contents.keys.filter { $0.contains("search") }.sorted()
    }

    @Test func `are the client, the index, and the script that names the index`() throws {
        let site = TestSite(Self.pages, configuration: "outputs: [search]\n")
        let names = names(site)
        #expect(names.count == 3)
        let client = try #require(names.first)
        let index = try #require(names.dropFirst().first)
        #expect(client.hasPrefix("assets/search."))
        #expect(names.last == "search/index.js")
        #expect(
            site.text("search/index.js")
                == "globalThis.sitegenIndexFile=\"\(index.dropFirst(7))\"\n")
        #expect(site.text(index).contains("[\"a/b.html\",\"One\",\"One\",\"Part\"]"))
    }

    @Test func `are named by pages`() throws {
        let site = TestSite(Self.pages, configuration: "outputs: [search]\n")
        let markup = try Markup(site.text("a/b.html"))
        let client = try #require(names(site).first)
        #expect(markup.tags.contains { $0.attributes["src"] == "../\(client)" })
        #expect(
            markup.tags.first { $0.attributes["class"] == "search" && $0.name == "div" }?
                .attributes["data-index"]
                == "../search/index.js")
    }

    @Test func `are not there where a site wants no search, nor is anything for it`() {
        let site = TestSite(Self.pages, configuration: "outputs: []\n")
        #expect(names(site) == [])
        #expect(!site.text("c.html").lowercased().contains("search"))
    }

    @Test func `leave a page as it is when another one changes`() {
        let site = TestSite(Self.pages, configuration: "outputs: [search]\n")
        var changed = Self.pages
        changed["c.md", default: ""] += "More.\n"
        let other = TestSite(changed, configuration: "outputs: [search]\n")
        #expect(names(site) != names(other))
        #expect(site.text("a/b.html") == other.text("a/b.html"))
    }

    @Test func `have another index where an example prints something else`() {
        let pages = ["a.md": "```swift\nprint(1)\n```\n"]
        func index(_ text: String) -> [String] {
            names(
                TestSite(
                    pages, configuration: "outputs: [search]\nexamples: {unstated: show}\n",
                    run: ScriptedRun.prints(text).run))
        }
        #expect(index("1\n") == index("1\n"))
        #expect(index("1\n") != index("2\n"))
    }

    @Test func `hold pages in the order in which they are read`() throws {
        let site = TestSite(
            ["20-a.md": "# A", "10-b.md": "# B", "index.md": "# C"],
            configuration: "outputs: [search]\n")
        let index = site.text(try #require(names(site).dropFirst().first))
        let titles = index.matches(of: /\["[a-z]+\.html","(.)"/).map { String($0.1) }
        #expect(titles == ["C", "B", "A"])
    }
}
