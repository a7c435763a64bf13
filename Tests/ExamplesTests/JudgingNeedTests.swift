import Diagnostics
import Examples
import TestSupport
import Testing

/// Two blocks, of which the second one needs the first, and what their two programs do.
private func judged(
    _ marks: String = "", _ statement: String = "", _ runs: ScriptedRun...
) -> JudgedPage {
    var defaults = ExampleDefaults()
    defaults.marks = [.needed]
    return JudgedPage(
        .block("", "let x = 1") + .block(marks, "print(x)") + statement, runs, defaults: defaults)
}

@Suite struct `The verdict on a block by need` {
    @Test func `is by what it prints itself`() {
        let page = judged("", "```output\n2\n```\n", .prints(""), .prints("1\n", "2\n"))
        #expect(page.diagnostics == [])
        #expect(page.examples.map(\.verdict) == [.passed, .passed])
    }

    @Test func `is by its own ending`() {
        let page = judged("exit=3", "", .prints(""), .prints("", "", ending: .exited(3)))
        #expect(page.diagnostics == [])
    }

    @Test func `is by its own errors`() {
        let page = judged(
            "compile-fail", "```diagnostics\n1:1: error: no\n```\n", .prints(""),
            .isRefused(.error("no", at: "print")))
        #expect(page.diagnostics == [])
    }

    @Test func `is none where a block that it needs does not compile`() {
        let page = judged(
            "", "", .isRefused(.error("no", at: "let")), .isRefused(.error("no", at: "let")))
        #expect(page.diagnostics.map(\.summary) == ["no"])
        #expect(
            page.examples.map(\.verdict)
                == [.failed, .skipped(reason: "not reached: a block that it needs failed")])
    }

    @Test func `is none where a block that it needs fails`() {
        let page = judged(
            "", "", .prints("", ending: .signalled(4)), .prints("", ending: .signalled(4)))
        #expect(page.diagnostics.map(\.code) == ["example-crashed"])
        #expect(
            page.examples.last?.verdict
                == .skipped(reason: "not reached: a block that it needs failed"))
    }

    @Test func `tells that a block does not compile together with it`() {
        let page = judged("", "", .prints(""), .isRefused(.error("no", at: "let")))
        #expect(
            page.diagnostics.map(\.summary) == [
                "the block at line 1, which the example needs, does not compile together with it"
            ])
        #expect(page.diagnostics.map(\.details) == [["2:1: error: no"]])
        #expect(page.examples.map(\.verdict) == [.passed, .failed])
    }

    @Test func `does not take another block's error for the one that is asked for`() {
        let page = judged(
            "compile-fail", "```diagnostics\n1:1: error: no\n```\n", .prints(""),
            .isRefused(.error("no", at: "let")))
        #expect(page.diagnostics.map(\.code) == ["example-does-not-compile"])
    }

    @Test func `tells that a block ends its program`() {
        let page = judged("", "", .prints(""), .prints("", ending: .signalled(4)))
        #expect(
            page.diagnostics.map(\.summary)
                == ["example is not reached: the block at line 1 ends the program"])
        #expect(
            page.diagnostics.map(\.hint) == [
                "the example needs that block: let it run to its end beside it, or use other names"
            ])
        #expect(page.examples.map(\.verdict) == [.passed, .failed])
    }

    @Test func `does not take another block's trap for the one that is asked for`() {
        let page = judged("should-crash", "", .prints(""), .prints("", ending: .signalled(4)))
        #expect(page.diagnostics.map(\.code) == ["example-not-reached"])
    }

    @Test func `has no words for a warning in another block`() {
        let page = judged(
            "", "", .prints("", warnings: [.warning("w", at: "let")]),
            .prints("", "", warnings: [.warning("w", at: "let")]))
        #expect(page.diagnostics.map(\.location.line) == [2])
    }
}
