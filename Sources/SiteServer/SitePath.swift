import Diagnostics

/// Finds the file of a site that a request asks for. The files are in memory: no path leads to one
/// on disk.
package struct SitePath: Hashable, Sendable {
    /// The path within the site; empty for its home.
    let name: String

    /// Reads the path of a request, percent-encoded. `base` is the path at which the site is
    /// published, `/docs/`: links of its 404 page begin with it.
    package init(request: String, base: String) {
        let path = request.prefix { $0 != "?" && $0 != "#" }.percentDecoded
        let isBelow = base.count > 1 && (path.hasPrefix(base) || path + "/" == base)
        name = String((isBelow ? path.dropFirst(base.count) : path.drop { $0 == "/" }))
    }

    /// What a request comes to.
    package enum Target: Hashable, Sendable {
        case file(String)
        /// A folder was asked for without its slash; the links of its page need it.
        case folder(String)
        case nothing
    }

    /// What it comes to among the files of a site.
    package func target(in isThere: (String) -> Bool) -> Target {
        if name.isEmpty || name.hasSuffix("/") {
            return isThere(name + "index.html") ? .file(name + "index.html") : .nothing
        }
        if isThere(name) { return .file(name) }
        return isThere(name + "/index.html") ? .folder(name) : .nothing
    }

    /// The media type that browsers are told.
    package static func mediaType(of file: String) -> String {
        let ending = file.split(separator: "/").last?.split(separator: ".").dropFirst().last
        return types[ending?.lowercased() ?? ""] ?? "application/octet-stream"
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8", "json": "application/json",
        "md": "text/markdown; charset=utf-8", "txt": "text/plain; charset=utf-8",
        "swift": "text/plain; charset=utf-8", "xml": "application/xml",
        "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
        "pdf": "application/pdf", "woff": "font/woff", "woff2": "font/woff2", "mp4": "video/mp4",
        "webm": "video/webm", "zip": "application/zip",
    ]
}
