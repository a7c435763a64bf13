import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// Blocks of one session, with these marks, whose codes are a, b, c ….
private func session(_ marks: String...) -> String {
    zip(marks, "abc").map { $0.sessionBlock(code: String($1)) }.joined()
}

extension String {
    /// A block of the session; a keycap at the start of its marks stands before the fence.
    fileprivate func sessionBlock(code: String) -> String {
        let keycap = prefix { "1️⃣2️⃣3️⃣4️⃣".contains($0) }
        return keycap + .block("session=s " + dropFirst(keycap.count), code)
    }
}

@Suite struct `A session` {
    @Test func `gives each block its own part of the output`() {
        check(
            .block("session=s", "a") + "```output\n1\n```\n" + .block("session=s", "b")
                + .block("session=s", "c") + "```output\n3\n4\n```\n```stderr\n5\n```\n",
            passes: .prints("1\n", "", "3\n4\n", errors: ["", "", "5\n"]))
    }

    @Test func `tells the block that prints something else`() {
        check(
            .block("session=s", "a") + "```output\n1\n```\n" + .block("session=s", "b")
                + "```output\n1️⃣2\n```\n",
            .prints("1\n", "3\n"),
            finds: ["1️⃣ example prints something other than the page states [output-mismatch]"])
    }

    @Test func `tells the block that does not compile, and skips the others`() {
        let judged = CheckedPage(session("", "1️⃣", ""), [.isRefused(.error("no", at: "b"))])
        #expect(judged.diagnostics.map(\.summary) == ["no"])
        #expect(judged.diagnostics.map(\.location.line) == [5])
        #expect(
            judged.examples.map(\.verdict) == [
                .skipped(reason: "not reached: an earlier block of the session failed"), .failed,
                .skipped(reason: "not reached: an earlier block of the session failed"),
            ])
    }

    @Test func `has an error without a place in every block`() {
        check(
            session("1️⃣", "2️⃣"), .isRefused(.error("no such module 'Foo'")),
            finds: [
                "1️⃣ no such module 'Foo' [example-does-not-compile]",
                "2️⃣ no such module 'Foo' [example-does-not-compile]",
            ])
    }

    @Test func `has a note about an earlier block with its error`() {
        let judged = CheckedPage(
            session("", ""),
            [.isRefused(.error("redeclared", at: "b"), .note("declared here", at: "a"))])
        #expect(judged.diagnostics.map(\.details) == [["2:1: note: declared here"]])
    }

    @Test func `keeps a note from the error of another block`() {
        let judged = CheckedPage(
            session("", ""),
            [
                .isRefused(
                    .error("one", at: "b"), .error("two", at: "a"), .note("about two", at: "b"))
            ])
        #expect(judged.diagnostics.map(\.summary) == ["two", "one"])
        #expect(judged.diagnostics.map(\.details) == [["5:1: note: about two"], []])
    }

    @Test func `drops messages about a mark`() {
        check(
            session("", ""),
            passes: .prints("", "", warnings: [.warning("will never be executed", at: "_sitegen")]))
    }

    @Test func `does not reach what is after a crash`() {
        let judged = CheckedPage(
            session("", "", ""),
            [.prints("", "", errors: ["", "main/@(b): Fatal error: no\n"], ending: .signalled(4))])
        #expect(judged.diagnostics.map(\.summary) == ["example crashes: Fatal error: no"])
        #expect(judged.diagnostics.map(\.location.line) == [5])
        #expect(
            judged.examples.map(\.verdict) == [
                .passed, .failed,
                .skipped(reason: "not reached: an earlier block of the session failed"),
            ])
    }

    @Test func `points at the block that crashed in the code of another one`() {
        check(
            "```swift session=s\na\n```\n1️⃣" + .block("session=s", "b"),
            .prints("", "", errors: ["", "main/@(a): Fatal error: no\n"], ending: .signalled(4)),
            finds: ["1️⃣ example crashes: Fatal error: no [example-crashed]"])
    }

    @Test func `does not reach what is after a status`() {
        check(
            session("1️⃣", ""), .prints("", ending: .exited(3)),
            finds: ["1️⃣ example ends with status 3 [unexpected-exit]"])
    }

    @Test func `finds each block that a quiet end cuts off`() {
        check(
            session("", "1️⃣", "2️⃣"), .prints(""),
            finds: [
                "1️⃣ example is not reached: the block at line 1 ends the program "
                    + "[example-not-reached]",
                "2️⃣ example is not reached: the block at line 1 ends the program "
                    + "[example-not-reached]",
            ], hint: "let that block run to its end, or remove 'session=' from one of the two")
    }

    @Test func `passes the block that ends quietly, and fails those after it`() {
        let judged = CheckedPage(session("", ""), [.prints("")])
        #expect(judged.examples.map(\.verdict) == [.passed, .failed])
    }

    @Test(arguments: ["should-crash", "exit=1"])
    func `finds a block of another kind that a quiet end cuts off`(kind: String) {
        check(
            session("", "1️⃣\(kind)"), .prints(""), .prints(""),
            finds: [
                "1️⃣ example is not reached: the block at line 1 ends the program "
                    + "[example-not-reached]"
            ])
    }

    @Test func `does not count the end of an earlier block as the crash that was asked for`() {
        check(
            session("", "1️⃣should-crash"), .prints(""), .prints("", ending: .signalled(4)),
            finds: [
                "1️⃣ example is not reached: the block at line 1 ends the program "
                    + "[example-not-reached]"
            ])
    }

    @Test func `says once that an earlier block fails in both programs`() {
        check(
            session("1️⃣", "should-crash"), .prints("", ending: .signalled(4)),
            .prints("", ending: .signalled(4)),
            finds: ["1️⃣ example crashes with SIGILL [example-crashed]"])
    }

    @Test func `judges a block of another kind by its own part`() {
        check(
            session("", "exit=2") + "```output of=page#2\n2\n```\n```output of=page#1\n1\n```\n",
            passes: .prints("1\n"), .prints("1\n", "2\n", ending: .exited(2)))
    }

    @Test func `passes a block that must not compile`() {
        check(
            session("", "compile-fail") + "```diagnostics\n1:1: error: no\n```\n",
            passes: .prints(""), .isRefused(.error("no", at: "b")))
    }

    @Test func `does not take an earlier block's error for the one that is asked for`() {
        check(
            session("", "compile-fail") + "```diagnostics\n```\n",
            .isRefused(.error("no", at: "a")), .isRefused(.error("no", at: "a")),
            finds: ["(page.md:2:1) no [example-does-not-compile]"], hint: nil)
    }

    @Test func `says nothing of a block that an earlier one keeps from being compiled`() {
        check(
            session("", "no-run"), .isRefused(.error("no", at: "a")),
            .isRefused(.error("no", at: "a")),
            finds: ["(page.md:2:1) no [example-does-not-compile]"])
    }

    @Test func `gives what follows a repeated mark to the last block`() {
        // `for _ in 1...2 {` in the first block, `}` in the second: the mark is passed twice.
        check(
            .block("session=s", "a") + .block("session=s", "b") + "```output\n1\n2\n```\n",
            passes: .prints("", "1\n", "2\n"))
    }

    @Test func `does not lose a crash after a repeated mark`() {
        check(
            session("", "1️⃣"), .prints("", "", "", ending: .signalled(4)),
            finds: ["1️⃣ example crashes with SIGILL [example-crashed]"])
    }
}

@Suite struct `A block of a session that is refused at the mark before it` {
    @Test func `is not refused as its mark wants`() {
        let page = CheckedPage(
            .block("session=s", "let a = {") + .block("session=s compile-fail", "}"),
            [
                .isRefused(.error("expected '}'", at: "{")),
                .isRefused(.error("no mark", at: "_sitegen_mark()")),
            ])
        let example = page.examples[1]
        #expect(example.verdict == .failed)
        #expect(example.expectations.map(\.verdict) == [.unmet])
        #expect(example.state == .ignored)
        #expect(
            example.diagnostics.map(\.summary)
                == ["a block of the session ends within a declaration or a statement"])
    }
}
