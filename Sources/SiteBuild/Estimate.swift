package import ExampleRunning

/// How long programs will still take. Those that are left go on as fast as those that are done, each
/// weighed by how long it took before.
package struct Estimate: Sendable {
    /// By name, how long it took before, or as long as one takes on the average.
    private var left: [ProgramName: Duration]
    private var finished = Duration.zero
    private var finishedCount = 0
    private var recalledCount = 0

    /// Takes programs by their names, with what is known of them.
    package init(_ names: [ProgramName], recorded: RecordedTimes) {
        let known = names.compactMap { recorded[$0] }
        let average =
            known.isEmpty ? Duration.seconds(1) : known.reduce(.zero, +) / known.count
        left = Dictionary(
            names.map { ($0, recorded[$0] ?? average) }, uniquingKeysWith: { first, _ in first })
    }

    /// Takes a program for done, once.
    package mutating func finish(_ name: ProgramName, wasRecalled: Bool) {
        guard let expected = left.removeValue(forKey: name) else { return }
        guard !wasRecalled else {
            recalledCount += 1
            return
        }
        finished += expected
        finishedCount += 1
    }

    /// The time that is left when so much has passed; nil where nothing tells yet.
    package func remaining(after elapsed: Duration) -> Duration? {
        guard finished > .zero else { return nil }
        // Of those that are left as many are known from an earlier time as were up to now.
        let share = Double(finishedCount) / Double(finishedCount + recalledCount)
        return elapsed * (left.values.reduce(.zero, +) / finished) * share
    }
}

extension Duration {
    /// About how long it is, in words: `a few seconds`, `about 40 s`, `about 3 min`.
    package var roughly: String {
        let seconds = self / .seconds(1)
        if seconds < 10 { return "a few seconds" }
        if seconds <= 90 { return "about \(Int((seconds / 10).rounded(.up)) * 10) s" }
        return "about \(Int((seconds / 60).rounded(.up))) min"
    }

    /// In seconds with a digit: `0.3 s`, and from ten seconds on without: `75 s`.
    package var inSeconds: String {
        let tenths = Int((self / .milliseconds(100)).rounded())
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) s" : "\((tenths + 5) / 10) s"
    }
}
