import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// What the comments of a block of a folder come to, after further runs of it; no statement of it is
/// told from another.
private func check(
    _ code: String, _ first: String, then others: String..., is verdicts: [String],
    says words: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check(
        code, runs: ([first] + others).map { .prints($0) }, is: verdicts, says: words,
        sourceLocation: sourceLocation)
}

private func check(
    _ code: String, runs scripted: [ScriptedRun], is verdicts: [String], says words: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(.block("", code), defaults: .withoutConfiguration)
    let program = page.programs.value[0]
    let run = ExampleRun.all(of: page.examples, runs: [scripted[0].run(program)])[0]
    let first = CheckedExample(run)
    let found =
        scripted.count > 1
        ? first.rejudged(with: scripted.dropFirst().map { $0.run(program) }) : first
    #expect(
        found.expectations.map { "\($0.verdict)".prefix { $0 != "(" } } == verdicts.map { $0[...] },
        sourceLocation: sourceLocation)
    #expect(found.diagnostics.map(\.code) == words, sourceLocation: sourceLocation)
}

/// A run in which the first comment is about this value.
private func holding(_ value: String) -> ScriptedRun {
    .prints("").observing { program in
        var observations = TwinObservations()
        let id = program.plan.ids(ofComment: 0, part: 0).value
        observations.values[id ?? -1] = [.init(description: value, debugDescription: value)]
        return .found(observations)
    }
}

@Suite struct `A comment of a folder, after further runs` {
    private let loop = "for x in y { print(x) }\n// Prints:\n// a\n// b"

    @Test func `is not verified where lines come in another order each time`() {
        check(
            loop, "b\na\n", then: "b\na\n", "a\nb\n", is: ["unverified"],
            says: ["unstable-output"])
        check(
            "for x in y { print(x) }\n// Prints:\n// a\n// b\n// c", "b\na\nc\n", then: "c\na\nb\n",
            is: ["unverified"], says: ["unstable-output"])
    }

    @Test func `does not hold where the runs agree`() {
        check(
            loop, "b\na\n", then: "b\na\n", is: ["unmet"], says: ["output-mismatch"])
    }

    @Test func `is not verified where other lines are printed each time`() {
        check(
            loop, "a\n1\n", then: "a\n2\n", is: ["unverified"],
            says: ["unstable-output"])
    }

    @Test func `is not verified where elements come in another order each time`() {
        check(
            "let x = f()\n// x is [1, 2]", runs: [holding("[2, 1]"), holding("[1, 2]")],
            is: ["unverified"], says: ["unstable-output"])
        check(
            "let x = f()\n// x is [1, 2, 3]", runs: [holding("[2, 1, 3]"), holding("[3, 1, 2]")],
            is: ["unverified"], says: ["unstable-output"])
    }

    @Test func `is not verified where the value is another each time`() {
        check(
            "let x = f()\n// x is 4", runs: [holding("1"), holding("2")],
            is: ["unverified"], says: ["unstable-output"])
    }

    @Test func `does not hold where the value is another one, and the same each time`() {
        check(
            "let x = f()\n// x is 4", runs: [holding("1"), holding("1")],
            is: ["unmet"], says: ["value-mismatch"])
    }

    @Test func `does not hold where only another statement varies`() {
        func run(_ other: String) -> ScriptedRun {
            .takes([.passes("f()", prints: other), .passes("g()", prints: "b\n")])
        }
        check(
            "f()\ng()  // Prints \"a\"", runs: [run("1\n"), run("2\n")], is: ["unmet"],
            says: ["output-mismatch"])
    }
}

@Suite struct `Printed text` {
    @Test func `is the stated one however its letters are put together`() {
        check(
            "print(x)\n// Prints \"cafe\u{301}\"", runs: [.prints("caf\u{E9}\n")], is: ["met"],
            says: [])
    }
}

@Suite struct `An error stated behind another` {
    /// The first line traps, and the second is not reached.
    private func trapping(_ passages: [Int: [TwinObservations.Passage]]) -> ScriptedRun {
        .prints("", ending: .signalled(4)).observing { _ in
            var observations = TwinObservations()
            observations.passages = passages
            return .found(observations)
        }
    }

    @Test func `is not verified where the program is stopped before, as stated`() {
        let entered = TwinObservations.Passage(before: .init(output: 0, error: 0), after: nil)
        check(
            "f()  // Error\ng()  // Error", runs: [trapping([0: [entered]])],
            is: ["met", "unverified"], says: ["not-verified"])
    }

    @Test func `does not hold where nothing says that the program is stopped`() {
        check(
            "f()\ng()  // Error", runs: [trapping([:])], is: ["unmet"],
            says: ["example-crashed", "example-compiles"])
    }
}
