import Diagnostics
import FlyingFox
import FlyingSocks
import Foundation

/// The answers to requests.
struct LiveAnswer: Sendable {
    let site: LiveSite
    let rules: RequestRules
    let accept: @Sendable (AcceptRequest) async -> Acceptance

    /// Where the server has what is no part of the site.
    static let ownFolder = "/.sitegen/"

    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        let response = await wholeAnswer(request)
        return request.method == .HEAD ? response.withoutBody : response
    }

    private func wholeAnswer(_ request: HTTPRequest) async -> HTTPResponse {
        let host = request.headers[.host]
        guard rules.allows(host: host) else {
            return .words(
                .misdirected,
                "'\(host ?? "")' is not an address of this server: open \(rules.address.url)\n")
        }
        let path = request.target.path()
        if path == Self.ownFolder + "accept" { return await acceptance(of: request) }
        guard [.GET, .HEAD].contains(request.method) else {
            return .words(.methodNotAllowed, "sitegen serve shows pages: ask with GET\n")
        }
        switch path {
        case Self.ownFolder + "events" where request.method == .GET:
            return HTTPResponse(
                statusCode: .ok,
                headers: .own(type: "text/event-stream"),
                body: HTTPBodySequence(from: EventBody(await site.events())))
        case Self.ownFolder + "live.js":
            return .file(PackageResources.live_js, type: SitePath.mediaType(of: path))
        case Self.ownFolder + "live.css":
            return .file(PackageResources.live_css, type: SitePath.mediaType(of: path))
        default: return await page(path)
        }
    }

    private func page(_ path: String) async -> HTTPResponse {
        // What a page says of its version must not be newer than the page.
        let version = await site.version
        guard let served = await site.site else {
            return .file(page(Self.placeholder, "", version: 0), type: "text/html; charset=utf-8")
        }
        let asked = SitePath(request: path, base: served.base)
        switch asked.target(in: served.has) {
        case .file(let name):
            return .file(file(name, of: served, version), type: SitePath.mediaType(of: name))
        case .folder(let name):
            let last = name.split(separator: "/").last.map { String($0) } ?? ""
            return HTTPResponse(
                statusCode: .found,
                headers: .own(type: "text/plain").adding(
                    "\(last.percentEncodedPath)/", for: .location))
        case .nothing:
            let name = "404.html"
            var answer =
                served.has(name)
                ? HTTPResponse.file(
                    file(name, of: served, version), type: "text/html; charset=utf-8")
                : .words(.notFound, "the site has no such page\n")
            answer.statusCode = .notFound
            return answer
        }
    }

    private func file(_ name: String, of site: ServedSite, _ version: Int) -> [UInt8] {
        let bytes = site.bytes(of: name) ?? []
        return name.hasSuffix(".html") ? page(bytes, name, version: version) : bytes
    }

    /// A page with what makes it live.
    private func page(_ html: [UInt8], _ name: String, version: Int) -> [UInt8] {
        LivePage(name: name, version: version, token: rules.token).made(of: html)
    }

    private static let placeholder = Array(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>sitegen serve</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        </head>
        <body>
        <p>The site is being built for the first time.</p>
        </body>
        </html>

        """.utf8)

    private func acceptance(of request: HTTPRequest) async -> HTTPResponse {
        guard request.method == .POST else {
            return .words(.methodNotAllowed, "what an example prints is accepted with POST\n")
        }
        let isOwn = rules.allowsWriting(
            host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")],
            token: request.headers[HTTPHeader("X-Sitegen-Token")])
        guard isOwn else {
            return .words(.forbidden, "only a page of this server may write: reload the page\n")
        }
        guard let data = try? await request.bodyData, data.count < 1 << 16,
            let asked = try? JSONDecoder().decode(AcceptRequest.self, from: data)
        else { return .words(.badRequest, "this is not a request of a page of this server\n") }
        switch await accept(asked) {
        case .written(let words): return .words(.ok, words + "\n")
        case .refused(let words): return .words(.conflict, words + "\n")
        }
    }
}

extension HTTPStatusCode {
    fileprivate static let misdirected = HTTPStatusCode(421, phrase: "Misdirected Request")
}

extension HTTPHeaders {
    /// The headers of all answers. Nothing is kept: the next look shows what is then. No page of
    /// another site may hold one of these in a frame, where a click would be led astray.
    fileprivate static func own(type: String) -> HTTPHeaders {
        [
            .contentType: type, .cacheControl: "no-store",
            HTTPHeader("X-Content-Type-Options"): "nosniff",
            HTTPHeader("Content-Security-Policy"): "frame-ancestors 'self'",
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
            HTTPHeader("Referrer-Policy"): "same-origin",
        ]
    }

    fileprivate func adding(_ value: String, for header: HTTPHeader) -> HTTPHeaders {
        var headers = self
        headers[header] = value
        return headers
    }
}

extension HTTPResponse {
    /// What is told of it to who asks for its head only.
    fileprivate var withoutBody: HTTPResponse {
        guard case .httpBody(let body) = payload, let count = body.count else { return self }
        var response = self
        response.headers[.contentLength] = "\(count)"
        response.payload = .httpBody(HTTPBodySequence())
        return response
    }

    fileprivate static func words(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: status, headers: .own(type: "text/plain; charset=utf-8"),
            body: Data(text.utf8))
    }

    fileprivate static func file(_ bytes: [UInt8], type: String) -> HTTPResponse {
        HTTPResponse(statusCode: .ok, headers: .own(type: type), body: Data(bytes))
    }
}
