import Diagnostics
import Examples
import TestSupport
import Testing

/// A page of one block `let a = x` that must not compile, with a fence of these lines.
private func page(_ lines: String...) -> String {
    .block("compile-fail", "let a = x\nlet b = y")
        + "```diagnostics\n" + lines.map { $0 + "\n" }.joined() + "```\n"
}

private let x = ScriptedMessage.error("cannot find 'x' in scope", at: "x")
private let y = ScriptedMessage.error("cannot find 'y' in scope", at: "y")
private let differs = "1️⃣ the compiler says something other than the page states [output-mismatch]"

@Suite struct `An example that must not compile` {
    @Test func `passes by the stated error`() {
        check(page("error: cannot find 'x' in scope"), passes: .isRefused(x))
    }

    @Test func `passes by the stated error at its line`() {
        check(page("1: error: cannot find 'x' in scope"), passes: .isRefused(x))
    }

    @Test func `passes by the stated error at its column`() {
        check(page("1:9: error: cannot find 'x' in scope"), passes: .isRefused(x))
    }

    @Test func `counts lines and columns within the block`() {
        check(
            "> - ```swift compile-fail\n>   let é = x\n>   ```\n>\n>   ```diagnostics\n"
                + ">   1:10: error: no\n>   ```\n",
            passes: .isRefused(.error("no", at: "x")))
    }

    @Test func `passes by stated errors in any order`() {
        check(
            page("error: cannot find 'y' in scope", "error: cannot find 'x' in scope"),
            passes: .isRefused(x, y))
    }

    @Test func `passes by wildcards`() {
        check(page("error: cannot find [..] in scope", "error: [..]"), passes: .isRefused(x, y))
    }

    @Test func `passes by wildcards of which one needs the other's`() {
        check(
            page("error: cannot [..]", "error: [..] 'x' [..]"),
            passes: .isRefused(x, .error("cannot find 'z'", at: "y")))
        check(
            page("error: [..]a", "error: b[..]"),
            passes: .isRefused(.error("ba", at: "x"), .error("bc", at: "y")))
    }

    @Test func `does not give to a line without a place what one with a place needs`() {
        check(
            page("2: error: [..]", "error: same"),
            passes: .isRefused(.error("same", at: "y"), .error("same", at: "x")))
    }

    @Test func `need not state warnings and notes`() {
        check(
            page("error: cannot find 'x' in scope"),
            passes: .isRefused(.warning("w", at: "a"), x, .note("n", at: "a")))
    }

    @Test func `may state warnings and notes`() {
        check(
            page("warning: w", "1:9: error: [..]", "note: n"),
            passes: .isRefused(.warning("w", at: "a"), x, .note("n", at: "a")))
    }

    @Test func `may have empty lines in its fence`() {
        check(page("", "error: [..]", "  "), passes: .isRefused(x))
    }

    @Test func `fails if it compiles`() {
        check(
            "1️⃣" + page("error: [..]"), .compiles(),
            finds: ["1️⃣ example compiles, though it is marked 'compile-fail' [example-compiles]"],
            hint: "remove the mark, or change the code so that the compiler refuses it")
    }

    @Test func `fails if the error is not stated`() {
        check(
            "1️⃣" + .block("compile-fail", "let a = x"), .isRefused(x),
            finds: [
                "1️⃣ the page does not state the error that the compiler reports "
                    + "[error-not-stated]"
            ],
            corrects: [
                "1:9: error: cannot find 'x' in scope"
            ])
    }

    @Test func `fails if the fence is empty`() {
        check(
            "```swift compile-fail\nlet a = 1️⃣x\n```\n```diagnostics\n```\n", .isRefused(x),
            finds: [
                "1️⃣ the page does not state this error: cannot find 'x' in scope [error-not-stated]"
            ])
    }

    @Test func `fails at each error that is not stated`() {
        check(
            "```swift compile-fail\nlet a = x\nlet b = 1️⃣y\nlet c = 2️⃣z\n```\n"
                + "```diagnostics\nerror: cannot find 'x' in scope\n```\n",
            .isRefused(x, y, .error("cannot find 'z'", at: "z")),
            finds: [
                "1️⃣ the page does not state this error: cannot find 'y' in scope [error-not-stated]",
                "2️⃣ the page does not state this error: cannot find 'z' [error-not-stated]",
            ],
            corrects: [
                "error: cannot find 'x' in scope",
                "2:9: error: cannot find 'y' in scope",
                "3:9: error: cannot find 'z'",
            ])
    }

    @Test func `fails if the error is another`() {
        check(
            page("1️⃣error: cannot find 'z' in scope"), .isRefused(x), finds: [differs],
            details: [
                "- error: cannot find 'z' in scope", "+ 1:9: error: cannot find 'x' in scope",
            ],
            corrects: [
                "1:9: error: cannot find 'x' in scope"
            ])
    }

    @Test func `fails if the error is at another place`() {
        check(page("1️⃣2: error: cannot find 'x' in scope"), .isRefused(x), finds: [differs])
        check(page("1️⃣1:8: error: cannot find 'x' in scope"), .isRefused(x), finds: [differs])
    }

    @Test func `fails if an error is a warning`() {
        check(
            page("1️⃣warning: cannot find 'x' in scope"), .isRefused(x), finds: [differs])
    }

    @Test func `fails if a stated note is missing`() {
        check(
            page("error: [..]", "1️⃣note: n"), .isRefused(x), finds: [differs], details: ["- note: n"]
        )
    }

    @Test func `fails if one error is stated twice`() {
        check(
            page("error: cannot find 'x' in scope", "1️⃣error: cannot find 'x' in scope"),
            .isRefused(x), finds: [differs])
    }

    @Test func `has phases explained where one error hides another`() {
        check(
            page("error: cannot find 'x' in scope", "1️⃣error: sending 'a' risks data races"),
            .isRefused(x), finds: [differs],
            hint: """
                correct the example, or accept what the compiler says: sitegen bless page.md:7
                errors of parsing and types hide errors of later phases, such as data races and \
                use before initialization:
                state errors of two phases in two blocks
                """)
    }

    @Test func `fails if a line of the fence is no message`() {
        check(
            page("error: [..]", "1️⃣cannot find 'x'", "2️⃣..."), .isRefused(x),
            finds: [
                "1️⃣ a line of a 'diagnostics' fence begins with 'error:', 'warning:' or 'note:' "
                    + "[diagnostics-syntax]",
                "2️⃣ a line of a 'diagnostics' fence begins with 'error:', 'warning:' or 'note:' "
                    + "[diagnostics-syntax]",
            ], hint: "a place within the block may stand before it: 2: error: … or 2:14: error: …")
    }
}

@Suite struct `Stated messages of an example that compiles` {
    @Test func `pass`() {
        check(
            .block("", "let a = 1") + "```diagnostics\nwarning: never used\n```\n",
            passes: .prints("", warnings: [.warning("never used", at: "a")]))
    }

    @Test func `fail if the compiler says nothing`() {
        check(
            .block("no-run", "let a = 1") + "```diagnostics\n1️⃣warning: never used\n```\n",
            .compiles(), finds: [differs], details: ["- warning: never used"])
    }

    @Test func `do not explain phases for a warning`() {
        let hint = CheckedPage(
            .block("no-run", "x") + "```diagnostics\nwarning: a\nwarning: b\n```\n",
            [.compiles(.warning("a", at: "x"))]
        ).diagnostics.first?.hint
        #expect(hint?.contains("phases") == false)
    }
}
