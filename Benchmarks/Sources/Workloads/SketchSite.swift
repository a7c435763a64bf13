/// The pages of a site by their paths, each made when it is asked for.
package struct SketchSite: Sendable {
    /// `guide/part-03/page-17.md` and so on; the page of a folder is its `index.md`.
    package let paths: [String]
    private let bytes: Int
    private let seed: UInt64

    /// Pages in one folder.
    package static func flat(pages: Int, bytes: Int, seed: UInt64) -> SketchSite {
        let names = (1..<max(pages, 2)).map { "page-\($0).md" }
        return SketchSite(paths: ["index.md"] + names, bytes: bytes, seed: seed)
    }

    /// Pages in folders of 25, and these in folders of 20.
    package static func nested(pages: Int, bytes: Int, seed: UInt64) -> SketchSite {
        let paths = (0..<pages).map { index in
            let (book, chapter, page) = (index / 500, index / 25 % 20, index % 25)
            if index == 0 { return "index.md" }
            let chapterName = "book-\(book)/chapter-\(chapter)"
            return chapter == 0 && page == 0
                ? "book-\(book)/index.md"
                : "\(chapterName)/\(page == 0 ? "index" : "page-\(page)").md"
        }
        return SketchSite(paths: paths, bytes: bytes, seed: seed)
    }

    /// The text of a page. It links to pages of its own folder.
    package func text(of index: Int) -> String {
        var random = SplitMix64(seed: seed &+ UInt64(index) &* 0x2545_f491_4f6c_dd1d)
        let folder = paths[index].folder
        let near = paths[max(0, index - 12)..<min(paths.count, index + 12)]
        let links = near.filter { $0.folder == folder }.map { String($0.dropFirst(folder.count)) }
        return SketchPage.text(bytes: bytes, links: links, random: &random)
    }
}

extension String {
    /// `guide/part-03/` of a path.
    fileprivate var folder: String {
        String(self[..<(lastIndex(of: "/").map(index(after:)) ?? startIndex)])
    }
}
