import Diagnostics
import Examples
import TestSupport
import Testing

extension String {
    /// A comment that holds an example.
    fileprivate static func hidden(_ marks: String = "", _ code: String = "print(1)") -> String {
        "<!-- swift hidden \(marks)\n\(code)\n-->\n\n"
    }
}

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
        #expect(page.programs.value.first?.files.map(\.text) == ["1\n"])
        #expect(page.diagnostics == [])
    }

    @Test func `whose comment is never closed is pointed at`() {
        check(
            "1️⃣<!-- swift hidden\nprint(1)\n",
            finds: ["1️⃣ the comment that begins here is never closed [fence-not-closed]"],
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
            hint: "a block that readers do not see stands in an HTML comment: '<!-- swift hidden'")
    }

    @Test func `takes part in its session`() {
        let page = FoundPage(.hidden("session=s", "let a = 1") + .block("session=s", "print(a)"))
        let programs = page.programs
        #expect(programs.diagnostics == [])
        #expect(
            programs.value.map { $0.sources[0].text } == [
                "let a = 1\n_sitegen_mark()\nprint(a)\n"
            ])
    }

    @Test func `alone is a program of its own`() {
        #expect(FoundPage(.hidden() + .block("")).programs.value.count == 2)
    }

    @Test func `states its output as any`() {
        check(.hidden() + "```output\na\n```\n", passes: .prints("a\n"))
        check(
            .hidden() + "```output\n1️⃣a\n```\n", .prints("b\n"),
            finds: ["1️⃣ example prints something other than the page states [output-mismatch]"])
        check(
            "1️⃣" + .hidden(), .prints("b\n"),
            finds: ["1️⃣ example prints, and the page does not state what [output-not-stated]"],
            corrects: ["b"])
    }

    @Test func `has messages of the compiler at their places`() {
        check(
            "- > <!-- swift hidden\n  > let é = 1️⃣x\n  > -->\n",
            .isRefused(.error("no x", at: "x")),
            finds: ["1️⃣ no x [example-does-not-compile]"])
        check(
            "<!-- swift hidden\r\nlet a = 1️⃣x -->\r\n", .isRefused(.error("no x", at: "x")),
            finds: ["1️⃣ no x [example-does-not-compile]"])
    }

    @Test func `has its trap at its place`() {
        check(
            "> <!-- swift hidden\n> let a = 1\n1️⃣> fatalError()\n> -->\n",
            .prints("", errors: ["main/@(fatalError): Fatal error: a\n"], ending: .signalled(4)),
            finds: ["(page.md:3:3) example crashed: Fatal error: a [example-crashed]"])
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
            page.programs.value[0].sources[0].text
                == "// snippet.hide\nlet a = 1\n// snippet.show\nprint(a)\n")
    }

    @Test func `have messages of the compiler at their places`() {
        check(
            "```swift\n// snippet.hide\nlet a = 1️⃣x\n// snippet.show\n```\n",
            .isRefused(.error("no x", at: "x")),
            finds: ["1️⃣ no x [example-does-not-compile]"])
    }
}
