import FlyingFox
import FlyingSocks
import Foundation

/// The server of a site that is being written.
package struct LiveServer: Sendable {
    let site: LiveSite
    /// Does what `bless` does.
    let accept: @Sendable (AcceptRequest) async -> Acceptance

    package init(
        _ site: LiveSite, accept: @escaping @Sendable (AcceptRequest) async -> Acceptance
    ) {
        self.site = site
        self.accept = accept
    }

    /// Why it cannot listen.
    package enum ListeningError: Error, Hashable, CustomStringConvertible {
        case inUse(ListeningAddress)
        case refused(ListeningAddress, words: String)

        package var description: String {
            switch self {
            case .inUse(let address):
                "port \(address.port) is in use: end the program that listens there, name another "
                    + "port with '--port', or let sitegen find one with '--port 0'"
            case .refused(let address, let words):
                "cannot listen at \(address.host), port \(address.port): \(words)"
            }
        }
    }

    /// Answers requests until its task is cancelled. `started` is told the address, with the port
    /// that was found.
    ///
    /// Throws `ListeningError`, and `CancellationError`.
    package func run(
        at address: ListeningAddress, token: String,
        started: @escaping @Sendable (ListeningAddress) async -> Void
    ) async throws {
        let server: HTTPServer
        let handler = LateHandler()
        do {
            server =
                address.isVersion6
                ? HTTPServer(
                    address: try .inet6(ip6: address.host, port: address.port),
                    timeout: Self.longest,
                    logger: .disabled, handler: handler)
                : HTTPServer(
                    address: try .inet(ip4: address.host, port: address.port),
                    timeout: Self.longest,
                    logger: .disabled, handler: handler)
        } catch { throw ListeningError.refused(address, words: error.localizedDescription) }
        try await withThrowingTaskGroup { group in
            group.addTask {
                do { try await server.run() } catch let error as SocketError {
                    try Task.checkCancellation()
                    throw ListeningError(error, address)
                }
            }
            group.addTask {
                try await server.waitUntilListening(timeout: Self.longest)
                var own = address
                own.port = await server.listeningAddress?.port ?? address.port
                handler.set(
                    LiveAnswer(
                        site: site, rules: RequestRules(address: own, token: token),
                        accept: accept))
                await started(own)
                // Who has gone away is found out by writing to them.
                while true {
                    try await Task.sleep(for: .seconds(15))
                    await site.greet()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Seconds that an answer may take: to accept an example, it is run several times.
    private static let longest: TimeInterval = 3600
}

extension LiveServer.ListeningError {
    fileprivate init(_ error: SocketError, _ address: ListeningAddress) {
        switch error {
        case .failed(_, EADDRINUSE, _): self = .inUse(address)
        case .failed(_, _, let words): self = .refused(address, words: words)
        default: self = .refused(address, words: error.localizedDescription)
        }
    }
}

extension Socket.Address {
    fileprivate var port: UInt16? {
        switch self {
        case .ip4(_, let port), .ip6(_, let port): port
        case .unix: nil
        }
    }
}
