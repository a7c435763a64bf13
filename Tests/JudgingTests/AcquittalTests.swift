import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

private let page = FoundPage(
    .block("", "func f() -> Int { 1 }") + .block("", "func f() -> Int { 2 }")
        + .block("", "f()  // => 1\ng()  // Prints \"a\""),
    defaults: .withoutConfiguration)
private let example = page.examples[2]
private let program = page.programs.value[2]
private let other = program.others(for: example, among: page.examples)
    .first { if case .leavingOut = $0.difference { true } else { false } }

/// What the block does: the value and the output that its comments are about.
private func run(_ value: String, _ printed: String) -> Scripted {
    Scripted(
        run: .takes([
            .passes("f()"), .value("f()", .plain(value)), .passes("g()", prints: printed),
        ]))
}

/// A run in which the blocks before the last one do nothing.
private struct Scripted {
    let run: ScriptedRun

    func run(_ program: Program) -> ProgramRun {
        var run = run.run(program)
        run.execution?.marks = program.parts.dropFirst().map { _ in .init(output: 0, error: 0) }
        return run
    }
}

private func judged(_ run: Scripted, _ program: Program = program) -> CheckedExample {
    CheckedExample(ExampleRun.all(of: [example], runs: [run.run(program)])[0])
}

@Suite struct `A block of a folder that does not hold` {
    @Test func `is acquitted by another program, which a note names`() throws {
        let other = try #require(other)
        let acquitted = try #require(
            judged(run("2", "a\n")).acquitted(by: run("1", "a\n").run(other)))
        #expect(acquitted.verdict == .passed)
        #expect(acquitted.run.program == other)
        #expect(acquitted.diagnostics.map(\.code) == ["block-left-out"])
        #expect(
            acquitted.diagnostics.map(\.summary)
                == ["the example holds only without the block at line 4"])
    }

    @Test func `is acquitted as a whole or not at all`() throws {
        let other = try #require(other)
        #expect(judged(run("2", "b\n")).acquitted(by: run("1", "b\n").run(other)) == nil)
        #expect(judged(run("2", "b\n")).acquitted(by: run("2", "a\n").run(other)) == nil)
    }

    @Test func `is not acquitted where the compiler refuses the other program`() throws {
        let other = try #require(other)
        let refused = ScriptedRun.isRefused(.error("no", at: "f()"))
        #expect(judged(run("2", "a\n")).acquitted(by: refused.run(other)) == nil)
    }

    @Test func `is acquitted where its own program is refused`() throws {
        let other = try #require(other)
        let refused = judged(
            Scripted(run: .isRefused(.error("extra argument", at: "f()  //"))))
        #expect(refused.mayHoldOtherwise)
        #expect(refused.acquitted(by: run("1", "a\n").run(other)) != nil)
    }

    @Test func `is not judged again where it holds`() throws {
        let other = try #require(other)
        #expect(!judged(run("1", "a\n")).mayHoldOtherwise)
        #expect(judged(run("1", "a\n")).acquitted(by: run("1", "a\n").run(other)) == nil)
    }

    @Test func `is never judged in another program on a site`() {
        let page = FoundPage(.block("", "f()  // => 1"))
        let run = ScriptedRun.takes([.passes("f()"), .value("f()", .plain("2"))])
        let first = CheckedExample(
            ExampleRun.all(of: page.examples, runs: [run.run(page.programs.value[0])])[0])
        #expect(!first.mayHoldOtherwise)
    }

    @Test func `is acquitted if and only if all that it states is so there`() throws {
        let other = try #require(other)
        for seed in 0..<200 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
            let here = (pick(["1", "2"]), pick(["a\n", "b\n"]))
            let there = (pick(["1", "2"]), pick(["a\n", "b\n"]))
            let acquitted = judged(run(here.0, here.1)).acquitted(
                by: run(there.0, there.1).run(other))
            if (acquitted != nil) != (here != ("1", "a\n") && there == ("1", "a\n")) {
                Issue.record("seed \(seed): \(here), \(there)")
            }
        }
    }
}

@Suite struct `Stated errors of two phases` {
    private let page = FoundPage(
        .block("", "f()  // error: one\nh()\ng()  // error: two"), defaults: .withoutConfiguration)

    private func judged(_ lone: ScriptedRun, in page: FoundPage) -> CheckedExample {
        let run = ScriptedRun.isRefused(.error("two", at: "g()")).run(page.programs.value[0])
        let first = CheckedExample(ExampleRun.all(of: page.examples, runs: [run])[0])
        let wanted = first.wanted(beforeWriting: false, supporting: [])
        #expect(wanted.map(\.text) == ["f()  // error: one\nh()\n\n"])
        return first.rejudged(with: wanted.map { lone.run($0) })
    }

    @Test func `are met where each is, alone`() {
        let checked = judged(.isRefused(.error("one", at: "f()")), in: page)
        #expect(checked.verdict == .passed)
        #expect(checked.expectations.map(\.verdict) == [.met, .met])
    }

    @Test func `are wrong where one is not there alone either`() {
        #expect(judged(.compiles(), in: page).verdict == .failed)
    }

    @Test func `are met on a site too`() {
        let page = FoundPage(.block("", "f()  // error: one\nh()\ng()  // error: two"))
        let checked = judged(.isRefused(.error("one", at: "f()")), in: page)
        #expect(checked.expectations.map(\.verdict) == [.met, .met])
    }
}

@Suite struct `A trap of a block of a folder` {
    private func checked(
        _ text: String, _ words: String, _ steps: ScriptedStep...
    ) -> (words: [String], verdict: ExampleVerdict) {
        let page = FoundPage(text, defaults: .withoutConfiguration)
        guard let program = page.programs.value.last, let example = page.examples.last else {
            return ([], .failed)
        }
        let run = Scripted(run: .takes(steps, ending: .signalled(4), lastWords: words))
        let checked = CheckedExample(
            ExampleRun.all(of: [example], runs: [run.run(program)])[0])
        return (page.marked.describe(checked.diagnostics), checked.verdict)
    }

    @Test func `is a failure where it asserts something`() {
        for call in ["assert(n == 2)", "precondition(n == 2, \"two\")"] {
            let name = call.hasPrefix("assert") ? "Assertion" : "Precondition"
            let found = checked(
                .block("", "let n = 1\n1️⃣\(call)"), "main/@(\(call.prefix(9))): \(name) failed\n")
            #expect(found.words == ["1️⃣ example crashes: \(name) failed [example-crashed]"])
            #expect(found.verdict == .failed)
        }
    }

    @Test func `is a note where a comment stands on it or below`() {
        for code in ["assert(n == 2)  // stops", "assert(n == 2)\n// stops here"] {
            let found = checked(
                .block("", "let n = 1\n" + code), "main/@(assert(n): Assertion failed\n")
            if case .failed = found.verdict { Issue.record("\(code)") }
        }
    }

    @Test func `is a note where it stands for what is left out`() {
        let found = checked(
            .block("", "func f() { fatalError() }\nf()"), "main/@(func f()): Fatal error\n")
        if case .failed = found.verdict { Issue.record("it fails") }
    }

    @Test func `in an earlier block is told at the block that failed`() {
        let text =
            .block("", "func f(_ n: Int) { precondition(n > 1) }")
            + "1️⃣" + .block("", "f(1)\n2  // => 3")
        let found = checked(
            text, "main/@(func f): Precondition failed\n", .stops("f(1)"))
        #expect(found.verdict == .failed)
        #expect(
            found.words.first == "1️⃣ example crashes: Precondition failed [example-crashed]")
    }
}

@Suite struct `Lines of both streams` {
    private func verdict(
        _ stated: String, _ output: String, _ errors: String, in defaults: ExampleDefaults
    ) -> (ExampleVerdict, [String]) {
        let page = FoundPage(.block("", "f()\n" + stated), defaults: defaults)
        let run = ScriptedRun.takes([.passes("f()", prints: output, errors: errors)])
        let checked = CheckedExample(
            ExampleRun.all(of: page.examples, runs: [run.run(page.programs.value[0])])[0])
        return (checked.verdict, checked.diagnostics.map(\.summary))
    }

    private let lines = "// Prints:\n// one\n// two\n// three"
    private let words = "a line that the comment states goes to standard error: two"

    @Test func `hold together in a folder`() {
        let found = verdict(lines, "one\nthree\n", "two\n", in: .withoutConfiguration)
        #expect(found.0 == .passed)
        #expect(found.1 == [words])
    }

    @Test func `do not hold where one is wrong`() {
        for (output, errors) in [
            ("one\nthree\n", "zwei\n"), ("three\none\n", "two\n"), ("one\n", "two\n"),
        ] {
            #expect(verdict(lines, output, errors, in: .withoutConfiguration).0 == .failed)
        }
    }

    @Test func `do not hold on a site, with the same words`() {
        let page = FoundPage(.block("", "f()\n" + lines))
        let run = ScriptedRun.takes([
            .passes("f()", prints: "one\nthree\n", errors: "two\n")
        ])
        let checked = CheckedExample(
            ExampleRun.all(of: page.examples, runs: [run.run(page.programs.value[0])])[0])
        #expect(checked.verdict == .failed)
        #expect(checked.diagnostics.contains { $0.details == [words] })
    }
}
