import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// Two blocks, of which the second one needs the first, and what their two programs do.
private func judged(
    _ marks: String = "", _ statement: String = "", _ runs: ScriptedRun...
) -> CheckedPage {
    var defaults = ExampleDefaults()
    defaults.marks = [.needed]
    return CheckedPage(
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
                "example needs the block at line 1, but the two do not compile together"
            ])
        #expect(
            page.diagnostics.map(\.details) == [
                ["2:1: error: no", "compiled together with the block at line 1"]
            ])
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
                "the example needs that block: let that block run to its end, or use other names"
            ])
        #expect(page.examples.map(\.verdict) == [.passed, .failed])
    }

    @Test func `does not take another block's trap for the one that is asked for`() {
        let page = judged("should-crash", "", .prints(""), .prints("", ending: .signalled(4)))
        #expect(page.diagnostics.map(\.code) == ["example-not-reached"])
    }

    @Test func `names the blocks that it is compiled with, where it fails`() {
        var defaults = ExampleDefaults()
        defaults.marks = [.needed]
        let checked = CheckedPage(
            .block("", "let a = 1") + .block("", "let b = a") + .block("", "let c = b")
                + .block("", "print(c)") + "```output\n2\n```\n",
            [.prints(""), .prints("", ""), .prints("", "", ""), .prints("", "", "", "1\n")],
            defaults: defaults)
        #expect(
            checked.diagnostics.map(\.details) == [
                ["- 2", "+ 1", "compiled together with the blocks at lines 1, 4 and 7"]
            ])
        #expect(
            checked.examples.last?.run.program?.blocks.map(\.line) == [1, 4, 7, 10])
    }

    @Test func `has no words for a warning in another block`() {
        let page = judged(
            "", "", .prints("", warnings: [.warning("w", at: "let")]),
            .prints("", "", warnings: [.warning("w", at: "let")]))
        #expect(page.diagnostics.map(\.location.line) == [2])
    }
}

@Suite struct `The verdict on an alternative` {
    @Test func `is by its own parts`() {
        var defaults = ExampleDefaults()
        defaults.requirement = .stated
        defaults.marks = [.needed]
        let page = FoundPage(
            .block("", "let x = f()") + .block("", "x.g()") + .block("", "print(x)")
                + "```output\n1\n```\n", defaults: defaults)
        let programs = page.programs.value
        let alternative = programs[2].alternatives[0]
        let run = ScriptedRun.prints("0\n", "1\n").run(alternative)
        let found = ExampleRun.all(of: [page.examples[2]], runs: [run])[0]
        #expect(found.program == alternative)
        #expect(CheckedExample(found).verdict == .passed)
    }
}

@Suite struct `An import of Foundation` {
    /// A folder without configuration.
    private var stated: ExampleDefaults {
        var defaults = ExampleDefaults()
        defaults.requirement = .stated
        return defaults
    }

    @Test func `that was added is told`() {
        let page = FoundPage(.block("", "Date()"), defaults: stated)
        let programs = page.programs.value
        let run = ScriptedRun.compiles(.warning("w", at: "Date"))
            .run(programs[0].importingFoundation)
        let checked = CheckedExample(ExampleRun.all(of: page.examples, runs: [run])[0])
        #expect(checked.diagnostics.map(\.summary) == ["w", "sitegen adds 'import Foundation'"])
        #expect(checked.diagnostics.map(\.severity) == [.note, .note])
        #expect(checked.diagnostics.map(\.location.line) == [2, 1])
    }

    @Test func `that is wanted is the way out`() {
        let page = FoundPage(.block("", "Date()"))
        let programs = page.programs.value
        var run = ScriptedRun.isRefused(.error("cannot find 'Date' in scope", at: "Date"))
            .run(programs[0])
        run.compilesWithFoundation = true
        let checked = CheckedExample(ExampleRun.all(of: page.examples, runs: [run])[0])
        #expect(
            checked.diagnostics.map(\.hint)
                == ["write 'import Foundation' in the example: it compiles with this import"])
    }
}

@Suite struct `A block that is not taken in` {
    @Test func `is told in the compiler's error`() {
        var defaults = ExampleDefaults()
        defaults.marks = [.needed]
        let text = String.block("no-run", "let x = 1") + .block("", "print(x)")
        let checked = CheckedPage(
            text, [.compiles(), .isRefused(.error("cannot find 'x' in scope", at: "x"))],
            defaults: defaults)
        #expect(
            checked.diagnostics.map(\.details) == [
                [
                    "the block at line 1 declares 'x', but this program leaves it out: it is "
                        + "marked 'no-run'"
                ]
            ])
    }
}

@Suite struct `A program by need with an entry point` {
    @Test func `prints all that is printed`() {
        var defaults = ExampleDefaults()
        defaults.marks = [.needed]
        let checked = CheckedPage(
            .block("", "struct A {}") + .block("", "@main struct B { let a: A }")
                + "```output\n1\n```\n",
            [.prints(""), .prints("1\n")], defaults: defaults)
        #expect(checked.diagnostics == [])
        #expect(checked.examples.map(\.verdict) == [.passed, .passed])
    }
}
