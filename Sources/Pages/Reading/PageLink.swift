package import Diagnostics
import Markdown

/// A link or an image of a page.
package struct PageLink: Sendable {
    package let node: Int
    /// Where it leads, as its author wrote it.
    package let destination: String
    package let location: SourceLocation
    package let kind: Kind

    /// What leads there.
    package enum Kind: Hashable, Sendable {
        case link
        /// The words for those who do not see it.
        case image(alt: String)
        /// An `img` of raw HTML; nil without `alt`.
        case htmlImage(alt: String?)
    }
}

extension PageLink {
    /// Those of a document, in its order.
    static func all(in document: MarkdownDocument) -> [PageLink] {
        let places = document.linkPlaces
        let tags = Dictionary(
            grouping: document.htmlTags { $0.name == "img" && $0["src"] != nil }, by: \.node)
        return document.nodes.indices.flatMap { index -> [PageLink] in
            func link(_ destination: String, _ kind: Kind) -> [PageLink] {
                let place = places[index] ?? document.location(of: index)
                return [
                    PageLink(node: index, destination: destination, location: place, kind: kind)
                ]
            }
            switch document.nodes[index].kind {
            case .link(let destination, _): return link(destination, .link)
            case .image(let destination, _):
                return link(destination, .image(alt: document.plainText(of: index)))
            default:
                return (tags[index] ?? []).compactMap { placed in
                    placed.attribute("src").map { source in
                        PageLink(
                            node: index, destination: source.value, location: source.location,
                            kind: .htmlImage(alt: placed.tag["alt"]))
                    }
                }
            }
        }
    }
}
