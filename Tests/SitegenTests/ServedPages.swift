import Foundation
import Testing

/// A `sitegen serve` at work.
struct ServedPages {
    let process: SitegenProcess
    let port: UInt16
    let site: TemporarySite

    /// What a request came to.
    struct Answer {
        let status: Int
        let head: String
        let body: String
    }

    /// Asks for a path, with further lines of the head. The host is this server unless they name
    /// one.
    func ask(
        _ path: String, method: String = "GET", _ lines: [String] = [], body: String = ""
    ) throws -> Answer {
        let host = lines.contains { $0.hasPrefix("Host:") } ? [] : ["Host: 127.0.0.1:\(port)"]
        let length = body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"]
        let head =
            ["\(method) \(path) HTTP/1.1", "Connection: close"] + host + length + lines
        let request = head.map { $0 + "\r\n" }.joined() + "\r\n" + body
        let answer = try exchange(Array(request.utf8), with: port)
        let text = String(decoding: answer, as: UTF8.self)
        let end = try #require(text.range(of: "\r\n\r\n"), "no answer to \(method) \(path)")
        let status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return Answer(
            status: status ?? 0, head: String(text[..<end.lowerBound]),
            body: String(text[end.upperBound...]))
    }

    /// Asks, and goes away without reading the answer.
    func leave(_ path: String) throws {
        let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n"
        _ = try exchange(Array(request.utf8), with: port, isPatient: false)
    }

    /// The page, once it holds a text and none of others.
    @discardableResult
    func page(
        _ path: String = "/", holding text: String, not others: String...
    ) async throws -> String {
        var body = ""
        try await eventually {
            body = try ask(path).body
            return body.contains(text) && !others.contains(where: body.contains)
        }
        return body
    }

    /// What a page must know to write.
    func token() throws -> String {
        let page = try ask("/").body
        let match = try #require(page.firstMatch(of: /data-token="([^"]+)"/))
        return String(match.1)
    }

    /// Asks as the button beside a figure does.
    func accept(_ path: String, line: Int, _ lines: [String]? = nil) throws -> Answer {
        try ask(
            "/.sitegen/accept", method: "POST",
            lines ?? ["Origin: http://127.0.0.1:\(port)", "X-Sitegen-Token: \(try token())"],
            body: #"{"path":"\#(path)","line":\#(line)}"#)
    }
}

extension TemporarySite {
    /// Serves the site while a body looks at it, then ends the server as Ctrl-C does, and looks
    /// that nothing of it is left.
    func serving(
        _ arguments: [String] = ["--port", "0"], environment: [String: String] = [:],
        _ body: (ServedPages) async throws -> Void
    ) async throws {
        try await Turns.all.take {
            try await servingBeside(arguments, environment: environment, body)
        }
    }

    /// The same beside another one, which has its turn.
    func servingBeside(
        _ arguments: [String] = ["--port", "0"], environment: [String: String] = [:],
        _ body: (ServedPages) async throws -> Void
    ) async throws {
        let process = try SitegenProcess(
            ["serve"] + arguments, in: self, environment: environment)
        do { try await body(try await served(by: process)) } catch {
            process.send(SIGKILL)
            throw error
        }
        process.send(SIGINT)
        let run = try await process.finish()
        #expect(run.status == 130, "\(run.errors)")
        #expect(run.errors.hasSuffix("sitegen: no longer serving\n"))
        #expect(try leftovers.isEmpty)
    }

    private func served(by process: SitegenProcess) async throws -> ServedPages {
        var port: UInt16?
        try await eventually {
            let said = try process.errorsSoFar
            port = said.firstMatch(of: /serving at http:\/\/127\.0\.0\.1:(\d+)\//)
                .flatMap { UInt16($0.1) }
            return port != nil || !process.isRunning
        }
        let said = try process.errorsSoFar
        return ServedPages(process: process, port: try #require(port, "\(said)"), site: self)
    }
}

/// Sends bytes to a port of this machine, and, where it is patient, reads until the other side has
/// said all.
private func exchange(
    _ bytes: [UInt8], with port: UInt16, isPatient: Bool = true
) throws -> [UInt8] {
    #if os(Linux)
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafeBytes(of: &address) { raw in
        connect(
            descriptor, raw.assumingMemoryBound(to: sockaddr.self).baseAddress!,
            socklen_t(raw.count)) == 0
    }
    guard isConnected, send(descriptor, bytes, bytes.count, 0) == bytes.count else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    guard isPatient else { return [] }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return answer }
        answer += buffer[..<count]
    }
}
