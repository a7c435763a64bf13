import Examples
import Judging
import Runs
import TestSupport
import Testing

@Suite struct `A hidden example that is judged` {
    @Test func `states its output as any`() {
        check(.hidden() + "```output\na\n```\n", passes: .prints("a\n"))
        check(
            .hidden() + "```output\n1️⃣a\n```\n", .prints("b\n"),
            finds: ["1️⃣ example prints something other than the page states [output-mismatch]"])
        check(
            "1️⃣" + .hidden(), .prints("b\n"),
            finds: ["1️⃣ the page does not state what the example prints [output-not-stated]"],
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
            finds: ["(page.md:3:3) example crashes: Fatal error: a [example-crashed]"])
    }
}

@Suite struct `Folded lines that are judged` {
    @Test func `have messages of the compiler at their places`() {
        check(
            "```swift\n// snippet.hide\nlet a = 1️⃣x\n// snippet.show\n```\n",
            .isRefused(.error("no x", at: "x")),
            finds: ["1️⃣ no x [example-does-not-compile]"])
    }
}
