import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

@Suite struct `An example that is run` {
    @Test func `passes if it ends and prints nothing`() {
        check(.block(""), passes: .prints(""))
    }

    @Test func `passes if it prints what is stated`() {
        check(.block("") + "```output\n1\n```\n", passes: .prints("1\n"))
    }

    @Test func `fails if it ends with a status`() {
        check(
            "1️⃣" + .block(""), .prints("", ending: .exited(2)),
            finds: ["1️⃣ example ends with status 2 [unexpected-exit]"], details: [],
            hint: "correct the example, or mark it 'exit=2' if readers should see this")
    }

    @Test func `fails with the last lines that it printed`() {
        check(
            "1️⃣" + .block(""), .prints("1\n2\n3\n4\n5 \n", errors: ["bad\n"], ending: .exited(1)),
            finds: ["1️⃣ example ends with status 1 [unexpected-exit]"],
            details: [
                "printed: 2", "printed: 3", "printed: 4", "printed: 5·", "printed: bad",
            ])
    }

    @Test func `fails at the place of its trap`() {
        check(
            "> ```swift\n> let a = [1]\n> 1️⃣fatalError(a)\n> ```\n",
            .prints("", errors: ["main/@(fatal): Fatal error: no\n"], ending: .signalled(4)),
            finds: ["1️⃣ example crashes: Fatal error: no [example-crashed]"], details: [],
            hint: "correct the example, or mark it 'should-crash' if readers should see this")
    }

    @Test func `fails at the place of a precondition`() {
        check(
            "```swift\na\n1️⃣precondition(false)\n```\n",
            .prints("", errors: ["main/@(pre): Precondition failed: no\n"], ending: .signalled(5)),
            finds: ["1️⃣ example crashes: Precondition failed: no [example-crashed]"])
    }

    @Test func `fails at the place of an assertion`() {
        check(
            "```swift\n1️⃣assert(false)\n```\n",
            .prints("", errors: ["main/@(ass): Assertion failed\n"], ending: .signalled(4)),
            finds: ["1️⃣ example crashes: Assertion failed [example-crashed]"])
    }

    @Test func `fails at its fence if the trap is in the standard library`() {
        check(
            "1️⃣" + .block(""),
            .prints(
                "", errors: ["Swift/Array.swift:1: Fatal error: Index out of range\n"],
                ending: .signalled(4)),
            finds: ["1️⃣ example crashes: Fatal error: Index out of range [example-crashed]"])
    }

    @Test func `fails at its fence if the trap has no place`() {
        check(
            "1️⃣" + .block(""),
            .prints("", errors: ["Fatal error: unowned\n"], ending: .signalled(6)),
            finds: ["1️⃣ example crashes: Fatal error: unowned [example-crashed]"])
    }

    @Test func `fails by its signal if the runtime says nothing`() {
        check(
            "1️⃣" + .block(""), .prints("", errors: ["a\n"], ending: .signalled(11)),
            finds: ["1️⃣ example crashes with SIGSEGV [example-crashed]"])
        check(
            "1️⃣" + .block(""), .prints("", ending: .signalled(33)),
            finds: ["1️⃣ example crashes with signal 33 [example-crashed]"])
    }

    @Test func `fails if it hangs`() {
        check(
            "1️⃣" + .block("timeout=500ms"), .prints("1\n", ending: .timedOut),
            finds: [
                "1️⃣ example does not end within 500ms [example-timed-out]"
            ], details: ["printed: 1"],
            hint: "let it end by itself, or give it more time: timeout=30s")
    }

    @Test func `fails if it floods`() {
        check(
            "1️⃣" + .block(""), .prints("1\n", ending: .exceeded(.output)),
            finds: ["1️⃣ example prints more than allowed [example-printed-too-much]"],
            details: [],
            hint: "let it print less; 'limits: { output: … }' in sitegen.yml allows more")
    }

    @Test func `fails if it takes too much memory`() {
        check(
            "1️⃣" + .block(""), .prints("1\n", ending: .exceeded(.memory)),
            finds: ["1️⃣ example uses more memory than allowed [example-exceeded-limit]"],
            details: ["printed: 1"],
            hint: "let it allocate less; 'limits: { memory: … }' in sitegen.yml allows more")
    }

    @Test func `fails if it writes too large a file`() {
        check(
            "1️⃣" + .block(""), .prints("", ending: .exceeded(.file)),
            finds: ["1️⃣ example writes a larger file than allowed [example-exceeded-limit]"],
            hint: "let it write less; 'limits: { file: … }' in sitegen.yml allows more")
    }

    @Test func `fails if it starts too many processes`() {
        check(
            "1️⃣" + .block(""), .prints("", ending: .exceeded(.processes)),
            finds: ["1️⃣ example starts more processes than allowed [example-exceeded-limit]"],
            hint: "let it start fewer; 'limits: { processes: … }' in sitegen.yml allows more")
    }

    @Test func `fails if it ends its launcher`() {
        check(
            "1️⃣" + .block(""), .prints("", ending: .lost),
            finds: ["1️⃣ example ends the process that watches it [example-lost]"],
            hint: "a program may not send signals to its parent")
    }

    @Test func `fails if it cannot be started`() {
        check(
            "1️⃣" + .block(""), .prints("", ending: .notStarted("no such file")),
            finds: ["1️⃣ sitegen cannot start the example's program [example-not-started]"],
            details: ["no such file"])
    }

    @Test func `is not judged by its output if it failed`() {
        check(
            "1️⃣" + .block("") + "```output\n1\n```\n", .prints("", ending: .exited(2)),
            finds: ["1️⃣ example ends with status 2 [unexpected-exit]"])
    }
}

@Suite struct `An example that must end with a status` {
    @Test func `passes with this one`() {
        check(.block("exit=3"), passes: .prints("", ending: .exited(3)))
    }

    @Test func `fails with another`() {
        check(
            "1️⃣" + .block("exit=3"), .prints("", ending: .exited(2)),
            finds: [
                "1️⃣ example ends with status 2, but the mark says 'exit=3' [unexpected-exit]"
            ], hint: "write 'exit=2' if this is right")
    }

    @Test func `fails without one`() {
        check(
            "1️⃣" + .block("exit=3"), .prints(""),
            finds: [
                "1️⃣ example ends with status 0, but the mark says 'exit=3' [unexpected-exit]"
            ], hint: "call exit(3), or remove the mark")
    }

    @Test func `fails if it crashes`() {
        check(
            "1️⃣" + .block("exit=3"), .prints("", ending: .signalled(4)),
            finds: ["1️⃣ example crashes with SIGILL [example-crashed]"],
            hint: "the mark 'exit=3' needs a program that calls exit()")
    }
}

@Suite struct `An example that is not tried` {
    private func check(
        _ text: String, isSkipped reason: String, as state: ExampleState,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let judged = CheckedPage(text, [], sourceLocation: sourceLocation)
        #expect(judged.diagnostics == [], sourceLocation: sourceLocation)
        #expect(
            judged.examples.map(\.verdict) == [.skipped(reason: reason)],
            sourceLocation: sourceLocation)
        #expect(judged.examples.map(\.state) == [state], sourceLocation: sourceLocation)
    }

    @Test func `is a sketch`() {
        check(.block("sketch"), isSkipped: "a sketch", as: .sketch)
    }

    @Test func `is ignored for a reason`() {
        check(.block("ignore=\"no camera\""), isSkipped: "no camera", as: .ignored)
    }

    @Test func `is a manifest`() {
        check(.block("", "// swift-tools-version: 6.0"), isSkipped: "a manifest", as: .shown)
    }
}
