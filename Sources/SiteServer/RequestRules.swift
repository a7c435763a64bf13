/// Who may ask for what: pages of other sites that are open in the same browser may not.
package struct RequestRules: Hashable, Sendable {
    /// The address that the server listens at.
    let address: ListeningAddress
    /// What a page of this server knows, and no other.
    let token: String

    package init(address: ListeningAddress, token: String) {
        self.address = address
        self.token = token
    }

    /// Whether the `Host` of a request names this server.
    ///
    /// A name of somebody else may lead here: that is how a foreign page gets at what is served to
    /// this machine alone. An address cannot be made to lead elsewhere.
    package func allows(host: String?) -> Bool {
        guard let host, let name = Self.name(ofHost: host)?.lowercased() else { return false }
        if name == "localhost" || name == address.host.lowercased() { return true }
        if ListeningAddress.isLoopback(name) { return true }
        return address.isEverywhere && ListeningAddress.isAddress(name)
    }

    /// Whether a request may write: a page of this server sends it, with its token.
    package func allowsWriting(host: String?, origin: String?, token: String?) -> Bool {
        guard allows(host: host), let host, let origin, let token else { return false }
        return origin.lowercased() == "http://\(host.lowercased())" && token == self.token
    }

    /// The name of `name:port` or `[address]:port`; nil where it is none.
    private static func name(ofHost host: String) -> String? {
        let name: Substring
        let rest: Substring
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            name = host[host.index(after: host.startIndex)..<end]
            rest = host[host.index(after: end)...]
        } else {
            let end = host.firstIndex(of: ":") ?? host.endIndex
            name = host[..<end]
            rest = host[end...]
        }
        let isPort = rest.isEmpty || rest.hasPrefix(":") && rest.dropFirst().allSatisfy(\.isNumber)
        return isPort && !name.isEmpty ? String(name) : nil
    }
}
