import TestSupport
import Testing

@testable import OutputMatching

/// What a page that states `stated` is held against after these runs; nil where they are the same.
private func filled(_ stated: [String], _ runs: [String]...) -> [String]? {
    let pattern = OutputPattern(lines: OutputLines(lines: stated), matching: .exact)
    let lines = VaryingLines(of: runs.map { OutputLines(lines: $0) }, towards: pattern)
    return lines.areSteady ? nil : lines.filled(from: pattern).lines
}

@Suite struct `Lines that vary from run to run` {
    @Test func `are as a page states them, beside those of all runs`() {
        #expect(filled(["a", "x", "c"], ["a", "1", "c"], ["a", "2", "c"]) == ["a", "x", "c"])
        #expect(filled(["a", "x", "d"], ["a", "1", "c"], ["a", "2", "c"]) == ["a", "x", "c"])
        #expect(filled(["b", "x", "c"], ["a", "1", "c"], ["a", "2", "c"]) == ["a", "x", "c"])
    }

    @Test func `may be more and fewer`() {
        #expect(filled(["a", "c"], ["a", "c"], ["a", "2", "c"]) == ["a", "c"])
        #expect(
            filled(["a", "x", "y", "c"], ["a", "1", "c"], ["a", "2", "c"])
                == ["a", "x", "y", "c"])
        #expect(filled(["a", "x"], ["a", "1", "2"], ["a"]) == ["a", "x"])
    }

    @Test func `are all of them where runs have none in common`() {
        #expect(filled(["x", "y"], ["1"], ["2", "3"]) == ["x", "y"])
    }

    @Test func `are none where only what a wildcard stands for differs`() {
        #expect(filled(["[..] ms", "b"], ["1 ms", "a"], ["2 ms", "a"]) == nil)
        #expect(filled(["...", "b"], ["1", "b"], ["2", "3", "b"]) == nil)
    }

    @Test func `are none where the runs are the same`() {
        #expect(filled(["x"], ["a"], ["a"], ["a"]) == nil)
    }
}

@Suite struct `Laws of lines that vary` {
    /// Runs with lines in common and others, of which each is another in each run.
    private func runs(_ random: inout SplitMix64) -> (runs: [[String]], common: [String]) {
        let common = (0..<Int.random(in: 1...4, using: &random)).map { "common \($0)" }
        let count = Int.random(in: 2...4, using: &random)
        let runs = (0..<count).map { run in
            (0...common.count).flatMap { place -> [String] in
                // The first line varies for certain.
                let most = place == 0 ? 2 : 1
                let own = (0..<Int.random(in: (place == 0 ? 1 : 0)...most, using: &random)).map {
                    "run \(run), \(place).\($0)"
                }
                return own + (place < common.count ? [common[place]] : [])
            }
        }
        return (runs, common)
    }

    @Test func `what any of the runs prints holds`() {
        for seed in 0..<500 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let runs = runs(&random).runs
            for stated in runs {
                let pattern = OutputPattern(lines: OutputLines(lines: stated), matching: .exact)
                let lines = VaryingLines(
                    of: runs.map { OutputLines(lines: $0) }, towards: pattern)
                if lines.areSteady || !pattern.holds(for: lines.filled(from: pattern)) {
                    Issue.record("seed \(seed): \(stated) of \(runs)")
                }
            }
        }
    }

    @Test func `one wrong line of those that all runs have does not hold`() {
        for seed in 0..<500 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let (runs, common) = runs(&random)
            let wrong = common.randomElement(using: &random)
            let stated = runs[0].map { $0 == wrong ? "wrong" : $0 }
            let pattern = OutputPattern(lines: OutputLines(lines: stated), matching: .exact)
            let lines = VaryingLines(of: runs.map { OutputLines(lines: $0) }, towards: pattern)
            if pattern.holds(for: lines.filled(from: pattern)) {
                Issue.record("seed \(seed): \(stated) of \(runs)")
            }
        }
    }

    @Test func `the order of runs makes no difference to a line that all have`() {
        for seed in 0..<300 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let (runs, _) = runs(&random)
            let stated = OutputPattern(lines: OutputLines(lines: runs[0]), matching: .exact)
            func holds(_ runs: [[String]]) -> Bool {
                let lines = VaryingLines(of: runs.map { OutputLines(lines: $0) }, towards: stated)
                return stated.holds(for: lines.filled(from: stated))
            }
            if !holds(runs) || !holds(runs.reversed()) { Issue.record("seed \(seed): \(runs)") }
        }
    }
}
