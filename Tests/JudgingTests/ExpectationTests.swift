import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// What is stated of the one example, as `1️⃣ form verdict`.
private func check(
    _ text: String, _ run: ScriptedRun, expects expected: [String], actual: [String?]? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = CheckedPage(text, [run], sourceLocation: sourceLocation)
    let expectations = page.examples.flatMap(\.expectations)
    let words = expectations.map { expectation in
        let verdict =
            switch expectation.verdict {
            case .met: "met"
            case .unmet: "unmet"
            case .unverified(let reason): "unverified: \(reason)"
            }
        return "\(page.found.marked.name(of: expectation.location)) \(expectation.form) \(verdict)"
    }
    #expect(words == expected, sourceLocation: sourceLocation)
    if let actual {
        #expect(expectations.map(\.actual) == actual, sourceLocation: sourceLocation)
    }
}

@Suite struct `An expectation` {
    private let stating = .block("") + "\n1️⃣```output\n1\n```\n\n2️⃣```stderr\ne\n```\n"

    @Test func `is met or not, fence by fence`() {
        check(
            stating, .prints("1\n", errors: ["f\n"]),
            expects: ["1️⃣ fence met", "2️⃣ fence unmet"], actual: ["1\n", "f\n"])
    }

    @Test func `states the lines of its fence`() {
        let page = CheckedPage(stating, [.prints("1\n", errors: ["e\n"])])
        #expect(page.examples.flatMap(\.expectations).map(\.stated) == ["1\n", "e\n"])
    }

    @Test func `is unverified where the example does not compile`() {
        check(
            stating, .isRefused(.error("no", at: "print")),
            expects: [
                "1️⃣ fence unverified: the example does not compile",
                "2️⃣ fence unverified: the example does not compile",
            ], actual: [nil, nil])
    }

    @Test func `is compared though the example ends in another way`() {
        check(
            .block("") + "\n1️⃣```output\n1\n```\n", .prints("1\n", ending: .exited(1)),
            expects: ["1️⃣ fence met"])
    }

    @Test func `is what a mark says of the ending`() {
        check(
            "```swift exit=3\n```\n", .prints("", ending: .exited(3)),
            expects: ["(page.md:1:4) exit met"],
            actual: ["exit=3"])
        check(
            "```swift exit=3\n```\n", .prints("", ending: .signalled(4)),
            expects: ["(page.md:1:4) exit unmet"], actual: ["SIGILL"])
        check(
            "```swift should-crash\n```\n", .prints("", ending: .timedOut),
            expects: ["(page.md:1:4) exit unmet"], actual: ["timeout"])
        check(
            "```swift exit=3\n```\n", .isRefused(.error("no")),
            expects: ["(page.md:1:4) exit unverified: the example does not compile"],
            actual: ["refused"])
    }

    @Test func `is that the compiler refuses an example, and how`() {
        let page = "```1️⃣swift compile-fail\noops\n```\n\n2️⃣```diagnostics\nerror: no\n```\n"
        check(
            page, .isRefused(.error("no", at: "oops")),
            expects: ["1️⃣ error met", "2️⃣ diagnostics met"],
            actual: ["refused", "1:1: error: no\n"])
        check(
            page, .isRefused(.error("yes", at: "oops")),
            expects: ["1️⃣ error met", "2️⃣ diagnostics unmet"])
        check(
            page, .compiles(),
            expects: [
                "1️⃣ error unmet",
                "2️⃣ diagnostics unverified: the example does not end as it should",
            ])
        check(
            page, .compilerFails(.timedOut(after: .seconds(1))),
            expects: [
                "1️⃣ error unmet",
                "2️⃣ diagnostics unverified: the compiler gives no result",
            ])
    }

    @Test func `is not met where a line of its fence is no message`() {
        check(
            "```1️⃣swift compile-fail\noops\n```\n\n2️⃣```diagnostics\nno\n```\n",
            .isRefused(.error("no", at: "oops")),
            expects: [
                "1️⃣ error met", "2️⃣ diagnostics unmet",
            ])
    }

    @Test func `is none for an example that states nothing`() {
        check(.block("", "let x = 1"), .prints(""), expects: [])
    }
}
