import Testing

@testable import Packages

private func failure(_ output: String) -> PackageFailure { PackageFailure(buildOutput: output) }

@Suite struct `What SwiftPM says of a package that does not build` {
    @Test func `is read as errors with their places`() {
        #expect(
            failure(
                """
                [1/3] Compiling One o.swift
                /p/Sources/One/o.swift:6:28: error: cannot convert return expression: 'String' to 'Int'
                 5 |
                 6 | public func one() -> Int { "" }
                   |                            `- error: cannot convert
                error: fatalError

                """)
                == .doesNotBuild(
                    messages: [
                        .init(
                            path: "/p/Sources/One/o.swift", line: 6, column: 28,
                            text: "cannot convert return expression: 'String' to 'Int'")
                    ], words: ["fatalError"]))
    }

    @Test func `has paths with colons and spaces in them`() {
        #expect(
            failure("/p:1:2/a b: c.swift:3:4: error: no: error: x").messages == [
                .init(path: "/p:1:2/a b: c.swift", line: 3, column: 4, text: "no: error: x")
            ])
    }

    @Test func `may quote lines that end otherwise`() {
        let output = "/a.swift:1:1: error: a\n1 | x\r\n/b.swift:2:1: error: b\r\nerror: c\r\n"
        #expect(failure(output).messages.map(\.text) == ["a", "b"])
    }

    @Test func `tells each error once, in their order`() {
        let twice = "/b.swift:2:1: error: b\n/a.swift:1:1: error: a\n/b.swift:2:1: error: b\n"
        #expect(failure(twice).messages.map(\.text) == ["b", "a"])
    }

    @Test func `passes over warnings and notes`() {
        #expect(failure("/a.swift:1:1: warning: a\n/a.swift:1:1: note: b\n").messages == [])
    }

    @Test(arguments: [
        "a.swift:1:2: error: relative", "/a.swift:1: error: no column", "/a.swift: error: no place",
        "/a.swift:x:1: error: no number", ": error: x", "/: error: x",
    ])
    func `has no place where the line has none`(line: String) {
        #expect(failure(line).messages == [])
    }

    @Test func `without a place is told in its words`() {
        let words = "warning: w\nerror: link command failed\nerror: exit code 1\nmore\n"
        #expect(
            failure(words)
                == .doesNotBuild(messages: [], words: ["link command failed", "exit code 1"]))
    }

    @Test func `without an error is told by its last lines`() {
        #expect(
            failure("1\n2\n3\n4\n5\n6\n")
                == .doesNotBuild(messages: [], words: ["2", "3", "4", "5", "6"]))
        #expect(failure("") == .doesNotBuild(messages: [], words: []))
    }
}

extension PackageFailure {
    fileprivate var messages: [Message] {
        if case .doesNotBuild(let messages, _) = self { messages } else { [] }
    }
}
