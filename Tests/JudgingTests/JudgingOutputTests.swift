import Diagnostics
import Examples
import Judging
import OutputMatching
import Runs
import TestSupport
import Testing

@Suite struct `Output that is not stated` {
    @Test func `is an error with what was printed, and how to state it`() {
        check(
            "1️⃣" + .block(""), .prints("1\n 2\n"),
            finds: ["1️⃣ the page does not state what the example prints [output-not-stated]"],
            details: ["+ 1", "+  2"], hint: "state it: sitegen bless page.md:1",
            corrects: ["1", " 2"])
    }

    @Test func `of very many lines is not given whole`() {
        let printed = (1...150).map { "\($0)\n" }.joined()
        let details = CheckedPage(.block(""), [.prints(printed)]).diagnostics.first?.details
        #expect(details?.suffix(2) == ["+ 60", "… 90 more lines"])
    }

    @Test func `on standard error is an error too`() {
        check(
            "1️⃣" + .block(""), .prints("", errors: ["warning\n"]),
            finds: [
                "1️⃣ the page does not state what the example writes to standard error "
                    + "[output-not-stated]"
            ], corrects: ["warning"])
    }

    @Test func `on both streams is two errors`() {
        check(
            "1️⃣" + .block(""), .prints("1\n", errors: ["2\n"]),
            finds: [
                "1️⃣ the page does not state what the example prints [output-not-stated]",
                "1️⃣ the page does not state what the example writes to standard error "
                    + "[output-not-stated]",
            ])
    }

    @Test func `is an error for a stream though the other is stated`() {
        check(
            "1️⃣" + .block("") + "```output\n1\n```\n", .prints("1\n", errors: ["2\n"]),
            finds: [
                "1️⃣ the page does not state what the example writes to standard error "
                    + "[output-not-stated]"
            ])
    }

    @Test func `is an error of an example that ends with a status`() {
        check(
            "1️⃣" + .block("exit=2"), .prints("1\n", ending: .exited(2)),
            finds: ["1️⃣ the page does not state what the example prints [output-not-stated]"])
    }

    @Test func `is fine where the site says so`() {
        var defaults = ExampleDefaults()
        defaults.requirement = .allButOutput
        let judged = CheckedPage(.block(""), [.prints("1\n")], defaults: defaults)
        #expect(judged.diagnostics == [])
        #expect(judged.examples.map(\.output) == [[.text("1")]])
    }

    @Test func `is no error for an empty line less`() {
        check(.block("") + "```output\n\n```\n", passes: .prints("\n"))
    }
}

@Suite struct `Output that differs` {
    private let mismatch = "1️⃣ example prints something other than the page states [output-mismatch]"

    @Test func `is pointed at in the line that differs`() {
        check(
            .block("") + "```output\na\n1️⃣b\nc\n```\n", .prints("a\nB\nc\n"), finds: [mismatch],
            details: ["  a", "- b", "+ B", "  c"],
            corrects: ["a", "B", "c"])
    }

    @Test func `is pointed at in a list in a quote`() {
        check(
            "> - " + "```swift\n>   x\n>   ```\n>   ```output\n>   a\n>   1️⃣b\n>   ```\n",
            .prints("a\n"), finds: [mismatch])
    }

    @Test func `is pointed at in the closing fence where lines are missing`() {
        check(
            .block("") + "```output\na\n1️⃣```\n", .prints("a\nb\n"), finds: [mismatch],
            details: ["  a", "+ b"])
    }

    @Test func `has its white space made visible`() {
        check(
            .block("") + "```output\n1️⃣a b\n```\n", .prints("a\tb\n\n"), finds: [mismatch],
            details: ["- a b", "+ a→b", "+ ⏎"])
    }

    @Test func `does not differ by white space at the end`() {
        check(.block("") + "```output\na\n```\n", passes: .prints("a  \r\n"))
    }

    @Test func `keeps wildcards that still match`() {
        check(
            .block("") + "```output\n[..] ms\n1️⃣b\n...\n```\n", .prints("5 ms\nc\n"),
            finds: [mismatch],
            corrects: ["[..] ms", "c", "..."])
    }

    @Test func `of an excerpt is corrected to an excerpt`() {
        check(
            .block("id=a") + "```output contains, of=a\n1️⃣value: 1\n```\n",
            .prints("a\nvalue: 2\nc\n"), finds: [mismatch],
            details: ["- value: 1", "the example printed:", "  a", "  value: 2", "  c"],
            corrects: ["value: 2"])
    }

    @Test func `has a hint that names the command`() {
        check(
            .block("") + "text\n\n```output\n1️⃣b\n```\n", .prints("c\n"), finds: [mismatch],
            hint: "correct the example, or accept what it prints: sitegen bless page.md:7")
    }

    @Test func `in another order says so`() {
        check(
            .block("") + "```output\n1️⃣b\na\n```\n", .prints("a\nb\n"), finds: [mismatch],
            hint: """
                correct the example, or accept what it prints: sitegen bless page.md:5
                the same lines come in another order: mark the fence 'unordered' if the order \
                may vary
                """)
    }

    @Test func `on standard error says so`() {
        check(
            .block("") + "```stderr\n1️⃣b\n```\n", .prints("", errors: ["c\n"]),
            finds: [
                "1️⃣ example writes to standard error something other than the page states "
                    + "[output-mismatch]"
            ])
    }

    @Test func `on both streams is two errors`() {
        check(
            .block("") + "```output\n1️⃣b\n```\n```stderr\n2️⃣b\n```\n",
            .prints("c\n", errors: ["c\n"]),
            finds: [
                mismatch,
                "2️⃣ example writes to standard error something other than the page states "
                    + "[output-mismatch]",
            ])
    }
}

@Suite struct `What a page shows of an example` {
    private func judged(_ text: String, _ run: ScriptedRun) -> CheckedExample? {
        CheckedPage(text, [run]).examples.first
    }

    @Test(arguments: [
        ("", ScriptedRun.prints(""), "ran"), ("no-run", .compiles(), "compiled"),
        ("compile-fail", .isRefused(.error("no", at: "print")), "rejected"),
        ("should-crash", .prints("", ending: .signalled(4)), "stopped"),
        ("exit=1", .prints("", ending: .exited(1)), "stopped"),
        // What became of it, not what it is for.
        ("", .isRefused(.error("no", at: "print")), "ignored"),
        ("", .prints("", ending: .signalled(4)), "ignored"),
        ("compile-fail", .compiles(), "compiled"), ("should-crash", .prints(""), "ran"),
    ]) func `is its state`(marks: String, run: ScriptedRun, state: String) {
        #expect(judged(.block(marks), run)?.state.name == state)
    }

    @Test func `is its output as published`() {
        let example = judged(
            .block("") + "```output\n[..] ms\n```\n```stderr contains\nb\n```\n",
            .prints("5 ms\n", errors: ["a\nb\n"]))
        #expect(example?.output == [.pieces(["", " ms"])])
        #expect(example?.standardError == [.ellipsis, .text("b")])
    }

    @Test func `is the place of a trap though the page leaves it out`() {
        let example = judged(
            .block("should-crash", "fatalError()") + "```stderr\nFatal error: no\n```\n",
            .prints("", errors: ["main/@(fatal): Fatal error: no\n"], ending: .signalled(4)))
        #expect(example?.standardError == [.text("main/main.swift:1: Fatal error: no")])
    }

    @Test func `is the compiler's errors`() {
        let example = judged(
            .block("compile-fail", "let a = x") + "```diagnostics\nerror: cannot [..]\n```\n",
            .isRefused(
                .warning("not stated", at: "a"), .error("cannot find 'x'", at: "x"),
                .note("not stated", at: "a")))
        #expect(
            example?.messages.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.text)" }
                == ["1:9 pieces([\"cannot \", \"\"])"])
    }

    @Test func `is a warning that it states`() {
        let example = judged(
            .block("no-run", "let a = 1") + "```diagnostics\nwarning: unused\n```\n",
            .compiles(.warning("unused", at: "a"), .warning("other", at: "1")))
        #expect(example?.messages.map(\.text) == [.text("unused")])
    }

    @Test func `is no output of an example that is not run`() {
        #expect(judged(.block("no-run"), .compiles())?.output == [])
    }
}

@Suite struct `Examples of one id` {
    @Test func `are judged each at its place`() {
        let marked = MarkedText("1️⃣```swift id=a\nx\n```\n\n2️⃣```swift id=a\ny\n```\n")
        let examples = FoundPage(marked.text).examples
        let programs = Program.assembleAll(examples).value
        let script = ScriptedRun.prints("out\n")
        let runs = ExampleRun.all(of: examples, runs: programs.map { script.run($0) })
        #expect(
            marked.describe(runs.flatMap { CheckedExample($0).diagnostics }) == [
                "1️⃣ the page does not state what the example prints [output-not-stated]",
                "2️⃣ the page does not state what the example prints [output-not-stated]",
            ])
    }
}
