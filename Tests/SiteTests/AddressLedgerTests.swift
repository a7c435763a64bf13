import Diagnostics
import TestSupport
import Testing

@testable import Addresses
@testable import Pages
@testable import Site

/// A site with a ledger.
private func site(
    _ ledger: String, _ files: [String: String], configuration: String = ""
) -> TestSite {
    var source = SiteSource(
        configuration: .init(
            path: "sitegen.yml", displayPath: "sitegen.yml", bytes: Array(configuration.utf8)),
        pages: pageFiles(files))
    source.ledger = .init(
        path: AddressLedger.path, displayPath: AddressLedger.path, bytes: Array(ledger.utf8))
    return TestSite(source: source)
}

private func check(
    _ ledger: String, _ files: [String: String], configuration: String = "",
    finds problems: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let found = site(ledger, files, configuration: configuration).diagnostics
    #expect(
        found.map { "\($0.location.line) \($0.summary); \($0.hint ?? "")" } == problems,
        sourceLocation: sourceLocation)
    #expect(found.allSatisfy { $0.code == "lost-address" }, sourceLocation: sourceLocation)
}

@Suite struct `The ledger of addresses` {
    private let page = "# A\n\n## Install\n\n```swift id=one no-run\nlet a = 1\n```\n"
    private let anonymous = "```swift no-run\nlet a = 1\n```\n"

    @Test func `has pages, headings and the examples with names`() {
        let written = site("", ["b c/a.md": page + "\n" + anonymous]).rendered.ledger
        #expect(
            written.map { String(decoding: $0.new, as: UTF8.self) } == """
                # The addresses that this site has published. 'sitegen build' adds new ones.
                # One that vanishes needs a redirect; remove its line where nobody can have a link to it.
                b%20c/a.html
                b%20c/a.html#a
                b%20c/a.html#example-one
                b%20c/a.html#install

                """)
    }

    @Test func `keeps what has a redirect, and is then as it was`() throws {
        let first = site("x.html\n", ["a.md": "---\nredirect-from: x.html\n---\n# A\n"])
        let text = String(decoding: try #require(first.rendered.ledger).new, as: UTF8.self)
        #expect(text.hasSuffix("a.html\na.html#a\nx.html\n"))
        let second = site(text, ["a.md": "---\nredirect-from: x.html\n---\n# A\n"])
        #expect(second.diagnostics.isEmpty)
        #expect(second.rendered.ledger?.new == second.rendered.ledger?.old)
    }

    @Test func `is kept where there is one`() {
        #expect(TestSite(["a.md": page]).rendered.ledger == nil)
    }

    @Test func `finds a page that is gone`() {
        check(
            "# words\na.html\nb.html\nb.html#c\n", ["a.md": page],
            finds: [
                "3 '/b.html' was published, and is gone; write 'redirect-from: /b.html' into the page "
                    + "that has its content now; remove this line if nobody can have a link to it"
            ])
    }

    @Test func `finds a place that is gone`() {
        check(
            "a.html#instal\na.html#example-one\n", ["a.md": page],
            finds: [
                "1 '/a.html#instal' was published, and is gone; add below 'redirects' of sitegen.yml: "
                    + "\"/a.html#instal\": \"/a.html#install\"; remove this line if nobody can have a "
                    + "link to it"
            ])
    }

    @Test(arguments: [
        "redirects: { '/a.html#b': /a.html }", "redirects: { '/a.html#b': 'https://c.d/' }",
    ])
    func `takes a redirect of a place`(_ configuration: String) {
        check("a.html#b\n", ["a.md": page], configuration: configuration, finds: [])
    }

    @Test func `takes a redirect of a page for the places that the new one has`() {
        check(
            "b.html\nb.html#install\nb.html#other\n", ["a.md": page],
            configuration: "redirects: { /b.html: /a.html }",
            finds: [
                "3 '/b.html#other' was published, and is gone; add below 'redirects' of sitegen.yml: "
                    + "\"/b.html#other\": \"/…\"; remove this line if nobody can have a link to it"
            ])
        check(
            "b.html#install\nb.html#other\n", ["a.md": page],
            configuration: "redirects: { /b.html: /a.html#install }", finds: [])
        check(
            "b.html#other\n", ["a.md": page],
            configuration: "redirects: { /b.html: https://c.d/ }", finds: [])
    }

    @Test(arguments: 0..<40)
    func `reads what it has written`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let letters = Array("aé #%/.\u{1F600}-_?\t")
        func word() -> String {
            String(
                (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    letters.randomElement(using: &random)!
                })
        }
        let addresses = Set(
            (0..<8).map { _ in
                AddressLedger.Address(
                    page: word() + ".html", id: Bool.random(using: &random) ? word() : nil)
            })
        let text = AddressLedger(addresses).text
        #expect(
            AddressLedger(SourceFile(path: "l", text: text)).addresses == addresses, "seed \(seed)")
    }
}
