import TestSupport
import Testing

@testable import OutputMatching

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
            // Each row of a kind of its own: nothing is shared or made shorter.
            var reference = Pairing(kinds: Array(stated.indices), columns: printed.count)
            for line in stated.indices {
                reference.findColumn(for: line) { row, _ in
                    printed.indices.filter { stated[row].matches(printed[$0]) }
                }
            }
            let pairing = Pairing(stated, printed)
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

    /// The largest number of pairs, by trying each column for the first row.
    private func most(_ rows: ArraySlice<[Int]>, free: Set<Int>) -> Int {
        guard let first = rows.first else { return 0 }
        let rest = rows.dropFirst()
        return first.filter(free.contains).reduce(most(rest, free: free)) { best, column in
            max(best, 1 + most(rest, free: free.subtracting([column])))
        }
    }

    @Test func `are as many as there can be, whatever fits what`() {
        for seed in 0..<2000 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let columns = Int.random(in: 0...6, using: &random)
            let kinds = random.pick(upTo: 6, from: [0, 1, 2, 3])
            let ofKind = (0..<4).map { _ in Set(random.pick(upTo: 3, from: Array(0..<columns))) }
            var pairing = Pairing(kinds: kinds, columns: columns)
            for row in kinds.indices {
                pairing.findColumn(for: row) { row, _ in ofKind[kinds[row]].sorted() }
            }
            let wanted = most(kinds.map { ofKind[$0].sorted() }[...], free: Set(0..<columns))
            if pairing.column.count(where: { $0 != nil }) != wanted {
                Issue.record("seed \(seed): \(pairing.column) of \(wanted)")
            }
        }
    }

    @Test func `need few comparisons where they begin with text`() {
        let numbers = Array(1000..<3000)
        let pairing = Pairing(
            numbers.map { LinePattern("task \($0) took [..]") },
            numbers.reversed().map { "task \($0) took 5 ms" }, mostWork: 10_000)
        #expect(!pairing.isGivenUp)
        #expect(!pairing.column.contains(nil))
    }

    @Test func `need few comparisons where they end with text`() {
        let numbers = Array(1000..<3000)
        let pairing = Pairing(
            numbers.map { LinePattern("[..] was task \($0)") },
            numbers.reversed().map { "5 ms was task \($0)" }, mostWork: 10_000)
        #expect(!pairing.isGivenUp)
        #expect(!pairing.column.contains(nil))
    }

    @Test func `need few comparisons where they are the same`() {
        let pairing = Pairing(
            .init(repeating: LinePattern("[..]"), count: 3000), (0..<3000).map { "\($0)" },
            mostWork: 10_000)
        #expect(!pairing.isGivenUp)
        #expect(!pairing.column.contains(nil))
    }

    @Test func `are given up where there is too much to compare`() {
        let pairing = Pairing(
            (0..<100).map { LinePattern("[..]\($0)[..]") }, (0..<100).map { "\($0)" },
            mostWork: 50)
        #expect(pairing.isGivenUp)
    }
}
