import Corrections
import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Runs
import StatedComments
import TestSupport
import Testing

private func filters(_ pairs: KeyValuePairs<String, String>) throws -> OutputFilters {
    OutputFilters(
        try pairs.map { .init(try RegularExpression.parse($0.key).get(), token: $0.value) })
}

@Suite struct `Filtered output` {
    private func defaults() throws -> ExampleDefaults {
        var defaults = ExampleDefaults()
        defaults.filters = try filters(["\\d+ ms": "<time>"])
        return defaults
    }

    private func judged(_ text: String, _ run: ScriptedRun) throws -> CheckedPage {
        CheckedPage(text, [run], defaults: try defaults())
    }

    private let example = String.block("")

    @Test(arguments: ["took 3 ms", "took 99 ms", "took <time>", "took [..]"])
    func `is what is stated, filtered`(_ stated: String) throws {
        let page = try judged(example + "```output\n\(stated)\n```\n", .prints("took 7 ms\n"))
        #expect(page.diagnostics == [])
    }

    @Test func `is published with its tokens`() throws {
        let page = try judged(example + "```output\ntook 3 ms\n```\n", .prints("took 7 ms\n"))
        #expect(page.examples[0].output == [.text("took <time>")])
    }

    @Test func `of standard error counts as well`() throws {
        let page = try judged(
            example + "```stderr\n3 ms\n```\n", .prints("", errors: ["7 ms\n"]))
        #expect(page.diagnostics == [])
        #expect(page.examples[0].standardError == [.text("<time>")])
    }

    @Test func `that differs beside what is filtered is drift`() throws {
        let page = try judged(example + "```output\ntook 3 ms\n```\n", .prints("lost 7 ms\n"))
        #expect(page.diagnostics.map(\.code) == ["output-mismatch"])
        #expect(page.examples[0].corrections.value.first?.texts == ["lost <time>"])
    }

    @Test func `is the same from run to run`() throws {
        let page = try judged(example, .prints("7 ms\n"))
        let again = try judged(example, .prints("8 ms\n"))
        let settled = CheckedExample(page.examples[0].run, beside: [again.examples[0].run])
        #expect(settled.diagnostics.map(\.code) == ["output-not-stated"])
        #expect(settled.corrections.value.first?.texts == ["<time>"])
    }

    @Test func `blessed is drift no more`() throws {
        let text = example + "```output\ntook 3 ms\nx\n```\n"
        let page = try judged(text, .prints("took 7 ms\ny 1 ms\n"))
        let bytes = Array(text.utf8)
        let edits = page.examples.flatMap(\.corrections.value).edits(in: bytes)
        let blessed = String(decoding: bytes.applying(edits), as: UTF8.self)
        #expect(blessed == example + "```output\ntook 3 ms\ny <time>\n```\n")
        #expect(try judged(blessed, .prints("took 9 ms\ny 5 ms\n")).diagnostics == [])
    }

    @Test func `keeps the place of a trap`() throws {
        var defaults = ExampleDefaults()
        defaults.filters = try filters(["\\d+": "N"])
        let page = CheckedPage(
            .block("should-crash", "fatalError()") + "```stderr\nFatal error: 3\n```\n",
            [
                .prints(
                    "", errors: ["main/@(fatalError): Fatal error: 42\n"], ending: .signalled(4))
            ], defaults: defaults)
        #expect(page.diagnostics == [])
        #expect(page.examples[0].run.trapLocation?.line == 2)
        #expect(
            page.examples[0].standardError == [.text("main/main.swift:1: Fatal error: N")])
    }

    @Test func `is what a comment states, filtered`() throws {
        var example = FoundPage(.block("", "print(1) // Prints \"3 ms\"")).examples[0]
        example.filters = try filters(["\\d+ ms": "<time>"])
        let place = example.block.location(line: 1, column: 21)
        let line = StatedComment.Line(readings: ["3 ms"], range: 20..<24, location: place)
        example.comments = [
            StatedComment(
                form: .prints, wording: .firm, lines: [line], statement: nil, expression: nil,
                isTrailing: true, range: 9..<25, location: place)
        ]
        func run(_ printed: String) -> CheckedExample {
            let program = Program.assembleAll([example]).value[0]
            var run = ExampleRun.all(
                of: [example], runs: [ScriptedRun.prints(printed).run(program)])[0]
            let passage = StatementOutput(
                output: OutputLines(text: printed), standardError: OutputLines(text: ""),
                isFinished: true, lines: 0..<1)
            run.evidence = [CommentEvidence(printed: .known([passage]), values: .notWanted)]
            return CheckedExample(run)
        }
        #expect(run("7 ms\n").diagnostics == [])
        #expect(run("7 ms\n").output == [.text("<time>")])
        #expect(run("7 s\n").diagnostics.map(\.code) == ["output-mismatch"])
    }

    @Test func `does not concern what the compiler says`() throws {
        let page = try judged(
            .block("compile-fail") + "```diagnostics\nerror: 3 ms\n```\n",
            .isRefused(.error("7 ms", at: "print")))
        #expect(page.diagnostics.map(\.code) == ["output-mismatch"])
    }
}
