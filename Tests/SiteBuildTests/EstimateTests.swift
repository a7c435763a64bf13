import ExampleRunning
import SiteBuild
import Testing

struct EstimateTests {
    private func name(_ id: String) -> ProgramName { ProgramName(path: "a.md", id: id) }

    private func recorded(_ seconds: [String: Double]) -> RecordedTimes {
        var recorded = RecordedTimes()
        recorded.add(
            seconds.map { id, seconds in
                var times = ProgramTimes(name: name(id), line: 1)
                times.add(.seconds(seconds), to: .running)
                return times
            })
        return recorded
    }

    @Test func `before anything is done nothing is known`() {
        let estimate = Estimate([name("a")], recorded: RecordedTimes())
        #expect(estimate.remaining(after: .seconds(5)) == nil)
    }

    @Test func `without a record programs count alike`() {
        var estimate = Estimate(["a", "b", "c", "d"].map(name), recorded: RecordedTimes())
        estimate.finish(name("a"), wasRecalled: false)
        #expect(estimate.remaining(after: .seconds(5)) == .seconds(15))
    }

    @Test func `with a record each counts as it took before`() {
        var estimate = Estimate(
            ["short", "long"].map(name), recorded: recorded(["short": 1, "long": 9]))
        estimate.finish(name("short"), wasRecalled: false)
        #expect(estimate.remaining(after: .seconds(2)) == .seconds(18))
    }

    @Test func `a program that is new counts as one on the average`() {
        var estimate = Estimate(
            ["a", "b", "new"].map(name), recorded: recorded(["a": 1, "b": 3]))
        estimate.finish(name("a"), wasRecalled: false)
        estimate.finish(name("b"), wasRecalled: false)
        #expect(estimate.remaining(after: .seconds(4)) == .seconds(2))
    }

    @Test func `what is recalled takes no time, and as many will be`() {
        var estimate = Estimate(["a", "b", "c", "d"].map(name), recorded: RecordedTimes())
        estimate.finish(name("a"), wasRecalled: true)
        #expect(estimate.remaining(after: .seconds(1)) == nil)
        estimate.finish(name("b"), wasRecalled: false)
        #expect(estimate.remaining(after: .seconds(4)) == .seconds(4))
    }

    @Test func `a program that is done twice counts once`() {
        var estimate = Estimate(["a", "b"].map(name), recorded: RecordedTimes())
        estimate.finish(name("a"), wasRecalled: false)
        estimate.finish(name("a"), wasRecalled: false)
        #expect(estimate.remaining(after: .seconds(5)) == .seconds(5))
    }

    @Test(arguments: [
        (0.2, "a few seconds"), (9, "a few seconds"), (31, "about 40 s"), (90, "about 90 s"),
        (91, "about 2 min"), (600, "about 10 min"),
    ])
    func `it is told roughly`(seconds: Double, words: String) {
        #expect(Duration.seconds(seconds).roughly == words)
    }

    @Test(arguments: [
        (0, "0.0 s"), (0.25, "0.3 s"), (9.94, "9.9 s"), (9.96, "10 s"), (75.4, "75 s"),
    ])
    func `a time has a digit where it is short`(seconds: Double, words: String) {
        #expect(Duration.seconds(seconds).inSeconds == words)
    }
}

struct TimingsTests {
    @Test func `the slowest programs come first, and no more than ten`() {
        var timings = Timings()
        timings.add(.seconds(3), to: "reading")
        timings.add(.seconds(1), to: "reading")
        timings.add(
            (1...12).map { number in
                var times = ProgramTimes(
                    name: ProgramName(path: "p.md", id: "e\(number)"), line: number)
                times.add(.seconds(number), to: .compiling)
                times.add(.seconds(1), to: number == 12 ? .twin : .running)
                return times
            })
        #expect(
            timings.lines.prefix(6) == [
                "time: 4.0 s", "  4.0 s reading",
                "processes, side by side: 78 s compiling, 11 s running, 1.0 s twins",
                "slowest programs:",
                "  13 s p.md:12 (compiling 12 s, running 0.0 s, twin 1.0 s) e12",
                "  12 s p.md:11 (compiling 11 s, running 1.0 s) e11",
            ])
        #expect(timings.lines.count == 14)
    }
}
