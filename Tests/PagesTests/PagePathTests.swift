import Diagnostics
import TestSupport
import Testing

@testable import Pages

@Suite struct `The address of a page` {
    private func check(
        _ source: String, is url: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(PagePath(source: source).url == url, sourceLocation: sourceLocation)
    }

    @Test func `is that of its file`() {
        check("tasks.md", is: "tasks.html")
    }

    @Test func `has no number`() {
        check("10-tasks.md", is: "tasks.html")
    }

    @Test func `has no numbers of folders`() {
        check("20-guide/03-parts/10-tasks.md", is: "guide/parts/tasks.html")
    }

    @Test func `has its numbers where the site keeps them`() {
        let path = PagePath(source: "20-guide/10-tasks.md", orderPrefix: .keep)
        #expect(path.url == "20-guide/10-tasks.html")
        #expect(path.name == "20-guide/10-tasks")
    }

    @Test func `keeps a number that orders nothing`() {
        check("2026.md", is: "2026.html")
    }

    @Test func `keeps numbers after the first`() {
        check("10-2-3-tree.md", is: "2-3-tree.html")
    }

    @Test func `keeps a dash at the beginning`() {
        check("-a.md", is: "-a.html")
    }

    @Test func `keeps a number without a name`() {
        check("10-/20-.md", is: "10-/20-.html")
    }

    @Test func `keeps digits that are not ASCII`() {
        check("१-a.md", is: "१-a.html")
    }

    @Test func `keeps a number too large to count`() {
        check("99999999999999999999-a.md", is: "99999999999999999999-a.html")
    }

    @Test func `keeps dots and spaces`() {
        check("a.b c.md", is: "a.b c.html")
    }

    @Test func `is the same for every ending of markdown`() {
        check("10-a/Guide.MD", is: "a/Guide.html")
        check("a.Markdown", is: "a.html")
        check("a.md.markdown", is: "a.md.html")
    }

    @Test func `of a folder is its index`() {
        check("10-guide/index.md", is: "guide/index.html")
    }
}

@Suite struct `A page's place` {
    @Test(arguments: [
        ("index.md", true), ("guide/index.md", true), ("10-index.md", true), ("reindex.md", false),
        ("guide/reindex.md", false), ("index/a.md", false),
    ])
    func `is that of its folder where it is an index`(_ source: String, _ isSection: Bool) {
        #expect(PagePath(source: source).isSection == isSection)
    }

    @Test(arguments: [("a.md", ""), ("10-b/a.md", "b"), ("b/20-c/a.md", "b/c")])
    func `is in a folder of the site`(_ source: String, _ folder: String) {
        #expect(PagePath(source: source).folder == folder)
    }

    @Test(arguments: [("10-tasks", 10), ("007-a", 7), ("0-a", 0)])
    func `has a number`(_ component: String, _ number: Int) {
        #expect(PagePath.number(component) == number)
    }

    @Test(arguments: ["tasks", "10", "10-", "a10-b", "-10", "1.5-a", ""])
    func `has no number`(_ component: String) {
        #expect(PagePath.number(component) == nil)
    }
}

@Suite struct `A relative link` {
    private func check(
        from page: String, to target: String, is link: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(PagePath.link(from: page, to: target) == link, sourceLocation: sourceLocation)
    }

    @Test func `leads to a neighbour`() {
        check(from: "a.html", to: "b.html", is: "b.html")
    }

    @Test func `leads to the page itself`() {
        check(from: "a/b.html", to: "a/b.html", is: "b.html")
    }

    @Test func `leads down`() {
        check(from: "a.html", to: "b/c/d.html", is: "b/c/d.html")
    }

    @Test func `leads up`() {
        check(from: "a/b/c.html", to: "d.html", is: "../../d.html")
    }

    @Test func `leads across`() {
        check(from: "a/b/c.html", to: "a/d/e.html", is: "../d/e.html")
    }

    @Test func `leads into a folder named like a page`() {
        check(from: "a/b.html", to: "a/b.html/c.html", is: "b.html/c.html")
    }

    @Test func `leads to a folder of the same name elsewhere`() {
        check(from: "a/x/p.html", to: "b/x/p.html", is: "../../b/x/p.html")
    }

    @Test func `escapes what has a meaning in an address`() {
        check(from: "a.html", to: "c# 100%?.html", is: "c%23%20100%25%3F.html")
    }

    @Test func `escapes a colon, which would end a scheme`() {
        check(from: "a.html", to: "b:c.html", is: "b%3Ac.html")
    }

    @Test func `escapes letters that are not ASCII`() {
        check(from: "a.html", to: "é.html", is: "%C3%A9.html")
    }

    @Test func `escapes quotes and angle brackets`() {
        check(from: "a.html", to: "\"<'>.html", is: "%22%3C%27%3E.html")
    }

    /// Follows a link as a browser does.
    private func follow(_ link: String, from page: String) -> String? {
        var folder = page.split(separator: "/").dropLast().map { String($0) }
        for component in link.split(separator: "/", omittingEmptySubsequences: false) {
            if component == ".." {
                guard folder.popLast() != nil else { return nil }
            } else {
                folder.append(component.percentDecoded)
            }
        }
        return folder.joined(separator: "/")
    }

    @Test func `leads to its target from any depth`() {
        var random = SplitMix64(seed: 1)
        let names = ["a", "b", "index.html", "ü", "c d", "%41", "#", "b:c"]
        func path() -> String {
            (0...Int.random(in: 0...4, using: &random))
                .map { _ in names.randomElement(using: &random) ?? "a" }.joined(separator: "/")
        }
        for _ in 0..<2000 {
            let (page, target) = (path(), path())
            let link = PagePath.link(from: page, to: target)
            #expect(follow(link, from: page) == target, "from \(page) to \(target): \(link)")
        }
    }
}
