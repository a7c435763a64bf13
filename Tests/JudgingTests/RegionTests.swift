import Corrections
import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

@Suite struct `A block that repeats a region` {
    private func checked(_ code: String, _ run: ScriptedRun) -> CheckedExample {
        var example = FoundPage(.block("from=\"a.swift#a\"", code)).examples[0]
        example.region = SourceRegion(nil, of: SourceFile(path: "a.swift", text: "a\n  b\n"))
        let program = Program.assembleAll([example]).value[0]
        return CheckedExample(
            ExampleRun.all(of: [example], runs: [run.run(program)])[0])
    }

    @Test func `passes where it is the region`() {
        let checked = checked("a\n  b", .prints(""))
        #expect(checked.diagnostics == [])
        #expect(checked.expectations.map(\.verdict) == [.met])
        #expect(checked.expectations.map(\.form) == [.region])
    }

    @Test func `is pointed at where it differs, with the command that copies it`() {
        let checked = checked("a\n  c", .prints("d\n"))
        let problem = checked.diagnostics.first { $0.code == "region-differs" }
        #expect(problem?.summary == "the block differs from region 'a' of 'a.swift'")
        #expect(problem?.details == ["  a", "-   c", "+   b"])
        #expect(problem?.location.line == 3)
        #expect(problem?.hint == "update the block: sitegen bless page.md:1")
        #expect(checked.verdict == .failed)
        #expect(checked.corrections.value.isEmpty, "what stale code does is not written down")
    }
}
