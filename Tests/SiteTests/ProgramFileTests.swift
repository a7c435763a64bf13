import TestSupport
import Testing

@testable import Site

@Suite struct `The programs to take away` {
    private func site(_ markdown: String, _ configuration: String = "") -> TestSite {
        TestSite(
            ["a/10-b.md": markdown], configuration: "outputs: [programs]\n" + configuration)
    }

    private func programs(_ site: TestSite) -> [String: String] {
        site.contents.filter { $0.key.hasPrefix("examples/") }
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `are one for each program, linked to from its figure`() {
        let site = site("# T\n\n```swift id=greeting\nprint(1)\n```\n\n```output\n1\n```\n")
        #expect(programs(site) == ["examples/a/b/greeting.swift": "print(1)\n"])
        #expect(
            site.text("a/b.html").contains(
                "<dt>Program</dt><dd><a href=\"../examples/a/b/greeting.swift\" download>"
                    + "greeting.swift</a></dd>"))
        #expect(
            site.text("a/b.html").contains(
                "<code>swiftc -module-name main greeting.swift &amp;&amp; ./main</code>"
            ))
    }

    @Test func `are the whole session, without the calls between its blocks`() {
        let site = site(
            "```swift session=x\nlet a = 1\n```\n\n```swift session=x\nprint(a)\n```\n\n"
                + "```output\n1\n```\n")
        #expect(programs(site) == ["examples/a/b/2.swift": "let a = 1\n\nprint(a)\n"])
        let link = "href=\"../examples/a/b/2.swift\""
        #expect(site.text("a/b.html").ranges(of: link).count == 2)
    }

    @Test func `have a folder where they have several files`() {
        let site = site(
            "```text file=a.txt\nx\n```\n\n```swift id=read\nprint(1)\n```\n\n```output\n1\n```\n")
        #expect(
            programs(site) == [
                "examples/a/b/read/a.txt": "x\n", "examples/a/b/read/main.swift": "print(1)\n",
            ])
        #expect(site.text("a/b.html").contains("swiftc main.swift"))
    }

    @Test func `are not there of what is no program`() {
        #expect(programs(site("```swift sketch\n…\n```\n")) == [:])
    }

    @Test func `are not there where a site wants none`() {
        let site = TestSite(["a.md": "```swift\n```\n"])
        #expect(programs(site) == [:])
        #expect(!site.text("a.html").contains("download"))
    }
}
