import Corrections
import Diagnostics
import Examples
import Judging
import OutputMatching
import Runs
import TestSupport
import Testing

/// The judgement on a page of one example after further runs of it.
private func settled(
    _ text: String, _ first: ScriptedRun, then others: ScriptedRun...
) -> (words: [String], details: [String], hint: String?, example: CheckedExample) {
    let page = FoundPage(text)
    let program = page.programs.value[0]
    let run = ExampleRun.all(of: page.examples, runs: [first.run(program)])[0]
    let result = CheckedExample(run).rejudged(with: others.map { $0.run(program) })
    let shown = result.diagnostics.first
    return (page.marked.describe(result.diagnostics), shown?.details ?? [], shown?.hint, result)
}

private func page(_ stated: String, _ marks: String = "") -> String {
    .block("") + "```output\(marks)\n\(stated)\n```\n"
}

private let unstable = "the output changes from run to run, or with date, place and language"
private let drifts = "1️⃣ example prints something other than the page states [output-mismatch]"
private let varies = "1️⃣ example prints something else from run to run [unstable-output]"

@Suite struct `Output that differs in one run` {
    @Test func `is drift where all runs agree`() {
        let result = settled(page("1️⃣b"), .prints("a\n"), then: .prints("a\n"), .prints("a\n"))
        #expect(result.words == [drifts])
        #expect(result.example.verdict == .failed)
        #expect(result.example.corrections.value.map(\.texts) == [["a"]])
    }

    @Test func `is a warning where the others are as stated`() {
        let result = settled(page("1️⃣b"), .prints("a\n"), then: .prints("b\n"), .prints("b\n"))
        #expect(
            result.words == [
                "1️⃣ warning: example prints something other than the page states in one of 3 runs "
                    + "[unstable-output]"
            ])
        #expect(result.details == ["- b", "+ a"])
        #expect(result.example.verdict == .passed)
        #expect(result.example.output == [.text("b")])
        #expect(result.example.corrections.value == [])
    }

    @Test func `is unstable where the runs differ`() {
        let result = settled(page("1️⃣x"), .prints("a\n"), then: .prints("a\n"), .prints("b\n"))
        #expect(result.words == [varies])
        #expect(result.details == ["- a", "+ b"])
        #expect(result.example.verdict == .failed)
        #expect(result.example.corrections.value == [])
        #expect(result.hint?.contains("'unordered'") == true)
    }

    @Test func `of a value is written only where all runs have that value`() {
        func holding(_ value: String) -> ScriptedRun {
            .takes([.passes("f()"), .value("f()", .plain(value))])
        }
        let page = String.block("", "f()  // => 1")
        let steady = settled(page, holding("2"), then: holding("2"), holding("2"))
        #expect(steady.example.corrections.value.count == 1)
        let unsteady = settled(page, holding("2"), then: holding("2"), holding("3"))
        #expect(unsteady.example.corrections.value == [])
        #expect(unsteady.words.contains { $0.hasSuffix("[unstable-output]") })
    }

    @Test func `is a warning where one of the others is as stated`() {
        let result = settled(page("1️⃣x"), .prints("a\n"), then: .prints("a\n"), .prints("x\n"))
        #expect(result.words.map { $0.hasPrefix("1️⃣ warning: ") } == [true])
        #expect(result.example.verdict == .passed)
    }

    @Test func `is unstable where another run ends in another way`() {
        let result = settled(
            page("1️⃣x"), .prints("a\n"), then: .prints("a\n", ending: .signalled(4)),
            .prints("a\n"))
        #expect(result.words == [varies])
        #expect(result.details == ["another run ends in another way"])
    }

    @Test func `is drift where only what the page lets vary varies`() {
        let result = settled(
            page("[..] ms\n1️⃣x"), .prints("1 ms\na\n"), then: .prints("2 ms\na\n"),
            .prints("3 ms\na\n"))
        #expect(result.words == [drifts])
        #expect(result.example.corrections.value.map(\.texts) == [["[..] ms", "a"]])
        let unordered = settled(
            page("1️⃣x", " unordered"), .prints("a\nb\n"), then: .prints("b\na\n"),
            .prints("a\nb\n"))
        #expect(unordered.words == [drifts])
    }

    @Test func `is unstable where lines come in another order, and says so`() {
        let result = settled(
            page("1️⃣x"), .prints("a\nb\n"), then: .prints("b\na\n"), .prints("a\nb\n"))
        #expect(result.words == [varies])
        #expect(result.details == ["another run prints the same lines in another order"])
    }

    @Test func `is not told at length`() {
        func printed(_ step: Int) -> String { (0..<99).map { "\($0 * step)\n" }.joined() }
        let result = settled(
            page("1️⃣x"), .prints(printed(1)), then: .prints(printed(2)), .prints(printed(3)))
        #expect(result.details.count == 17)
        #expect(result.details.last == "…")
    }

    @Test func `is unstable though nothing is stated`() {
        let result = settled(
            "1️⃣" + .block(""), .prints("a\n"), then: .prints("a\n"), .prints("b\n"))
        #expect(result.words == [varies])
        #expect(result.example.corrections.value == [])
    }

    @Test func `is unstable on standard error as well`() {
        let result = settled(
            .block("") + "```stderr\nx\n```\n", .prints("", errors: ["a\n"]),
            then: .prints("", errors: ["b\n"]), .prints("", errors: ["a\n"]))
        #expect(result.words.map { $0.hasSuffix("[unstable-output]") } == [true])
        #expect(result.details == ["- a", "+ b"])
    }
}

@Suite struct `Another run is wanted` {
    private func isWanted(
        _ text: String, _ run: ScriptedRun, beforeWriting: Bool = false
    ) -> Bool {
        let page = FoundPage(text)
        let program = page.programs.value[0]
        let run = ExampleRun.all(of: page.examples, runs: [run.run(program)])[0]
        return !CheckedExample(run).wanted(beforeWriting: beforeWriting, supporting: []).isEmpty
    }

    @Test func `for drift`() {
        #expect(isWanted(page("x"), .prints("a\n")))
        #expect(!isWanted(page("a"), .prints("a\n")))
    }

    @Test func `for what is not stated before it is written down`() {
        #expect(!isWanted(.block(""), .prints("a\n")))
        #expect(isWanted(.block(""), .prints("a\n"), beforeWriting: true))
    }

    @Test func `not for what fails in another way`() {
        #expect(!isWanted(page("x"), .prints("a\n", ending: .timedOut), beforeWriting: true))
        #expect(
            !isWanted(page("x"), .prints("a\n", ending: .exceeded(.memory)), beforeWriting: true))
        #expect(!isWanted(page("x"), .isRefused(.error("no", at: "print")), beforeWriting: true))
    }

    @Test func `for a trap, and for another status`() {
        #expect(isWanted(page("a"), .prints("a\n", ending: .exited(1))))
        #expect(isWanted(page("a"), .prints("a\n", ending: .signalled(4))))
    }

    @Test func `not for what the compiler says`() {
        #expect(
            !isWanted(
                .block("compile-fail", "x"), .isRefused(.error("no", at: "x")),
                beforeWriting: true))
    }
}

@Suite struct `What hangs on output that varies` {
    @Test func `is told though a comment holds in the other runs`() {
        func run(_ first: String) -> ScriptedRun {
            .takes([.passes("f()", prints: first), .passes("g()", prints: "c\n")])
        }
        let result = settled(
            "1️⃣" + .block("", "f()  // Prints \"a\"\ng()"), run("b\n"), then: run("a\n"), run("a\n"))
        #expect(result.example.verdict == .failed)
        // Together with what varies: no fence would hold.
        #expect(result.words.contains(varies))
    }

    @Test func `is no failure where all that is stated holds in another run`() {
        let page = FoundPage(page("a"), defaults: .withoutConfiguration)
        let program = page.programs.value[0]
        let runs = ["b\n", "a\n", "a\n"].map {
            ScriptedRun.prints($0, ending: .exited(3)).run(program)
        }
        let first = CheckedExample(ExampleRun.all(of: page.examples, runs: [runs[0]])[0])
        let checked = first.rejudged(with: Array(runs.dropFirst()))
        #expect(checked.verdict == .unverifiable(reason: unstable))
        #expect(!checked.diagnostics.holdErrors)
    }

    @Test func `is the same for the counts of an audit`() {
        let page = FoundPage(page("a"), defaults: .withoutConfiguration)
        let program = page.programs.value[0]
        let runs = ["b\n", "a\n", "a\n"].map { ScriptedRun.prints($0).run(program) }
        let first = CheckedExample(ExampleRun.all(of: page.examples, runs: [runs[0]])[0])
        let checked = first.rejudged(with: Array(runs.dropFirst()))
        #expect(checked.requiring(.stated).verdict == .unverifiable(reason: unstable))
        #expect(checked.requiring(.all).verdict == .passed)
    }
}
