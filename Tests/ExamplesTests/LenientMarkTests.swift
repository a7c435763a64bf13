import Diagnostics
import Examples
import Markdown
import TestSupport
import Testing

/// What is found in markdown that belongs to no site.
private func find(_ text: String) -> FoundPage {
    FoundPage(text, defaults: .withoutConfiguration)
}

@Suite struct `Words of other tools on a block` {
    @Test(arguments: [
        "swift no_run", "swift,ignore", "swift showLineNumbers", "swift file", "Swift no-run=1",
    ])
    func `are notes, and the block is looked at`(_ info: String) {
        let page = find("```\(info)\nprint(1)\n```\n")
        #expect(page.examples.map(\.kind) == [.run])
        #expect(page.examples.map(\.isMisread) == [false])
        #expect(page.diagnostics.map(\.severity) == [.note])
    }

    @Test(arguments: ["swift title=\"A b\"", "swift {1,3}", "swift tab=A"])
    func `that say how a block is shown are no marks`(_ info: String) {
        for page in [find("```\(info)\nprint(1)\n```\n"), FoundPage("```\(info)\nprint(1)\n```\n")]
        {
            #expect(page.examples.map(\.kind) == [.run])
            #expect(page.diagnostics.isEmpty)
        }
    }

    @Test(arguments: ["swift:main.swift", "swift{1,3}", "swift[a]", "swift(x)", "swift=x"])
    func `may follow the language at once`(_ info: String) {
        #expect(find("```\(info)\nprint(1)\n```\n").examples.map(\.kind) == [.run])
        #expect(FoundPage("```\(info)\nprint(1)\n```\n").examples.isEmpty, "not on a site")
    }

    @Test(arguments: ["swiftui", "swift-testing", "swiftinterface", "swift+x"])
    func `do not make another language Swift`(_ info: String) {
        #expect(find("```\(info)\nprint(1)\n```\n").examples.isEmpty)
    }

    @Test func `stand beside marks that are understood`() {
        let page = find("```swift no_run exit=3 id=a\nprint(1)\n```\n")
        #expect(page.examples.map(\.kind) == [.exit(3)])
        #expect(page.examples.map(\.id) == ["a"])
    }

    @Test func `are errors on a site, and nothing is done with the block`() {
        let page = FoundPage("```swift no_run\nprint(1)\n```\n")
        #expect(page.examples.map(\.isMisread) == [true])
        #expect(page.diagnostics.map(\.severity) == [.error])
    }
}

@Suite struct `Mistakes in fences of a folder` {
    @Test func `are notes`() {
        let page = find("1️⃣```output\nx\n```\n")
        #expect(
            page.marked.describe(page.diagnostics) == [
                "1️⃣ note: no example above this fence is run [output-without-example]"
            ])
    }

    @Test func `do not keep what is stated from being compared`() {
        let page = find("```swift\nprint(1)\n```\n\n```output linenos\n1\n```\n")
        #expect(page.examples.first?.statedOutput?.block.code == "1\n")
        #expect(page.diagnostics.map(\.severity) == [.note])
    }
}

@Suite struct `A block of a folder` {
    @Test func `is composed of what it needs`() {
        #expect(find(.block("")).examples.map(\.composition) == [.needed])
        #expect(find(.block("standalone")).examples.map(\.composition) == [.own])
        #expect(find(.block("session=a")).examples.map(\.composition) == [.session("a")])
    }
}
