import Corrections
import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// The verdict on the one example of markdown that belongs to no site, and what is said of it.
private func check(
    _ text: String, _ run: ScriptedRun, is verdict: ExampleVerdict, says problems: [String] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = CheckedPage(
        text, [run], defaults: .withoutConfiguration, sourceLocation: sourceLocation)
    #expect(page.examples.map(\.verdict) == [verdict], sourceLocation: sourceLocation)
    #expect(
        page.found.marked.describe(page.diagnostics) == problems, sourceLocation: sourceLocation)
}

extension String {
    /// A block with a fence that states its output.
    fileprivate static func stating(_ output: String, by code: String = "print(1)") -> String {
        .block("", code) + "\n3️⃣```output\n2️⃣\(output)\n```\n"
    }
}

@Suite struct `A block of a folder that states nothing` {
    @Test func `is skipped if it runs`() {
        check(.block(""), .prints("1\n"), is: .skipped(reason: "states nothing"))
    }

    @Test func `does not fail if it does not compile`() {
        check(
            .block("", "1️⃣oops"), .isRefused(.error("no", at: "oops")),
            is: .skipped(reason: "states nothing; does not compile: no"),
            says: ["1️⃣ note: no [example-does-not-compile]"])
    }

    @Test(arguments: [
        (ProcessRun.Ending.timedOut, "example does not end within 10s"),
        (.exited(3), "example ends with status 3"), (.signalled(4), "example crashes with SIGILL"),
        (.exceeded(.memory), "example uses more memory than allowed"),
    ])
    func `does not fail however it ends`(_ ending: ProcessRun.Ending, _ words: String) {
        let page = CheckedPage(
            .block(""), [.prints("", ending: ending)], defaults: .withoutConfiguration)
        #expect(page.examples.map(\.verdict) == [.skipped(reason: "states nothing; \(words)")])
        #expect(page.diagnostics.map(\.severity) == [.note])
    }

    @Test func `is not blessed`() {
        let page = CheckedPage(
            .block(""), [.prints("1\n")], defaults: .withoutConfiguration)
        #expect(page.examples.flatMap(\.corrections.value).isEmpty)
    }

    @Test func `has its warnings as notes`() {
        check(
            .block("", "1️⃣print(1)"), .prints("1\n", warnings: [.warning("odd", at: "print")]),
            is: .skipped(reason: "states nothing"),
            says: ["1️⃣ note: odd [compiler-warning]"])
    }
}

@Suite struct `A block of a folder that states its output` {
    @Test func `passes if it prints it`() {
        check(.stating("1"), .prints("1\n"), is: .passed)
    }

    @Test func `fails if it prints something else`() {
        check(
            .stating("2"), .prints("1\n"), is: .failed,
            says: ["2️⃣ example prints something other than the page states [output-mismatch]"])
    }

    @Test func `passes if it prints it and crashes then`() {
        check(
            "1️⃣" + .stating("1"), .prints("1\n", ending: .signalled(4)), is: .passed,
            says: ["1️⃣ note: example crashes with SIGILL [example-crashed]"])
    }

    @Test func `fails if it crashes before`() {
        check(
            "1️⃣" + .stating("1"), .prints("", ending: .signalled(4)), is: .failed,
            says: [
                "1️⃣ example crashes with SIGILL [example-crashed]",
                "2️⃣ example prints something other than the page states [output-mismatch]",
            ])
    }

    @Test(arguments: [
        "cannot find 'x' in scope", "cannot find type 'X' in scope", "no such module 'UIKit'",
        "unknown attribute 'Observable'", "no macro named 'expect'",
    ])
    func `cannot be verified if only names or modules are missing`(_ words: String) {
        check(
            .stating("1", by: "1️⃣x"), .isRefused(.error(words, at: "x")),
            is: .unverifiable(reason: words), says: [warning(words)])
    }

    private func warning(_ words: String) -> String {
        "1️⃣ warning: sitegen cannot verify what the example states: \(words) [example-unverifiable]"
    }

    @Test func `cannot be verified if the rest follows from a missing name`() {
        let words = "cannot find type 'X' in scope"
        check(
            .stating("1", by: "1️⃣x\n2️⃣y"),
            .isRefused(
                .error(words, at: "x"),
                .error("generic parameter 'T' could not be inferred", at: "y")),
            is: .unverifiable(reason: words), says: [warning(words)])
    }

    @Test(arguments: ["'y' has been renamed to 'z'", "'y' was removed in Swift 3"])
    func `fails if it does not compile for a reason that follows from nothing`(_ words: String) {
        check(
            .stating("1", by: "1️⃣x\n2️⃣y"),
            .isRefused(.error("cannot find 'x' in scope", at: "x"), .error(words, at: "y")),
            is: .failed,
            says: [
                "1️⃣ cannot find 'x' in scope [example-does-not-compile]",
                "2️⃣ \(words) [example-does-not-compile]",
            ])
    }

    @Test(arguments: [
        ("cannot find 'println' in scope", "Swift has no 'println' any more: write 'print'"),
        (
            "cannot find type 'ErrorType' in scope",
            "Swift has no 'ErrorType' any more: write 'Error'"
        ),
        (
            "cannot find operator '++' in scope; did you mean '+= 1'?",
            "Swift has no '++' any more: write '+= 1'"
        ),
    ])
    func `fails if a name is missing that the language dropped`(words: String, hint: String) {
        let page = statingPage(.isRefused(.error(words, at: "x")))
        #expect(page.examples.map(\.verdict) == [.failed])
        #expect(page.diagnostics.map(\.hint) == [hint])
    }

    @Test(arguments: [
        "cannot find 'printline' in scope", "value of type 'Old' has no member 'println'",
        "cannot find 'println'",
    ])
    func `does not fail for a name that only looks dropped`(words: String) {
        let page = statingPage(.isRefused(.error(words, at: "x")))
        #expect(!page.diagnostics.contains { $0.hint?.contains("any more") == true })
    }

    @Test func `does not fail for a dropped name where a module is missing`() {
        let page = statingPage(
            .isRefused(
                .error("cannot find 'println' in scope", at: "x"),
                .error("no such module 'Old'", at: "y")))
        #expect(page.diagnostics.map(\.severity) == [.warning])
    }

    @Test func `does not fail for a dropped name that the page declares where it is left out`() {
        let page = CheckedPage(
            .block("ignore=why", "func println(_ text: String) {}") + .block("", "println(1)")
                + "```output\n1\n```\n",
            [.isRefused(.error("cannot find 'println' in scope", at: "println"))],
            defaults: .withoutConfiguration)
        #expect(page.diagnostics.map(\.severity).contains(.error) == false)
    }

    @Test func `is unverifiable if what is wrong may follow from what another block lacks`() {
        let words = "cannot find type 'X' in scope"
        let refused = ScriptedRun.isRefused(
            .error(words, at: "X"), .error("circular reference", at: "print"))
        let page = CheckedPage(
            .block("", "let x: X = .init()") + .block("", "print(x)") + "```output\n1\n```\n",
            [refused, refused], defaults: .withoutConfiguration)
        #expect(page.examples.last?.verdict == .unverifiable(reason: words))
        #expect(!page.diagnostics.contains { $0.severity == .error })
    }

    private func statingPage(_ run: ScriptedRun) -> CheckedPage {
        CheckedPage(
            .block("", "x\ny") + "```output\n1\n```\n", [run], defaults: .withoutConfiguration)
    }

    @Test func `is unverifiable if what is wrong may follow from a missing name`() {
        check(
            .stating("1", by: "1️⃣x\n2️⃣y"),
            .isRefused(.error("cannot find 'x' in scope", at: "x"), .error("odd", at: "y")),
            is: .unverifiable(reason: "cannot find 'x' in scope"),
            says: [
                "1️⃣ warning: sitegen cannot verify what the example states: cannot find 'x' in "
                    + "scope [example-unverifiable]"
            ])
    }

    @Test func `fails if only what may follow from a missing name is wrong`() {
        check(
            .stating("1", by: "1️⃣x"), .isRefused(.error("unable to infer it", at: "x")),
            is: .failed, says: ["1️⃣ unable to infer it [example-does-not-compile]"])
    }

    @Test func `cannot be verified if the compiler crashes`() {
        let words = "the compiler crashes on the example"
        check(
            "1️⃣" + .stating("1"), .compilerFails(.crashed(words: [])),
            is: .unverifiable(reason: words), says: ["1️⃣ warning: \(words) [compiler-crashed]"])
    }
}

@Suite struct `A mark of how a block of a folder ends` {
    @Test func `is a statement`() {
        check(
            "1️⃣" + .block("exit=3"), .prints(""), is: .failed,
            says: [
                "1️⃣ example ends with status 0, but the mark says 'exit=3' [unexpected-exit]"
            ])
    }

    @Test func `holds without a word on the errors of 'compile-fail'`() {
        check(
            .block("compile-fail", "oops"), .isRefused(.error("no", at: "oops")), is: .passed)
    }

    @Test func `fails where 'compile-fail' compiles`() {
        check(
            "1️⃣" + .block("compile-fail"), .compiles(), is: .failed,
            says: [
                "1️⃣ example compiles, though it is marked 'compile-fail' [example-compiles]"
            ])
    }
}

@Suite struct `A line of a fence that cannot be read` {
    @Test func `makes a block of a folder unverifiable`() {
        let words = "a line of a 'diagnostics' fence begins with 'error:', 'warning:' or 'note:'"
        check(
            .block("compile-fail", "oops") + "\n```diagnostics\n1️⃣something\n```\n",
            .isRefused(.error("no", at: "oops")), is: .unverifiable(reason: words),
            says: ["1️⃣ warning: \(words) [diagnostics-syntax]"])
    }
}
