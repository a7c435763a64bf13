import Examples
import Runs
import Testing

@testable import ExampleRunning

struct CompilerMessagesTests {
    func check(_ output: String, finds expected: [CompilerMessage]) {
        #expect([CompilerMessage](compilerOutput: output) == expected)
    }

    @Test func `a message has its place and its words`() {
        check(
            "main.swift:3:14: error: cannot find 'x' in scope\nprint(x)\n      ^\n",
            finds: [message(.error, "cannot find 'x' in scope", line: 3, column: 14)])
    }

    @Test func `a source line that reads like a message is not one`() {
        check(
            "main.swift:1:1: warning: unused\nlet error: Int = 3\n",
            finds: [message(.warning, "unused", line: 1, column: 1)])
    }

    @Test func `words may hold colons and severities`() {
        check(
            "main.swift:1:2: error: a: error: b",
            finds: [message(.error, "a: error: b", line: 1, column: 2)])
    }

    @Test func `an absolute path is told within the working folder`() {
        check(
            "/tmp/sitegen-x/program-1/work/main.swift:2:1: note: here",
            finds: [message(.note, "here", line: 2, column: 1)])
    }

    @Test func `a second source file keeps its name`() {
        check(
            "Sub/Letters.swift:2:1: error: no",
            finds: [
                CompilerMessage(
                    severity: .error, text: "no", source: "Sub/Letters.swift", line: 2, column: 1)
            ])
    }

    @Test func `a message without a place is kept`() {
        check(
            "error: compile command failed due to signal 6 (use -v to see invocation)",
            finds: [
                CompilerMessage(
                    severity: .error,
                    text: "compile command failed due to signal 6 (use -v to see invocation)",
                    source: nil, line: 0, column: 0)
            ])
    }

    @Test func `the linker's words count`() {
        check(
            "clang: error: linker command failed with exit code 1",
            finds: [
                CompilerMessage(
                    severity: .error, text: "linker command failed with exit code 1", source: nil,
                    line: 0, column: 0)
            ])
    }

    @Test func `a message that comes twice counts once`() {
        check(
            "main.swift:1:1: error: no\nmain.swift:1:1: error: no\n",
            finds: [message(.error, "no", line: 1, column: 1)])
    }

    private func message(
        _ severity: CompilerMessage.Severity, _ text: String, line: Int, column: Int
    ) -> CompilerMessage {
        CompilerMessage(
            severity: severity, text: text, source: "main.swift", line: line, column: column)
    }
}
