import Diagnostics
import ExampleFinding
import Examples
import TestSupport
import Testing

private func kinds(_ text: String) -> [Bool] { FoundPage(text).examples.map(\.isHidden) }

@Suite struct `A hidden example` {
    @Test func `is an example of the page, in its order`() {
        #expect(kinds(.block("") + "\n" + .hidden() + .block("")) == [false, true, false])
    }

    @Test func `carries marks and counts for ids as any`() {
        let page = FoundPage(
            "## A\n\n" + .hidden() + .hidden("id=setup no-run") + .block("", "let a = 1"))
        #expect(page.diagnostics == [])
        #expect(page.examples.map(\.id) == ["page#a-1", "setup", "page#a-3"])
        #expect(page.examples.map(\.kind) == [.run, .noRun, .run])
    }

    @Test func `may say so after its other marks, and name the language in any case`() {
        #expect(kinds("<!-- Swift id=a, hidden\n-->\n") == [true])
    }

    @Test(arguments: [
        "<!-- a remark\nof two lines\n-->\n", "<!-- swift\nlet a = 1\n-->\n",
        "<!-- hidden swift\n-->\n", "<!-- swift hidden=yes\n-->\n", "<!-- swift hidden -->\n",
        "<!-- text hidden file=a.txt\n-->\n", "<!-- swift Hidden\n-->\n",
    ])
    func `is not in an ordinary comment`(_ text: String) {
        let page = FoundPage(text)
        #expect(page.examples.isEmpty && page.page.files.isEmpty)
        #expect(page.diagnostics == [])
    }

    @Test func `may be a file for the examples below`() {
        let page = FoundPage(.hidden("file=\"Data.swift\"", "1") + .block(""))
        #expect(page.programs.value.first?.job.files.map(\.text) == ["1\n"])
        #expect(page.diagnostics == [])
    }

    @Test func `whose comment is never closed is pointed at`() {
        check(
            "1️⃣<!-- swift hidden\nprint(1)\n",
            finds: ["1️⃣ the comment that begins here never ends [fence-not-closed]"],
            hint: "end it with a line '-->'")
    }

    @Test func `with a mark that is none is pointed at`() {
        check(
            "- <!-- swift hidden 1️⃣sometimes\n  -->\n",
            finds: ["1️⃣ 'sometimes' is not a mark of an example [unknown-mark]"])
    }

    @Test func `is not a fence with that word`() {
        check(
            "```swift 1️⃣hidden\nprint(1)\n```\n",
            finds: ["1️⃣ 'hidden' is not a mark of an example [unknown-mark]"],
            hint: "put a block that readers do not see into an HTML comment: '<!-- swift hidden'")
    }

    @Test func `takes part in its session`() {
        let page = FoundPage(.hidden("session=s", "let a = 1") + .block("session=s", "print(a)"))
        let programs = page.programs
        #expect(programs.diagnostics == [])
        #expect(
            programs.value.map { $0.text } == [
                "let a = 1\n_sitegen_mark()\nprint(a)\n"
            ])
    }

    @Test func `alone is a program of its own`() {
        #expect(FoundPage(.hidden() + .block("")).programs.value.count == 2)
    }

    @Test func `is found by the lines of its comment`() {
        let example = FoundPage("text\n\n" + .hidden()).examples[0]
        #expect((1...6).map { example.holds(line: $0) } == [false, false, true, true, true, false])
    }
}

@Suite struct `Folded lines` {
    private func folded(_ code: String) -> [Int] {
        FoundPage("```swift\n\(code)\n```\n").examples[0].foldedLines.sorted()
    }

    @Test func `are none without marks`() {
        #expect(folded("a\n// hide\nb // snippet.hide\n// snippet.hideous\nc") == [])
    }

    @Test func `are those from hide to show`() {
        #expect(folded("a\n// snippet.hide\nb\n// snippet.show\nc") == [2, 3, 4])
    }

    @Test func `may be several stretches`() {
        #expect(
            folded("// snippet.hide\n// snippet.show\na\n//snippet.hide\nb\n  // Snippet.Show ")
                == [1, 2, 4, 5, 6])
    }

    @Test func `do not nest`() {
        #expect(
            folded("// snippet.hide\n// snippet.hide\na\n// snippet.show\nb\n// snippet.show\nc")
                == [1, 2, 3, 4, 6])
    }

    @Test func `go to the end where nothing is shown again`() {
        #expect(folded("a\n// snippet.hide\nb\n\nc") == [2, 3, 4, 5])
    }

    @Test func `are counted in the block, with any line ends`() {
        let page = FoundPage("- ```swift\r\n  a\r\n  // snippet.hide\r\n  b\r\n  ```\r\n")
        #expect(page.examples[0].foldedLines == [2, 3])
    }

    @Test func `are compiled as any`() {
        let page = FoundPage("```swift\n// snippet.hide\nlet a = 1\n// snippet.show\nprint(a)\n```")
        #expect(
            page.programs.value[0].text
                == "// snippet.hide\nlet a = 1\n// snippet.show\nprint(a)\n")
    }
}
