import Measurements
import Testing

@Suite struct `A spread` {
    @Test func `has the middle one of an odd number of figures`() {
        let spread = Spread([5, 1, 3])
        #expect(spread.median == 3)
        #expect(spread.minimum == 1)
        #expect(spread.maximum == 5)
    }

    @Test func `has the mean of the two in the middle of an even number`() {
        #expect(Spread([4, 1, 2, 10]).median == 3)
    }

    @Test func `of ratios is taken lap by lap`() {
        // The second lap was twice as slow for both: the ratio is the same.
        #expect(Spread(ratiosOf: [10, 20, 33], to: [5, 10, 11]).median == 2)
    }
}

@Suite struct `A figure` {
    @Test(arguments: [
        (0.0213, "0.0213"), (3.917, "3.92"), (148.4, "148"), (2.0, "2"), (0.5, "0.5"),
        (20.0, "20"), (0, "0"), (1_234, "1234"),
    ])
    func `has three digits that count`(figure: Double, text: String) {
        #expect(figure.shortened == text)
    }

    @Test func `has the unit that suits it`() {
        #expect(0.25.asSeconds == "250 ms")
        #expect(12.34.asSeconds == "12.3 s")
        #expect(4_200.0.asBytes == "4.2 kB")
        #expect(82_300_000.0.asBytes == "82.3 MB")
        #expect(1_500_000_000.0.asBytes == "1.5 GB")
    }
}

@Suite struct `A goal` {
    @Test func `of large ratios is reached from its number on`() {
        let goal = Goal.atLeast(must: 3.5, aim: 6)
        #expect([3.4, 3.5, 6].map(goal.reached) == [.no, .must, .aim])
        #expect([goal.must, goal.aim] == ["≥ 3.5", "≥ 6"])
    }

    @Test func `of small ratios is reached up to its number`() {
        let goal = Goal.atMost(must: 0.2, aim: 0.1)
        #expect([0.21, 0.2, 0.1].map(goal.reached) == [.no, .must, .aim])
    }

    @Test func `with one half is not reached by the other`() {
        #expect(Goal.atMost(must: 1, aim: nil).reached(by: 0.1) == .must)
        #expect(Goal.atMost(must: nil, aim: 1).reached(by: 2) == .no)
    }
}
