import Diagnostics
import Examples
import Markdown
import Runs
import SwiftCode
import TestSupport
import Testing

/// The examples of a page, each with what is asked about its code.
private func examples(_ page: String, _ questions: [[AskingComment]]) -> [Example] {
    zip(FoundPage(page).examples, questions).map { example, questions in
        var example = example
        example.comments = questions.map { $0.comment(in: example.block.code) }
        return example
    }
}

/// What is asked of each program, as the texts of its main file.
private func probed(_ examples: [Example]) -> [[String]] {
    Program.assembleAll(examples).value.map { program in
        let bytes = Array(program.text.utf8)
        return program.plan.probes.map { probe in
            switch probe.place {
            case .statement(let range): "statement " + String(decoding: bytes[range], as: UTF8.self)
            case .value(let range): "value " + String(decoding: bytes[range], as: UTF8.self)
            case .variable(let name, let range):
                "\(name) after " + String(decoding: bytes[range], as: UTF8.self)
            }
        }
    }
}

@Suite struct `What is asked of a program` {
    @Test func `is the statement of what is printed`() {
        let found = examples(.block("", "f()\ng()"), [[.printed("g()")]])
        #expect(probed(found) == [["statement g()"]])
    }

    @Test func `is the value, and what its statement printed`() {
        #expect(
            probed(examples(.block("", "f()"), [[.value("f()")]]))
                == [["statement f()", "value f()"]])
    }

    @Test func `is the variable after its statement`() {
        #expect(
            probed(examples(.block("", "x = 1"), [[.variable("x", after: "x = 1")]]))
                == [["statement x = 1", "x after x = 1"]])
    }

    @Test func `is each place once`() {
        let found = examples(.block("", "f()"), [[.printed("f()"), .value("f()"), .value("f()")]])
        #expect(probed(found) == [["statement f()", "value f()"]])
        let program = Program.assembleAll(found).value[0]
        let ids = (0...1).map { program.plan.ids(ofComment: $0, part: 0).printed }
        #expect(ids == [0, 0])
        #expect(program.plan.ids(ofComment: 1, part: 0) == program.plan.ids(ofComment: 2, part: 0))
    }

    @Test func `is in the text of the whole session`() {
        let page = .block("session=s", "é()") + .block("session=s", "print(2)\nf()")
        #expect(
            probed(examples(page, [[.printed("é()")], [.printed("f()")]]))
                == [["statement é()", "statement f()"]])
    }

    @Test func `is nothing of a block that is only needed`() {
        let page = .block("session=s", "f()") + .block("session=s should-crash", "g()")
        #expect(
            probed(examples(page, [[.printed("f()")], [.printed("g()")]]))
                == [["statement f()"], ["statement g()"]])
    }

    @Test(arguments: ["no-run", "compile-fail"])
    func `is nothing where nothing runs`(kind: String) {
        #expect(probed(examples(.block(kind, "f()"), [[.printed("f()")]])) == [[]])
    }
}

/// The evidence of the examples of one program, which printed this.
private func evidence(
    _ examples: [Example], _ run: ScriptedRun,
    _ attribution: @escaping @Sendable (Program) -> TwinResult
) -> [[String]] {
    runs(examples, run, attribution).map { $0.evidence.map(\.shown) }
}

private func runs(
    _ examples: [Example], _ run: ScriptedRun,
    _ attribution: @escaping @Sendable (Program) -> TwinResult
) -> [ExampleRun] {
    let programs = Program.assembleAll(examples).value
    return ExampleRun.all(
        of: examples, runs: programs.map { run.observing(attribution).run($0) })
}

/// Passages from and to so many bytes of standard output.
private func passed(_ passages: (Int, Int?)..., by probe: Int = 0) -> TwinResult {
    var observations = TwinObservations()
    observations.passages[probe] = passages.map { before, after in
        .init(
            before: .init(output: before, error: 0),
            after: after.map { .init(output: $0, error: 0) })
    }
    return .found(observations)
}

@Suite struct `The evidence for a comment` {
    private let one = examples(.block("", "f()"), [[.printed("f()")]])

    @Test func `is what was printed between the ends of each passage`() {
        #expect(
            evidence(one, .prints("a\nb\nc\n")) { _ in passed((0, 2), (2, 6)) }
                == [["[a][b/c]"]])
    }

    @Test func `is all the rest where the statement was not left`() {
        #expect(evidence(one, .prints("a\nb\n")) { _ in passed((2, nil)) } == [["[b…"]])
    }

    @Test func `is nothing where the statement was not reached`() {
        #expect(evidence(one, .prints("a\n")) { _ in passed() } == [[""]])
    }

    @Test func `keeps within the streams`() {
        #expect(evidence(one, .prints("a\n")) { _ in passed((9, 12), (1, 0)) } == [["[][]"]])
    }

    @Test func `ends at the end of the example's part`() {
        let page = .block("session=s", "f()") + .block("session=s", "g()")
        let found = examples(page, [[.printed("f()")], [.printed("g()")]])
        #expect(
            evidence(found, .prints("a\nb\n", "c\n")) { _ in passed((2, nil)) } == [["[b…"], [""]])
    }

    @Test func `goes on to the end where a later part enters it`() {
        let page = .block("session=s", "f()") + .block("session=s", "g()")
        let found = examples(page, [[.printed("f()")], []])
        #expect(
            evidence(found, .prints("a\n", "b\nc\n")) { _ in passed((4, nil)) } == [["[c…"], []])
    }

    @Test func `is the values`() {
        let found = examples(.block("", "f()"), [[.value("f()")]])
        #expect(
            evidence(found, .prints("")) { program in
                var observations = TwinObservations()
                let id = program.plan.ids(ofComment: 0, part: 0).value
                observations.values[id ?? -1] = [.init(description: "a", debugDescription: "\"a\"")]
                return .found(observations)
            } == [[" = \"a\""]])
    }

    @Test func `is unknown where a probe was dropped`() {
        #expect(
            evidence(one, .prints("")) { _ in
                var observations = TwinObservations()
                observations.dropped[0] = "no"
                return .found(observations)
            } == [["? no"]])
    }

    @Test func `is unknown where the twin was given up`() {
        let found = runs(one, .prints("")) { _ in .givenUp(reason: "it differs") }
        #expect(found.map(\.attributionProblem) == ["it differs"])
        #expect(found[0].evidence.map(\.shown) == ["? it differs"])
    }

    @Test func `is unknown where the program was not run`() {
        #expect(
            evidence(one, .isRefused(.error("no"))) { _ in .notWanted } == [
                ["? the program does not run"]
            ])
    }

    @Test func `is none where nothing was asked`() {
        let found = runs(examples(.block("", "f()"), [[]]), .prints("")) { _ in
            .givenUp(reason: "it differs")
        }
        #expect(found[0].evidence == [])
        #expect(found[0].attributionProblem == nil)
    }
}
