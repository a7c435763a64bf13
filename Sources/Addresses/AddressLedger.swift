package import Diagnostics
import ExampleFinding
import Examples
import Markdown
package import Pages

/// The addresses that a site has published, each page and each place on one that a link can name: a
/// text file beside `sitegen.yml`.
package struct AddressLedger: Hashable, Sendable {
    /// The file's path within the folder of the site.
    package static let path = "sitegen-addresses.txt"

    package let addresses: Set<Address>

    /// A page, or a place on one.
    package struct Address: Hashable, Comparable, Sendable {
        /// The page's address within the site.
        package let page: String
        /// An id on it; nil for the page itself.
        package let id: String?

        package init(page: String, id: String?) {
            self.page = page
            self.id = id
        }

        /// `guide/start.html#install`, percent-encoded: it has no white space.
        package var words: String {
            page.percentEncodedPath + (id.map { "#" + $0.percentEncodedPath } ?? "")
        }

        init(_ words: Substring) {
            let parts = words.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            page = parts[0].percentDecoded
            id = parts.count > 1 ? parts[1].percentDecoded : nil
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.page, left.id ?? "") < (right.page, right.id ?? "")
        }
    }

    package init(_ addresses: Set<Address>) { self.addresses = addresses }

    /// All that pages have now.
    package init(of pages: [Page]) {
        addresses = Set(
            pages.flatMap { page in
                [Address(page: page.path.url, id: nil)]
                    + page.ids.map { Address(page: page.path.url, id: $0) }
            })
    }

    private static let head = """
        # The addresses that this site has published. 'sitegen build' adds new ones.
        # One that vanishes needs a redirect; remove its line where nobody can have a link to it.

        """

    /// The text of the file: an address a line, sorted.
    package var text: String {
        Self.head + addresses.sorted().map { $0.words + "\n" }.joined()
    }

    /// The addresses of a file, each with its line. Lines that begin with `#` are comments.
    static func lines(of file: SourceFile) -> [(number: Int, address: Address)] {
        file.lines.enumerated().compactMap { index, line in
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, !first.hasPrefix("#") else { return nil }
            return (index + 1, Address(first))
        }
    }

    /// Reads a ledger.
    package init(_ file: SourceFile) {
        addresses = Set(Self.lines(of: file).map(\.address))
    }
}

extension Page {
    /// The ids of its headings, of its raw HTML, and of its examples that have names of their own.
    package var ids: Set<String> {
        Set(anchors.values.map(\.id) + htmlAnchors.map(\.id)).union(
            examples.examples.filter { $0.marks.contains { $0.mark.isID } }.map { $0.figureID })
    }
}

extension FenceMark {
    fileprivate var isID: Bool { if case .id = self { true } else { false } }
}
