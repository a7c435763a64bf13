import Diagnostics
import Judging
import Pages
import Search

/// The files that a page loads when somebody first searches.
struct SearchFiles {
    /// The script that names the index: pages name this one, so that they stay as they are where
    /// another page changes.
    static let loader = "search/index.js"

    private let pages: [SearchedPage]
    /// What was read of the pages, by the paths of their files.
    let searched: [String: SearchedPage]
    /// The index, whose name holds a fingerprint of all that it is made of: a browser can keep it for
    /// ever.
    let index: String

    /// `pages` in the order in which they are read, with the examples of each by the path of its file.
    /// Those that are known are not read again.
    init(
        _ pages: [Page], showing examples: [String: ArraySlice<CheckedExample>],
        knowing known: [String: SearchedPage] = [:]
    ) {
        let found = pages.filter(\.frontMatter.isSearched)
        self.pages = found.map { page in
            let path = page.source.path
            return known[path] ?? SearchedPage(page, examples: examples[path] ?? [])
        }
        searched = Dictionary(
            zip(found.map(\.source.path), self.pages), uniquingKeysWith: { first, _ in first })
        index = "search/index.\(Fingerprint(of: self.pages.flatMap(\.ingredients))).js"
    }

    /// The index, and the script that names it.
    var files: [SiteOutputs.File] {
        let text = "globalThis.sitegenIndexFile=\"\(index.split(separator: "/")[1])\"\n"
        return [
            SiteOutputs.File(address: Self.loader, output: .search) { _ in
                .bytes(Array(text.utf8))
            },
            SiteOutputs.File(address: index, output: .search) { [pages] _ in
                .derived(
                    DerivedFile(ingredients: pages.flatMap(\.ingredients)) {
                        Array(SearchIndex(of: pages).script.utf8)
                    })
            },
        ]
    }
}
