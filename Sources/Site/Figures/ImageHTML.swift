import Images
import Markdown
import Pages

/// How images are written: with their sizes, so that nothing moves when they arrive, and loaded once
/// they come near.
enum ImageHTML {
    /// An image, and its variant for dark colours beside it. The style sheet shows one of the two. A
    /// `picture` would follow the system alone, and not what the reader chose on the page. A browser
    /// does not load an image that it does not show, since they load late.
    static func html(
        _ destination: String, title: String, alt: String, _ image: PageImage?
    ) -> String {
        func tag(_ source: String, _ name: String?) -> String {
            let attributes =
                [("src", HTML.escapeURL(source)), ("alt", HTML.escape(alt))]
                + (title.isEmpty ? [] : [("title", HTML.escape(title))])
                + (name.map { [("class", $0)] } ?? [])
            return "<img"
                + (attributes + Self.attributes(image?.size))
                .map { " \($0.0)=\"\($0.1)\"" }.joined() + ">"
        }
        guard let dark = image?.dark else { return tag(destination, nil) }
        return tag(destination, "on-light") + tag(dark, "on-dark")
    }

    /// Raw HTML whose images lead elsewhere, in their order, and have their sizes where the author
    /// gives none.
    static func rewriting(_ html: String, _ images: [(source: String, size: ImageSize?)]) -> String
    {
        var rest = images[...]
        let led = HTMLTag.rewriting(html) { tag, attribute in
            guard tag.isImage, attribute == tag.source else { return nil }
            return rest.popFirst()?.source
        }
        rest = images[...]
        return HTMLTag.adding(to: led) { tag in
            guard tag.isImage, tag.source != nil, let image = rest.popFirst() else { return [] }
            let isSized = tag["width"] != nil || tag["height"] != nil
            return attributes(isSized ? nil : image.size).filter { tag[$0.name] == nil }
        }
    }

    private static func attributes(_ size: ImageSize?) -> [(name: String, value: String)] {
        (size.map { [("width", "\($0.width)"), ("height", "\($0.height)")] } ?? [])
            + [("loading", "lazy")]
    }
}

extension HTMLTag {
    fileprivate var isImage: Bool { name == "img" && !isClosing }
    fileprivate var source: Attribute? { attributes.first { $0.name == "src" } }
}
