import Examples
import Runs
import Testing

@testable import ExampleRunning

/// What is told of a compiler that crashed: nothing that changes from run to run.
struct CompilerCrashTests {
    private func check(_ output: String, tells words: [String]) {
        #expect(
            ProgramRun.Compilation.crashed(compilerOutput: output) == .crashed(words: words))
    }

    @Test func `what the compiler was doing is told, and no address`() {
        check(
            """
            error: compile command failed due to signal 11 (use -v to see invocation)
            main.swift:1:2: warning: this will become an error
            Please submit a bug report and include the crash backtrace.
            Stack dump:
            0.\tProgram arguments: /opt/swift/usr/bin/swift-frontend -frontend -c main.swift
            1.\tSwift version 6.3.1 (swift-6.3.1-RELEASE)
            2.\tWhile emitting IR SIL function "@swift_retain".
             for 'r(_:_:)' (at /tmp/sitegen-1/work/main.swift:1:38)
            3.\tWhile looking at 0x000055fcf0f06738
             #0 0x000055fcf0f06738 llvm::sys::PrintStackTrace() (/opt/swift-frontend+0x72e7738)
            *** Signal 11: Backtracing from 0x7fa65151f829... done ***
            rax 0x0000000000000000  0
            """,
            tells: [
                "1. Swift version 6.3.1 (swift-6.3.1-RELEASE)",
                "2. While emitting IR SIL function \"@swift_retain\".",
                " for 'r(_:_:)' (at main.swift:1:38)", "3. While looking at 0x…",
            ])
    }

    @Test(arguments: [
        "LLVM ERROR: Broken module found, compilation aborted!",
        "Assertion failed: (isLegal), function verify, file Verifier.cpp, line 12.",
        "swift-frontend: Verifier.cpp:12: void f(): Assertion `isLegal' failed.",
    ])
    func `the reason that the compiler gives is told`(_ reason: String) {
        check(
            "warning: other words\n\(reason)\nStack dump:\n0.\tx\n1.\tOne\n #0 0x1 x\n",
            tells: [reason, "1. One"])
    }

    @Test func `without a dump the last lines are told`() {
        check(
            (1...9).map { "line \($0) at 0xbeef\n" }.joined(),
            tells: (2...9).map { "line \($0) at 0x…" })
    }

    @Test func `a dump of nothing but a backtrace is told by the last lines`() {
        check("Stack dump:\n #0 0x12 f\n", tells: ["Stack dump:", " #0 0x… f"])
    }

    @Test func `many words are cut`() {
        let dump = (0...20).map { "\($0).\tStep\n" }.joined()
        let words = (1...12).map { "\($0). Step" } + ["… 8 more lines"]
        check("Stack dump:\n" + dump, tells: words)
    }
}
