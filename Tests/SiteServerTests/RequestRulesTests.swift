import Testing

@testable import SiteServer

@Suite struct `Who may ask` {
    private static let token = "secret"

    private func rules(_ host: String = "127.0.0.1") throws -> RequestRules {
        RequestRules(
            address: try #require(ListeningAddress(named: host, port: 8080)), token: Self.token)
    }

    @Test(arguments: [
        "127.0.0.1:8080", "localhost:8080", "LocalHost", "[::1]:8080", "127.0.0.1:9000",
    ])
    func `a name of this machine may`(host: String) throws {
        #expect(try rules().allows(host: host))
    }

    @Test(arguments: [
        "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.168.0.7:8080", "",
        "localhost:8080:1", "localhost evil", "[::1", "127.example",
    ])
    func `a name that may lead anywhere may not`(host: String) throws {
        #expect(try !rules().allows(host: host))
    }

    @Test func `nobody without a name may`() throws {
        #expect(try !rules().allows(host: nil))
    }

    @Test func `who is open to the network takes any address, and no name`() throws {
        let rules = try rules("0.0.0.0")
        #expect(rules.allows(host: "192.168.0.7:8080"))
        #expect(!rules.allows(host: "evil.example:8080"))
    }

    @Test func `who listens at one address takes it, and no other`() throws {
        let rules = try rules("192.168.0.7")
        #expect(rules.allows(host: "192.168.0.7:8080"))
        #expect(!rules.allows(host: "192.168.0.8:8080"))
    }

    @Test func `a page of this server may write`() throws {
        #expect(
            try rules().allowsWriting(
                host: "localhost:8080", origin: "http://localhost:8080", token: Self.token))
    }

    @Test(arguments: [
        "http://evil.example", "http://localhost:8081", "https://localhost:8080", "null", "",
    ])
    func `a page of another server may not write`(origin: String) throws {
        #expect(
            try !rules().allowsWriting(
                host: "localhost:8080", origin: origin, token: Self.token))
    }

    @Test func `nobody writes without the token, or an origin`() throws {
        let rules = try rules()
        let host = "localhost:8080"
        #expect(!rules.allowsWriting(host: host, origin: "http://\(host)", token: "other"))
        #expect(!rules.allowsWriting(host: host, origin: "http://\(host)", token: nil))
        #expect(!rules.allowsWriting(host: host, origin: nil, token: Self.token))
        #expect(
            !rules.allowsWriting(
                host: "evil.example", origin: "http://evil.example", token: Self.token))
    }

    @Test(arguments: [
        ("127.0.0.1", "http://127.0.0.1:8080/"), ("localhost", "http://127.0.0.1:8080/"),
        ("0.0.0.0", "http://127.0.0.1:8080/"), ("::1", "http://[::1]:8080/"),
        ("[::1]", "http://[::1]:8080/"),
    ])
    func `an address is what a browser opens`(host: String, url: String) {
        #expect(ListeningAddress(named: host, port: 8080)?.url == url)
    }

    @Test(arguments: ["", "example.com", "1.2.3", "300.1.1.1"])
    func `what is no address is none`(host: String) {
        #expect(ListeningAddress(named: host, port: 8080) == nil)
    }
}
