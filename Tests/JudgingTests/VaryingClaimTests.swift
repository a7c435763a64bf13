import Corrections
import Diagnostics
import Examples
import Judging
import OutputMatching
import Runs
import TestSupport
import Testing

/// The loop of running and judging over one example: what it comes to, and how often it ran.
private struct Loop {
    let checked: CheckedExample
    let runs: Int

    /// `run` says what a run does, by its number from zero.
    init(
        _ text: String, in defaults: ExampleDefaults = .withoutConfiguration,
        _ run: (Int) -> ScriptedRun
    ) {
        let page = FoundPage(text, defaults: defaults)
        let program = page.programs.value[0]
        let first = CheckedExample(
            ExampleRun.all(of: page.examples, runs: [run(0).run(program)])[0])
        var further: [ProgramRun] = []
        if first.wanted(beforeWriting: false, supporting: []).contains(program) {
            repeat {
                further.append(run(further.count + 1).run(program))
            } while !first.isSettled(by: further, beforeWriting: false)
        }
        checked = first.rejudged(with: further)
        runs = further.count + 1
    }

    var errors: [String] { checked.diagnostics.filter { $0.severity == .error }.map(\.code) }
    var codes: [String] { checked.diagnostics.map(\.code) }
    var isUnverifiable: Bool {
        if case .unverifiable = checked.verdict { true } else { false }
    }
}

private func fence(_ stated: String, _ code: String = "print(1)") -> String {
    .block("", code) + "```output\n\(stated)\n```\n"
}

@Suite struct `Before an error about a run of a folder` {
    @Test func `the program runs eight times where all runs agree`() {
        let loop = Loop(fence("x")) { _ in .prints("a\n") }
        #expect(loop.runs == 8)
        #expect(loop.errors == ["output-mismatch"])
    }

    @Test func `it runs until one differs`() {
        let loop = Loop(fence("x")) { .prints($0 == 3 ? "b\n" : "a\n") }
        #expect(loop.runs == 4)
        #expect(loop.codes == ["unstable-output"])
        #expect(loop.isUnverifiable)
        #expect(loop.checked.corrections.value == [])
    }

    @Test func `the order of a dictionary is no difference`() {
        func value(_ text: String) -> TwinObservations.Value {
            TwinObservations.Value(description: text, debugDescription: text, style: .dictionary)
        }
        let orders = [value(#"["a": 1, "b": 2]"#), value(#"["b": 2, "a": 1]"#)]
        let loop = Loop(.block("", #"f()  // => ["a": 1, "b": 3]"#)) {
            .takes([.passes("f()"), .value("f()", orders[$0 % 2])])
        }
        #expect(loop.runs == 8)
        #expect(loop.errors == ["value-mismatch"])
        let other = Loop(.block("", #"f()  // => ["a": 1, "b": 3]"#)) {
            .takes([.passes("f()"), .value("f()", value("[\"a\": \($0)]"))])
        }
        #expect(other.isUnverifiable)
    }

    @Test func `it runs once where all holds`() {
        #expect(Loop(fence("a")) { _ in .prints("a\n") }.runs == 1)
    }

    @Test func `it does not run longer than twenty seconds`() {
        let loop = Loop(fence("x")) { _ in .prints("a\n", taking: .seconds(4), compiling: .zero) }
        #expect(loop.runs == 5)
        #expect(loop.errors == ["output-mismatch"])
    }

    @Test func `it does not run again at a limit or after an error of the compiler`() {
        for ending: ProcessRun.Ending in [.timedOut, .exceeded(.memory), .exceeded(.output)] {
            #expect(Loop(fence("x")) { _ in .prints("a\n", ending: ending) }.runs == 1)
        }
        #expect(Loop(fence("x")) { _ in .isRefused(.error("no", at: "print")) }.runs == 1)
    }

    @Test func `a line that all runs print is still wrong`() {
        let loop = Loop(fence("first\n2019\nlost")) { .prints("first\n\($0)\nlast\n") }
        #expect(loop.errors == ["output-mismatch"])
        #expect(loop.runs == 8)
        #expect(
            loop.checked.diagnostics[0].details.filter { !$0.hasPrefix(" ") } == [
                "- lost", "+ last",
            ])
        #expect(loop.checked.corrections.value == [])
    }

    @Test func `a line that only some runs print is nobody's mistake`() {
        let loop = Loop(fence("first\n7\n9")) { .prints("first\n\($0 % 4)\n\($0 % 5)\n") }
        #expect(loop.errors == [])
        #expect(loop.isUnverifiable)
    }

    @Test func `another end is told to vary`() {
        let loop = Loop(.block("exit=3", "f()")) { .prints("", ending: .exited($0)) }
        #expect(loop.errors == [])
        #expect(loop.isUnverifiable)
        let steady = Loop(.block("exit=3", "f()")) { _ in .prints("", ending: .exited(2)) }
        #expect(steady.errors == ["unexpected-exit"])
    }

    @Test func `a trap that comes now and then is told to vary`() {
        let loop = Loop(.block("", "f()  // => 1")) { number in
            number < 2
                ? .takes([.stops("f()")], ending: .signalled(4))
                : .takes([.passes("f()"), .value("f()", .plain("2"))])
        }
        #expect(loop.errors == [])
        #expect(loop.runs == 3)
    }

    @Test func `the network that is denied is a reason`() {
        let page = FoundPage(fence("x"), defaults: .withoutConfiguration)
        let program = page.programs.value[0]
        let run = ScriptedRun.prints("a\n").run(program)
        var denied = run
        denied.execution?.wasDeniedNetwork = true
        let first = CheckedExample(ExampleRun.all(of: page.examples, runs: [run])[0])
        #expect(first.isSettled(by: [denied], beforeWriting: false))
        let checked = first.rejudged(with: [denied])
        #expect(
            checked.verdict
                == .unverifiable(
                    reason: "the program asks for the network, and the sandbox denies it"))
        #expect(!checked.diagnostics.holdErrors)
    }
}

@Suite struct `Before an error about a run of a site` {
    @Test func `one run that holds is enough for a warning`() {
        let loop = Loop(fence("x"), in: .init()) { .prints($0 == 5 ? "x\n" : "a\n") }
        #expect(loop.runs == 6)
        #expect(loop.checked.verdict == .passed)
        #expect(loop.codes == ["unstable-output"])
    }

    @Test func `one run that differs otherwise is an error of its own`() {
        let loop = Loop(fence("x"), in: .init()) { .prints($0 == 5 ? "y\n" : "a\n") }
        #expect(loop.runs == 6)
        #expect(loop.errors == ["unstable-output"])
    }

    @Test func `the network makes no difference`() {
        let page = FoundPage(fence("x"))
        let program = page.programs.value[0]
        var run = ScriptedRun.prints("a\n").run(program)
        let first = CheckedExample(ExampleRun.all(of: page.examples, runs: [run])[0])
        run.execution?.wasDeniedNetwork = true
        #expect(first.rejudged(with: [run]).diagnostics.map(\.code) == ["output-mismatch"])
    }
}

@Suite struct `Laws of what varies` {
    /// Texts that a page may state, and runs that print some of them.
    private static let texts = ["a", "b", "c"]

    @Test func `an error is told only of what all runs show, and a block without any runs once`() {
        for seed in 0..<400 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let isSteady = Bool.random(using: &random)
            let stated = Self.texts.randomElement(using: &random) ?? ""
            let first = Self.texts.randomElement(using: &random) ?? ""
            let later = (1..<8).map { _ in
                isSteady ? first : Self.texts.randomElement(using: &random) ?? ""
            }
            let printed = [first] + later
            let loop = Loop(fence(stated)) { .prints(printed[$0] + "\n") }
            let seen = Set(printed.prefix(loop.runs))
            let isError = !loop.errors.isEmpty
            if isError != (seen == [first] && first != stated && loop.runs == 8)
                || first == stated && loop.runs != 1
                || seen.count > 1 && !loop.isUnverifiable || loop.runs > 8
            {
                Issue.record("seed \(seed): '\(stated)' of \(printed) in \(loop.runs) runs")
            }
        }
    }
}
