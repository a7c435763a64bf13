import TestSupport
import Testing

@testable import OutputMatching

/// Lines of a fence.
private func lines(_ texts: [String]) -> [LinePattern] { texts.map { LinePattern($0) } }

/// Many `a`, then a `b`: each place among as many `a` looks right up to the last line.
private func nearlyEverywhere(_ count: Int) -> [LinePattern] {
    lines(["..."] + Array(repeating: "a", count: count) + ["b", "..."])
}

@Suite struct `Lines in order` {
    @Test func `that overlap themselves too often are given up`() {
        let printed = Array(repeating: "a", count: 400)
        let alignment = OutputAlignment.exact(nearlyEverywhere(200), printed, mostWork: 10_000)
        #expect(alignment.isGivenUp)
        #expect(!alignment.isComplete)
    }

    @Test func `that overlap themselves are found where it costs little`() {
        let printed = Array(repeating: "a", count: 30) + ["b", "c"]
        let alignment = OutputAlignment.exact(nearlyEverywhere(20), printed, mostWork: 10_000)
        #expect(!alignment.isGivenUp)
        #expect(alignment.isComplete)
        #expect(alignment.partners[1] == .line(10))
    }

    @Test func `with many gaps cost little`() {
        let printed = (0..<3000).map { "line \($0)" }
        let stated = (0..<1000).flatMap { ["line \($0 * 3)", "..."] }
        let alignment = OutputAlignment.exact(lines(stated), printed, mostWork: 5000)
        #expect(!alignment.isGivenUp)
        #expect(alignment.isComplete)
    }

    @Test func `with many wildcards cost little`() {
        let printed = (0..<3000).map { "task \($0) took \($0) ms" }
        let stated = (0..<3000).map { "[..] \($0) took [..] ms" }
        let alignment = OutputAlignment.exact(lines(stated), printed, mostWork: 10_000)
        #expect(alignment.isComplete)
    }

    @Test func `that differ too much to compare are all different`() {
        let stated = lines(["same"] + (0..<100).map { "s\($0)" } + ["end"])
        let printed = ["same"] + (0..<100).map { "p\($0)" } + ["end"]
        let alignment = OutputAlignment.exact(stated, printed, mostWork: 1000)
        #expect(!alignment.isGivenUp, "that they differ is known")
        #expect(alignment.unstated == Array(1...100))
        #expect(alignment.partners.count(where: { $0 == .none }) == 100)
    }
}

@Suite struct `Lines among others` {
    @Test func `that are not there too often are given up`() {
        let stated = lines((0..<100).map { "s\($0)" })
        let printed = (0..<1000).map { "p\($0)" }
        let alignment = OutputAlignment.contained(stated, printed, mostWork: 10_000)
        #expect(alignment.isGivenUp)
        #expect(!alignment.isComplete)
    }

    @Test func `cost little where they are there`() {
        let printed = (0..<3000).map { "line \($0)" }
        let stated = lines((0..<1500).map { "line \($0 * 2)" })
        let alignment = OutputAlignment.contained(stated, printed, mostWork: 5000)
        #expect(alignment.isComplete)
    }
}

@Suite struct `Comparisons of lines` {
    @Test func `end after as much work as there may be`() {
        var comparisons = LineComparisons(lines(["a"]), ["a"], mostWork: 3)
        let answers = (0..<10).map { _ in comparisons.agree(0, 0) }
        #expect(answers == Array(repeating: true, count: 3) + Array(repeating: false, count: 7))
        #expect(comparisons.isGivenUp)
        #expect(comparisons.work == 4)
    }

    @Test func `cost more for long lines`() {
        let long = String(repeating: "a", count: 1600)
        var comparisons = LineComparisons(lines(["[..]b[..]"]), [long])
        let answer = comparisons.agree(0, 0)
        #expect(!answer)
        #expect(comparisons.work == 101)
    }

    @Test func `do not change what they find`() {
        for seed in 0..<500 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let texts = ["a", "b", "ab", "", "..."]
            let stated = lines(random.pick(upTo: 8, from: texts + ["[..]", "a[..]"]))
            let printed = random.pick(upTo: 8, from: texts)
            for mostWork in 0..<20 {
                for (free, bound) in [
                    (
                        OutputAlignment.exact(stated, printed),
                        OutputAlignment.exact(stated, printed, mostWork: mostWork)
                    ),
                    (
                        OutputAlignment.contained(stated, printed),
                        OutputAlignment.contained(stated, printed, mostWork: mostWork)
                    ),
                ] where !bound.isGivenUp {
                    if free.isComplete != bound.isComplete {
                        Issue.record("seed \(seed), \(mostWork): \(stated.map(\.text)), \(printed)")
                    }
                }
            }
        }
    }
}
