import Diagnostics
import Examples
import Judging
import OutputMatching
import Runs
import TestSupport
import Testing

/// The verdict on the comment of a page, when its program has run again with a twin that notes all
/// statements at top level.
private func check(
    _ code: String, _ steps: ScriptedStep..., in defaults: ExampleDefaults = .init(),
    is verdict: Judging.Expectation.Verdict, asks isAsked: Bool = true,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(.block("", code), defaults: defaults)
    let run = ScriptedRun.takes(steps).run(page.programs.value[0])
    let first = CheckedExample(ExampleRun.all(of: page.examples, runs: [run])[0])
    let wanted = first.wanted(beforeWriting: false, supporting: [])
    #expect(
        wanted.contains { $0.plan.statements != nil } == isAsked, sourceLocation: sourceLocation)
    let checked = first.rejudged(with: wanted.map { ScriptedRun.takes(steps).run($0) })
    #expect(checked.expectations.map(\.verdict) == [verdict], sourceLocation: sourceLocation)
}

@Suite struct `Output that comes after its statement` {
    private let done = "func f(_ s: String) {}\nf(\"done\")  // Prints \"done\"\n"

    @Test func `is that of the statement that printed it`() {
        check(
            done + "print(\"done\")", .passes("f(\"done\")"),
            .passes("print(\"done\")", prints: "done\n"), is: .unmet)
    }

    @Test func `is that of a statement of any kind that printed it`() {
        check(
            done + "for x in [1] { g(x) }", .passes("f(\"done\")"),
            .passes("for x", prints: "done\n"), is: .unmet)
        check(
            done + "let y = g()", .passes("f(\"done\")"), .passes("let y", prints: "done\n"),
            is: .unmet, asks: true)
    }

    @Test func `may be what a task prints that the statement starts`() {
        check(
            "start()  // Prints \"a\"\nawait wait()", .passes("start()"), .prints("a\n"), is: .met)
        check(
            "start()  // Prints \"a\"\nsleep(1)", .passes("start()"), .prints("a\n"), is: .met)
    }

    @Test func `may be what a task prints while another statement prints something else`() {
        check(
            "start()  // Prints \"a\"\nprint(1)\nawait wait()", .passes("start()"),
            .passes("print(1)", prints: "1\n"), .prints("a\n"), is: .met)
    }

    @Test func `may be printed again after another statement printed the same`() {
        check(
            "start()  // Prints \"a\"\nprint(\"a\")\nawait wait()", .passes("start()"),
            .passes("print(\"a\")", prints: "a\n"), .prints("a\n"), is: .met)
    }

    @Test func `is in a body that of the statements around it`() {
        check(
            "func run() {\n    f()  // Prints \"a\"\n    print(1)\n}\nrun()", .passes("f()"),
            .passes("print(1)", prints: "a\n"), is: .unmet)
        check(
            "func run() async {\n    f()  // Prints \"a\"\n    await g()\n}\nawait run()",
            .passes("f()"), .prints("a\n"), is: .met)
    }

    @Test func `is not asked for where the statement prints it itself`() {
        check(
            "f()  // Prints \"a\"\ng()", .passes("f()", prints: "a\n"),
            .passes("g()", prints: "a\n"), is: .met, asks: false)
    }

    @Test func `is the same in a folder`() {
        check(
            done + "print(\"done\")", .passes("f(\"done\")"),
            .passes("print(\"done\")", prints: "done\n"), in: .withoutConfiguration, is: .unmet)
    }
}

@Suite struct `Language mode 6` {
    private func wanted(
        _ code: String, _ run: ScriptedRun, _ defaults: ExampleDefaults = .withoutConfiguration
    ) -> (first: CheckedExample, strict: Program?) {
        let page = FoundPage(.block("", code), defaults: defaults)
        let first = CheckedExample(
            ExampleRun.all(of: page.examples, runs: [run.run(page.programs.value[0])])[0])
        return (
            first,
            first.wanted(beforeWriting: false, supporting: []).first { $0.isInSwift6ByItself }
        )
    }

    @Test func `is tried in a folder where a stated error is none`() throws {
        let (first, strict) = wanted("f()  // error: no", .takes([.passes("f()")]))
        let program = try #require(strict)
        #expect(program.job.settings.languageMode == "6" && !program.job.runs)
        let refused = ScriptedRun.isRefused(.error("no", at: "f()")).run(program)
        let checked = first.rejudged(with: [refused])
        #expect(checked.verdict == .passed)
        #expect(checked.diagnostics.map(\.code) == ["language-mode"])
        let compiled = first.rejudged(with: [ScriptedRun.compiles().run(program)])
        #expect(compiled.verdict == .failed)
    }

    @Test func `is not tried elsewhere`() {
        #expect(wanted("f()", .prints("")).strict == nil)
        #expect(wanted("f()  // error: no", .takes([.passes("f()")]), .init()).strict == nil)
        #expect(wanted("f()  // error: no", .isRefused(.error("no", at: "f()"))).strict == nil)
        let trap = ScriptedRun.takes([.stops("f()")], ending: .signalled(4))
        #expect(wanted("f()  // error: no", trap).strict == nil)
    }
}
