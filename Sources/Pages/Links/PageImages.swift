package import Diagnostics
package import Images
import Markdown

/// How an image of a page is shown.
package struct PageImage: Hashable, Sendable {
    /// Nil for one of another site, and for a format that is not read here.
    package let size: ImageSize?
    /// Where the variant for dark colours is; nil without one.
    package let dark: String?
}

extension Page {
    /// Its images, by their places in `links`.
    ///
    /// `named` holds the files that pages name, by path within `content/`. Finds `missing-alt-text` and
    /// `broken-image`.
    package func images(among named: [String: [UInt8]]) -> Diagnosed<[Int: PageImage]> {
        var images: [Int: PageImage] = [:]
        var diagnostics: [Diagnostic] = []
        for (index, link) in links.enumerated() {
            switch link.kind {
            case .link: continue
            case .image(let alt):
                if alt.allSatisfy(\.isWhitespace) {
                    diagnostics.append(.missingAlternative(link.destination, at: link.location))
                }
            case .htmlImage(let alt):
                if alt == nil {
                    diagnostics.append(.missingAlternative(link.destination, at: link.location))
                }
            }
            var size: ImageSize?
            var dark: String?
            if let name = link.fileName(on: self), let bytes = named[name] {
                size = Self.size(of: bytes, name, link).collecting(into: &diagnostics)
                if let variant = PageLink.darkVariant(of: name), let other = named[variant] {
                    dark = path.link(to: variant)
                    diagnostics += Self.size(of: other, variant, link).diagnostics
                }
            }
            images[index] = PageImage(size: size, dark: dark)
        }
        return Diagnosed(images, diagnostics)
    }

    private static func size(
        of bytes: [UInt8], _ name: String, _ link: PageLink
    ) -> Diagnosed<ImageSize?> {
        do throws(ImageSize.Failure) { return Diagnosed(try ImageSize(of: bytes)) } catch {
            // What has another name may be in a format that browsers know and this program does not.
            let ending = name.split(separator: ".").last?.lowercased() ?? ""
            let isKnown = ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(ending)
            guard error != .unknownFormat || isKnown else { return Diagnosed(nil) }
            return Diagnosed(nil, [.brokenImage(name, error, at: link.location)])
        }
    }
}

extension PageLink {
    /// The path within `content/` that it names; nil where it leads elsewhere.
    func fileName(on page: Page) -> String? { Self.fileName(of: destination, on: page) }

    static func fileName(of destination: String, on page: Page) -> String? {
        let path = destination.prefix { $0 != "#" && $0 != "?" }
        guard LinkPath.scheme(of: destination) == nil, !path.isEmpty,
            !destination.hasPrefix("//"), !PagePath.isOfPage(path)
        else { return nil }
        return LinkPath.normalized(path.percentDecoded, from: page.path.sourceFolder)
    }

    /// `picture~dark.png` for `picture.png`, as DocC names it; nil for a name without an ending.
    static func darkVariant(of name: String) -> String? {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
            !name[dot...].contains("/"), !name[..<dot].hasSuffix("~dark")
        else { return nil }
        return "\(name[..<dot])~dark\(name[dot...])"
    }
}

extension Diagnostic {
    fileprivate static func missingAlternative(
        _ destination: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "missing-alt-text", summary: "the image '\(destination)' has no alternative text",
            hint:
                "write what it shows: ![words](file), or <img src=\"file\" alt=\"\"> for one that only "
                + "decorates",
            location: location)
    }

    fileprivate static func brokenImage(
        _ name: String, _ failure: ImageSize.Failure, at location: SourceLocation
    ) -> Self {
        let words =
            switch failure {
            case .unknownFormat: "is no PNG, JPEG, GIF, WebP or SVG image"
            case .broken(let format):
                "is a \(format) image that is not whole: it does not say its size"
            case .noSize: "is an SVG image without a size"
            }
        return Diagnostic(
            code: "broken-image", summary: "'\(name)' \(words)",
            hint: failure == .noSize
                ? "give its svg element a width and a height, or a viewBox"
                : "open the file, and save it again as an image of the format that its name says",
            location: location)
    }
}
