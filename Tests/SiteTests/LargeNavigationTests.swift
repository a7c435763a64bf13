import Diagnostics
import TestSupport
import Testing

@testable import Pages
@testable import Site
@testable import SiteNavigation

/// The navigation of pages without text, each named by its path; in the order of the paths.
private struct GeneratedTree {
    let navigation: Navigation
    let paths: [PagePath]

    init(_ paths: [String]) {
        let pages = pages(Dictionary(uniqueKeysWithValues: paths.map { ($0, "") })).value
        navigation = Navigation.make(pages, configuration: SiteConfiguration()).value
        self.paths = pages.map(\.path)
    }

    func html(of path: String) -> String { navigation.html(from: PagePath(source: path)) }

    /// The pages that the navigation of a page leads to, in its order.
    func links(of page: PagePath) throws -> [String] {
        try Markup(navigation.html(from: page)).tags.compactMap { tag in
            tag.attributes["href"].flatMap {
                LinkPath.normalized($0.percentDecoded, from: page.folder)
            }
        }
    }

    /// The pages that one can get to by the navigation alone.
    func reached(from start: String) throws -> Set<String> {
        let byURL = Dictionary(uniqueKeysWithValues: paths.map { ($0.url, $0) })
        var reached: Set = [start]
        var waiting = [start]
        while let url = waiting.popLast(), let page = byURL[url] {
            for link in try links(of: page) where reached.insert(link).inserted {
                waiting.append(link)
            }
        }
        return reached
    }

    /// All of one folder, each in one of its own, and folders in folders with and without own pages.
    static func shapes(_ count: Int, hasHome: Bool) -> [GeneratedTree] {
        let shapes: [(Int) -> String] = [
            { "p\($0).md" },
            { "f\($0)/page.md" },
            { "f\($0)/index.md" },
            { $0 % 40 == 0 ? "a\($0 % 7)/b\($0)/index.md" : "a\($0 % 7)/b\($0 % 40)/p\($0).md" },
            { $0 < 30 ? "a\($0)/index.md" : "a\($0 % 30)/b/c/p\($0).md" },
            { $0 % 2 == 0 ? "p\($0).md" : "f/g\($0)/x/y.md" },
        ]
        return shapes.map { shape in
            GeneratedTree((0..<count).map(shape) + (hasHome ? ["index.md"] : []))
        }
    }
}

@Suite struct `The navigation of a small site` {
    @Test func `is the whole tree on each page`() throws {
        let tree = GeneratedTree((0..<196).map { "a\($0 % 4)/p\($0).md" })
        #expect(tree.navigation.isSmall)
        for page in tree.paths {
            #expect(try tree.links(of: page) == tree.navigation.order)
        }
    }

    @Test func `is that of one entry less than a large one's`() {
        let most = Navigation.mostEntriesOfWhole
        #expect(GeneratedTree((0..<most).map { "p\($0).md" }).navigation.isSmall)
        #expect(!GeneratedTree((0...most).map { "p\($0).md" }).navigation.isSmall)
    }
}

@Suite struct `The navigation of a large site` {
    private let tree = GeneratedTree(
        (100..<300).map { "10-guide/p\($0).md" } + (0..<3).map { "20-notes/\($0).md" }
            + ["index.md", "10-guide/index.md", "about.md", "30-more/deep/index.md"]
            + (0..<3).map { "30-more/deep/down/\($0).md" } + ["30-more/deep/other.md"])

    @Test func `has the groups, and the neighbours of the page`() {
        #expect(
            tree.html(of: "10-guide/p150.md") == """
                <ul>
                <li><a href="../index.html">index</a></li>
                <li><a href="index.html">index</a><details open><summary>\
                <span class="hidden">Pages of index</span></summary>
                <ul>
                \((140..<150).map { "<li><a href=\"p\($0).html\">p\($0)</a></li>\n" }.joined())\
                <li><a href="p150.html" aria-current="page">p150</a></li>
                \((151...160).map { "<li><a href=\"p\($0).html\">p\($0)</a></li>\n" }.joined())\
                <li><a href="index.html">All pages of index</a></li>
                </ul>
                </details></li>
                <li><a href="../notes/0.html">notes</a></li>
                <li><a href="../more/deep/index.html">more</a></li>
                <li><a href="../about.html">about</a></li>
                </ul>

                """)
    }

    @Test func `has the way to a page in a folder of a folder`() {
        #expect(
            tree.html(of: "30-more/deep/down/1.md") == """
                <ul>
                <li><a href="../../../index.html">index</a></li>
                <li><a href="../../../guide/index.html">index</a></li>
                <li><a href="../../../notes/0.html">notes</a></li>
                <li><details open><summary>more</summary>
                <ul>
                <li><a href="../index.html">index</a><details open><summary>\
                <span class="hidden">Pages of index</span></summary>
                <ul>
                <li><details open><summary>down</summary>
                <ul>
                <li><a href="0.html">0</a></li>
                <li><a href="1.html" aria-current="page">1</a></li>
                <li><a href="2.html">2</a></li>
                </ul>
                </details></li>
                </ul>
                </details></li>
                </ul>
                </details></li>
                <li><a href="../../../about.html">about</a></li>
                </ul>

                """)
    }

    @Test func `has the whole of a folder beside its own page`() throws {
        let links = try tree.links(of: PagePath(source: "30-more/deep/index.md"))
        let below = (0..<3).map { "more/deep/down/\($0).html" } + ["more/deep/other.html"]
        #expect(Set(links).isSuperset(of: below))
        let guide = try tree.links(of: PagePath(source: "10-guide/index.md"))
        #expect(guide.count { $0.hasPrefix("guide/p") } == 200)
    }

    @Test func `has the whole tree on the home page`() throws {
        let links = try tree.links(of: PagePath(source: "index.md"))
        #expect(links == tree.navigation.order)
    }

    @Test func `has as many neighbours at either end of a folder`() throws {
        for page in ["100", "299"] {
            let links = try tree.links(of: PagePath(source: "10-guide/p\(page).md"))
            #expect(links.count { $0.hasPrefix("guide/p") } == 21)
        }
    }

    @Test func `has the groups on a hidden page`() throws {
        let links = try tree.links(of: PagePath(source: "hidden.md"))
        #expect(
            links == [
                "index.html", "guide/index.html", "notes/0.html", "more/deep/index.html",
                "about.html",
            ])
    }

    @Test(arguments: [false, true])
    func `marks the page once, and is well formed`(_ hasHome: Bool) throws {
        for tree in GeneratedTree.shapes(230, hasHome: hasHome) {
            for page in tree.paths {
                let markup = try Markup(tree.navigation.html(from: page))
                #expect(markup.tags.count { $0.attributes["aria-current"] == "page" } == 1)
                #expect(throws: Never.self, "\(page.url)") { try markup.checkNesting() }
            }
        }
    }

    @Test(arguments: [false, true])
    func `leads to every page`(_ hasHome: Bool) throws {
        for tree in GeneratedTree.shapes(230, hasHome: hasHome) {
            #expect(!tree.navigation.isSmall)
            let start = try #require(tree.navigation.order.first)
            #expect(try tree.reached(from: start) == Set(tree.navigation.order))
        }
    }

    @Test(arguments: [false, true], [250, 500])
    func `grows with the number of pages alone`(_ hasHome: Bool, _ count: Int) {
        // Of each of four folders 21 pages, 21 folders and two links more; and each page once beside
        // each page of a folder around it.
        let most = 4 * (2 * 21 + 2) + 4
        for tree in GeneratedTree.shapes(count, hasHome: hasHome) {
            let entries = tree.paths.reduce(0) { sum, page in
                sum + tree.navigation.html(from: page).split(separator: "<li>").count
            }
            #expect(entries < most * count)
        }
    }
}

@Suite struct `A large site` {
    private static let files = Dictionary(
        uniqueKeysWithValues: (100..<350).map { ("a/p\($0).md", "# Page \($0)\n\ntext") }
            + [("index.md", "# Home"), ("a/index.md", "# A"), ("b.md", "# B")])

    /// The pages that are other ones with another text of one of them.
    private func changed(with text: String) -> [String] {
        let before = TestSite(Self.files).contents
        let after = TestSite(Self.files.merging(["a/p200.md": text]) { $1 }).contents
        return before.keys.filter { before[$0] != after[$0] }.sorted()
    }

    @Test func `has one other page where the text of one is another`() {
        #expect(changed(with: "# Page 200\n\nother") == ["a/p200.html"])
    }

    @Test func `has a new title beside the neighbours, and beside the pages above`() {
        let near = (190...210).map { "a/p\($0).html" }
        #expect(changed(with: "# Other\n\ntext") == ["a/index.html"] + near + ["index.html"])
    }

    @Test func `is the same for any order of its files`() {
        let expected = TestSite(Self.files).contents
        var random = SplitMix64(seed: 11)
        let shuffled = TestSite(
            source: SiteSource(
                configuration: .init(path: "sitegen.yml", displayPath: "sitegen.yml", bytes: []),
                pages: pageFiles(Self.files).shuffled(using: &random)))
        #expect(shuffled.contents == expected)
    }
}
