import Testing

@testable import Pages

@Suite struct `The address of a source` {
    private func check(
        _ addresses: SourceAddresses?, of path: String = "content/a b.md", is address: String?,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(addresses?.address(of: path, line: 7) == address, sourceLocation: sourceLocation)
    }

    @Test func `follows from a repository on a host that is known`() {
        check(
            SourceAddresses(repository: "https://github.com/a/b"),
            is: "https://github.com/a/b/blob/HEAD/content/a%20b.md?plain=1#L7")
        check(
            SourceAddresses(repository: "https://gitlab.com/a/b/"),
            is: "https://gitlab.com/a/b/-/blob/HEAD/content/a%20b.md?plain=1#L7")
        check(SourceAddresses(repository: "https://example.org/a"), is: nil)
        check(SourceAddresses(repository: "https://github.com.evil.org/a"), is: nil)
    }

    @Test func `is as the site says`() {
        check(
            SourceAddresses(pattern: "https://a.b/src/{path}:{line}"),
            is: "https://a.b/src/content/a%20b.md:7")
        check(SourceAddresses(pattern: "https://a.b/{path}"), is: "https://a.b/content/a%20b.md")
        check(SourceAddresses(pattern: "https://a.b/"), is: nil)
    }
}
