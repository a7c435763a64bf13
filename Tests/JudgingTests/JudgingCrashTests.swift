import Diagnostics
import Examples
import Runs
import TestSupport
import Testing

@Suite struct `An example that must crash` {
    private let trap = ["main/@(fatal): Fatal error: no\n"]
    private let page = "```swift should-crash\na\nfatalError()\n```\n"

    @Test func `passes by a trap`() {
        check(page, passes: .prints("", errors: trap, ending: .signalled(4)))
    }

    @Test(arguments: [4, 5, 6, 8, 11]) func `passes by each signal of a trap`(signal: Int) {
        check(page, passes: .prints("", ending: .signalled(signal)))
    }

    @Test func `fails by another signal`() {
        check(
            "1️⃣" + page, .prints("", ending: .signalled(9)),
            finds: ["1️⃣ example crashes with SIGKILL [example-crashed]"],
            hint: "'should-crash' needs a trap of the program itself, such as fatalError()")
    }

    #if os(Linux)
        @Test func `fails by a signal that is a trap on another system`() {
            check(
                "1️⃣" + page, .prints("", ending: .signalled(10)),
                finds: ["1️⃣ example crashes with signal 10 [example-crashed]"])
        }
    #endif

    @Test func `fails if it ends well`() {
        check(
            "1️⃣" + page, .prints(""),
            finds: [
                "1️⃣ example ends with status 0, though it is marked 'should-crash' "
                    + "[unexpected-exit]"
            ], hint: "remove the mark, or let the example trap")
    }

    @Test func `fails if it ends with a status`() {
        check(
            "1️⃣" + page, .prints("", ending: .exited(2)),
            finds: [
                "1️⃣ example ends with status 2, though it is marked 'should-crash' "
                    + "[unexpected-exit]"
            ], hint: "correct the example, or mark it 'exit=2' if readers should see this")
    }

    @Test func `fails if it exceeds a limit`() {
        check(
            "1️⃣" + page, .prints("", ending: .exceeded(.memory)),
            finds: ["1️⃣ example uses more memory than allowed [example-exceeded-limit]"])
    }

    @Test func `fails if it hangs`() {
        check(
            "1️⃣" + page, .prints("", ending: .timedOut),
            finds: ["1️⃣ example does not end within 10s [example-timed-out]"])
    }

    @Test func `fails if what it printed before is not stated`() {
        check(
            "1️⃣" + page, .prints("1\n", errors: trap, ending: .signalled(4)),
            finds: ["1️⃣ the page does not state what the example prints [output-not-stated]"])
    }

    @Test func `fails if it printed something else before`() {
        check(
            page + "```output\n1️⃣1\n```\n", .prints("2\n", errors: trap, ending: .signalled(4)),
            finds: ["1️⃣ example prints something other than the page states [output-mismatch]"])
    }

    @Test(arguments: [
        "main/@(fatal): Precondition failed: no\n", "main/@(fatal): Assertion failed\n",
        "Fatal error: Attempted to read an unowned reference\n",
        "Swift/ErrorType.swift:254: Fatal error: Error raised at top level: main.E()\n",
        "Swift runtime failure: arithmetic overflow\n",
        "Could not cast value of type 'Swift.Int' (0x7f) to 'Swift.String' (0x7e).\n",
        "Simultaneous accesses to 0x5ddf, but modification requires exclusive access.\nPrevious\n",
        "main/@(fatal): Fatal error: one\ntwo\n",
    ]) func `need not state the runtime's own words`(words: String) {
        check(page, passes: .prints("", errors: [words], ending: .signalled(4)))
    }

    @Test func `must state what it wrote before the runtime did`() {
        check(
            "1️⃣" + page, .prints("", errors: ["log\nFatal error: no\n"], ending: .signalled(4)),
            finds: [
                "1️⃣ the page does not state what the example writes to standard error "
                    + "[output-not-stated]"
            ], corrects: ["log"])
    }

    @Test func `may state the runtime's words with their place`() {
        check(
            page + "```stderr\nmain/main.swift:2: Fatal error: no\n```\n",
            passes: .prints("", errors: trap, ending: .signalled(4)))
    }

    @Test func `may leave the place out`() {
        check(
            page + "```stderr\nFatal error: no\n```\n",
            passes: .prints("", errors: trap, ending: .signalled(4)))
        check(
            page + "```stderr\nPrecondition failed: [..]\n```\n",
            passes: .prints(
                "", errors: ["main/@(fatal): Precondition failed: no\n"], ending: .signalled(4)))
    }

    @Test func `may state a part of standard error`() {
        check(
            page + "```stderr\nlog 2\n```\n",
            passes: .prints("", errors: ["log 1\nlog 2\n" + trap[0]], ending: .signalled(4)))
    }

    @Test func `fails if standard error is another`() {
        check(
            page + "```stderr\n1️⃣Fatal error: yes\n```\n",
            .prints("", errors: trap, ending: .signalled(4)),
            finds: [
                "1️⃣ example writes to standard error something other than the page states "
                    + "[output-mismatch]"
            ],
            details: ["- Fatal error: yes", "the example printed:", "  Fatal error: no"],
            corrects: ["Fatal error: no"])
    }
}
