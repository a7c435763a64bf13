package import ExampleRunning

/// Where the time of a run went.
package struct Timings: Sendable {
    /// By the clock on the wall, in order: what was done, and how long that took.
    private var steps: [(words: String, duration: Duration)] = []
    private var programs: [ProgramTimes] = []

    /// So many of the slowest programs are named.
    private static let most = 10

    /// Nothing was done yet.
    package init() {}

    /// Adds a step; steps of one name are one.
    package mutating func add(_ duration: Duration, to step: String) {
        if let index = steps.firstIndex(where: { $0.words == step }) {
            steps[index].duration += duration
        } else {
            steps.append((step, duration))
        }
    }

    /// Adds work on programs, which went on side by side within a step.
    package mutating func add(_ times: [ProgramTimes]) { programs += times }

    /// Does a step, and adds how long it takes.
    package mutating func measure<Result>(
        _ step: String, _ work: () async throws -> Result
    ) async rethrows -> Result {
        let start = ContinuousClock.now
        let result = try await work()
        add(ContinuousClock.now - start, to: step)
        return result
    }

    /// What was done and how long it took, and the slowest programs.
    package var lines: [String] {
        func sum(_ part: (ProgramTimes) -> Duration) -> Duration {
            programs.map(part).reduce(.zero, +)
        }
        let whole = steps.map(\.duration).reduce(.zero, +)
        var lines = ["time: \(whole.inSeconds)"]
        lines += steps.map { "  \($0.duration.inSeconds) \($0.words)" }
        guard !programs.isEmpty else {
            return lines + ["no program was started: all are as they were"]
        }
        let parts = [
            (sum(\.compiling), "compiling"), (sum(\.running), "running"), (sum(\.twin), "twins"),
        ]
        lines.append(
            "processes, side by side: "
                + parts.map { "\($0.inSeconds) \($1)" }.joined(separator: ", "))
        lines.append("slowest programs:")
        let slowest = programs.sorted { ($1.total, $0.name) < ($0.total, $1.name) }
        lines += slowest.prefix(Self.most).map { program in
            let twin = program.twin > .zero ? ", twin \(program.twin.inSeconds)" : ""
            return "  \(program.total.inSeconds) \(program.name.path):\(program.line) "
                + "(compiling \(program.compiling.inSeconds), running "
                + "\(program.running.inSeconds)\(twin)) \(program.name.id)"
        }
        return lines
    }
}
