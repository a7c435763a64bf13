import Testing
import Workloads

@Suite struct `A site of sketches` {
    @Test func `has pages of the size that was asked for, the same for the same seed`() {
        let site = SketchSite.flat(pages: 10, bytes: 20_000, seed: 1)
        for index in 0..<10 {
            let text = site.text(of: index)
            #expect((20_000..<22_000).contains(text.utf8.count))
            #expect(text == site.text(of: index))
            #expect(text.contains("```swift sketch\n"))
        }
        #expect(site.text(of: 1) != site.text(of: 2))
    }

    @Test func `has each path once, and as many as were asked for`() {
        let paths = SketchSite.nested(pages: 1_200, bytes: 4_000, seed: 1).paths
        #expect(Set(paths).count == 1_200)
        #expect(paths[0] == "index.md")
        #expect(paths[26] == "book-0/chapter-1/page-1.md")
        #expect(paths[500] == "book-1/index.md")
    }

    @Test func `links to pages that there are`() {
        let site = SketchSite.nested(pages: 60, bytes: 4_000, seed: 1)
        for (index, path) in site.paths.enumerated() {
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            for link in site.text(of: index).matches(of: #/\]\(([^)]+)\)/#) {
                #expect(site.paths.contains(String(folder + link.1)))
            }
        }
    }
}
