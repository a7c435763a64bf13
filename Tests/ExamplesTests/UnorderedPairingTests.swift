import TestSupport
import Testing

@testable import Examples

@Suite struct `Lines in any order` {
    @Test func `are as many pairs as by trying everything`() {
        var gaps = 0
        for seed in 0..<1500 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let texts = ["a", "b", "ab", "ba", "aab", "", "[..]", "bb", "a b"]
            let stated = random.pick(
                upTo: 12, from: texts + ["a[..]", "[..]b", "a[..]b", "[..]a[..]", "a [..]"]
            ).map { LinePattern($0) }
            let printed = random.pick(upTo: 12, from: texts)
            var reference = LargestPairing(rows: stated.count, columns: printed.count)
            for line in stated.indices {
                reference.findPartner(of: line) { stated[$0].matches(printed[$1]) }
            }
            let pairing = UnorderedPairing(stated, printed)
            let count = pairing.column.count { $0 != nil }
            if count != reference.column.count(where: { $0 != nil }) {
                Issue.record("seed \(seed): \(stated.map(\.text)) for \(printed): \(count)")
            }
            for (line, partner) in pairing.column.enumerated() {
                guard let partner else { continue }
                if pairing.row[partner] != line || !stated[line].matches(printed[partner]) {
                    Issue.record("seed \(seed): \(stated[line].text) for \(printed[partner])")
                }
            }
            gaps += count < min(stated.count, printed.count) ? 1 : 0
        }
        #expect(gaps > 100 && gaps < 1400, "both happen often: \(gaps)")
    }

    @Test func `need few comparisons where they begin with text`() {
        let numbers = Array(1000..<3000)
        let pairing = UnorderedPairing(
            numbers.map { LinePattern("task \($0) took [..]") },
            numbers.reversed().map { "task \($0) took 5 ms" }, mostWork: 10_000)
        #expect(!pairing.isGivenUp)
        #expect(!pairing.column.contains(nil))
    }

    @Test func `need few comparisons where they end with text`() {
        let numbers = Array(1000..<3000)
        let pairing = UnorderedPairing(
            numbers.map { LinePattern("[..] was task \($0)") },
            numbers.reversed().map { "5 ms was task \($0)" }, mostWork: 10_000)
        #expect(!pairing.isGivenUp)
        #expect(!pairing.column.contains(nil))
    }

    @Test func `need few comparisons where they are the same`() {
        let pairing = UnorderedPairing(
            .init(repeating: LinePattern("[..]"), count: 3000), (0..<3000).map { "\($0)" },
            mostWork: 10_000)
        #expect(!pairing.isGivenUp)
        #expect(!pairing.column.contains(nil))
    }

    @Test func `are given up where there is too much to compare`() {
        let pairing = UnorderedPairing(
            (0..<100).map { LinePattern("[..]\($0)[..]") }, (0..<100).map { "\($0)" },
            mostWork: 50)
        #expect(pairing.isGivenUp)
    }
}
