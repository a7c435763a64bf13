import Foundation

/// An address of this machine at which a server listens.
package struct ListeningAddress: Hashable, Sendable {
    /// As a number: `127.0.0.1`, `::1`.
    package let host: String
    /// Zero stands for any that is free.
    package var port: UInt16

    /// The one that only this machine reaches.
    package static func loopback(port: UInt16) -> ListeningAddress {
        ListeningAddress(host: "127.0.0.1", port: port)
    }

    /// The one with a port that a caller may name by `host`; nil where that is no number, and not
    /// `localhost`.
    package init?(named host: String, port: UInt16) {
        let plain =
            host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let name = plain.lowercased() == "localhost" ? "127.0.0.1" : plain
        guard Self.isAddress(name) else { return nil }
        self.init(host: name, port: port)
    }

    private init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Whether it has colons.
    var isVersion6: Bool { host.contains(":") }

    /// Whether it stands for all addresses of this machine.
    package var isEverywhere: Bool { host == "0.0.0.0" || host == "::" }

    /// Whether only this machine reaches it.
    package var isLoopback: Bool { Self.isLoopback(host) }

    /// What a browser of this machine opens.
    package var url: String {
        let host = isEverywhere ? "127.0.0.1" : isVersion6 ? "[\(host)]" : host
        return "http://\(host):\(port)/"
    }

    /// Whether a text is an address in numbers.
    static func isAddress(_ text: String) -> Bool {
        var space = in6_addr()
        return inet_pton(AF_INET, text, &space) == 1 || inet_pton(AF_INET6, text, &space) == 1
    }

    static func isLoopback(_ text: String) -> Bool {
        text == "::1" || text.hasPrefix("127.") && isAddress(text)
    }
}
