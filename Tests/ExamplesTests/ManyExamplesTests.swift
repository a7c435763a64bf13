import Diagnostics
import Examples
import Markdown
import TestSupport
import Testing

@Suite struct `A page of ten thousand examples` {
    @Test func `has each with what is stated for it`() {
        let text = (0..<10_000).map { "```swift\n\($0)\n```\n```output\n\($0)\n```\n" }.joined()
        let page = FoundPage(text)
        #expect(page.diagnostics == [])
        #expect(page.examples.count == 10_000)
        let agree = page.examples.allSatisfy { $0.statedOutput?.block.code == $0.block.code }
        #expect(agree)
    }

    @Test func `may have output above the examples ignored since`() {
        let ignored = String(repeating: "```swift ignore=x\n```\n", count: 5000)
        let text = "```swift\na\n```\n\(ignored)```output\nb\n```\n"
        let page = FoundPage(text)
        #expect(page.diagnostics == [])
        #expect(page.examples[0].statedOutput?.block.code == "b\n")
    }

    @Test func `in as many sessions makes as many programs`() {
        let blocks = (0..<2000).map { "```swift session=s\($0)\n```\n" }.joined()
        let programs = FoundPage(blocks + blocks).programs
        #expect(programs.value.count == 2000)
        #expect(programs.value.allSatisfy { $0.parts.count == 2 })
    }
}

@Suite struct `Files of one folder` {
    private func file(_ name: String, marks: String = "") -> String {
        "```swift file=\"\(name)\"\(marks)\n1\n```\n"
    }

    @Test func `are a hundred at most`() {
        let hundred = (1...100).map { file("f\($0).swift") }.joined()
        check(hundred, finds: [])
        check(
            hundred + "```1️⃣swift file=a.txt\n```\n",
            finds: [
                "1️⃣ the examples of one folder have more than 100 files [too-many-files]"
            ],
            hint: "split the page, or remove files that no example reads")
    }

    @Test func `may replace one another as often as one likes`() {
        let page = FoundPage(
            (1...300).map { "```text file=a.txt\n\($0)\n```\n" }.joined() + "```swift\n```\n")
        #expect(page.diagnostics == [])
        #expect(page.examples[0].files.map(\.block.code) == ["300\n"])
    }

    @Test func `of one session are a hundred at most`() {
        let page = FoundPage(
            (1...101).map { file("f\($0).swift", marks: " session=s") }.joined()
                + "```swift session=s\n```\n")
        #expect(page.diagnostics.map(\.code) == ["too-many-files"])
        #expect(page.examples[0].sources.count == 100)
    }
}
