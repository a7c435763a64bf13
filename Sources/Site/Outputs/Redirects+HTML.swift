import Addresses
import Markdown
import Pages

extension Redirects {
    /// The files at the old addresses of pages.
    func files(in frame: PageFrame) -> [(address: String, content: RenderedSite.Content)] {
        pages.map { address, page in
            let text = page.html(at: address, in: frame)
            return (address, .bytes(HTML.withoutControls(text)))
        }
    }
}

extension Redirects.Place {
    /// A link from a file of the site.
    func link(from file: String, in frame: PageFrame) -> String {
        switch target {
        case .verbatim(let text): text
        case .file(let path, let suffix): frame.link(from: file, to: path) + suffix
        }
    }
}

extension [Redirects.Place] {
    /// The places that have moved away from a page, each with its old id: a list that shows an item
    /// where its id is what a reader came for.
    func html(on address: String, in frame: PageFrame) -> String {
        guard !isEmpty else { return "" }
        let items = map { place in
            """
            <li id="\(HTML.escape(place.fragment ?? ""))">\(HTML.escape(frame.words[.placeMoved])) \
            <a href="\(HTML.escapeURL(place.link(from: address, in: frame)))">\
            \(HTML.escape(place.title))</a></li>

            """
        }
        return "<ul class=\"moved\">\n\(items.joined())</ul>\n"
    }
}

extension Redirects.MovedPage {
    /// A page without any of the site's navigation: readers are led on at once. Without scripts they
    /// are led to the page, and with them to the place on it that they came for.
    fileprivate func html(at address: String, in frame: PageFrame) -> String {
        let link = HTML.escapeURL(whole.link(from: address, in: frame))
        let asset = { frame.link(from: address, to: frame.assets.address(of: $0)) }
        var canonical: String?
        if case .file(let path, _) = whole.target {
            canonical = frame.configuration.address(of: path)
        }
        let canonicalTag = canonical.map {
            "<link rel=\"canonical\" href=\"\(HTML.escape($0))\">\n"
        }
        let title = HTML.escape(whole.title)
        return """
            <!DOCTYPE html>
            <html lang="\(HTML.escape(frame.configuration.language))">
            <head>
            <meta charset="utf-8">
            <title>\(HTML.escape(frame.words[.pageMoved])): \(title)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            \(canonicalTag ?? "")<noscript><meta http-equiv="refresh" content="0; url=\(link)"></noscript>
            <link rel="icon" type="image/svg+xml" href="\(HTML.escape(asset("assets/favicon.svg")))">
            <link rel="stylesheet" href="\(HTML.escape(asset("assets/style.css")))">
            <script src="\(HTML.escape(asset("assets/moved.js")))" defer></script>
            </head>
            <body>
            <main>
            <h1>\(HTML.escape(frame.words[.pageMoved]))</h1>
            <p><a class="moved" href="\(link)">\(title)</a></p>
            \(parts.html(on: address, in: frame))</main>
            </body>
            </html>

            """
    }
}
