import Caching

/// How long programs took when something was last started for them. It estimates, and decides nothing.
package struct RecordedTimes: Hashable, Sendable {
    private var durations: [ProgramName: Duration] = [:]

    /// So many are kept.
    private static let most = 20_000

    /// Nothing is known.
    package init() {}

    /// How long a program took; nil where that is not known.
    package subscript(name: ProgramName) -> Duration? { durations[name] }

    /// Takes in the times of a run.
    package mutating func add(_ times: [ProgramTimes]) {
        for time in times { durations[time.name] = time.total }
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        let kept = durations.sorted { $0.key < $1.key }.prefix(Self.most)
        writer.append(each: kept) { writer, entry in
            writer.append(string: entry.key.path)
            writer.append(string: entry.key.id)
            writer.append(Int((entry.value / .milliseconds(1)).rounded()))
        }
        return writer.bytes
    }

    /// Nil for bytes that are not what `bytes` gives.
    init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        let entries = reader.each { reader -> (ProgramName, Duration)? in
            guard let path = reader.string(), let id = reader.string(),
                let milliseconds = reader.number(), milliseconds >= 0
            else { return nil }
            return (ProgramName(path: path, id: id), .milliseconds(milliseconds))
        }
        guard let entries, reader.isAtEnd else { return nil }
        durations = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }
}

extension ExampleRunner {
    /// How long the work on each program took in this run, by name.
    package var workTimes: [ProgramTimes] { times.all }

    /// What earlier runs recorded for a folder, an absolute path.
    package func recordedTimes(of folder: String) -> RecordedTimes {
        cache?.times.value(for: Self.key(ofTimesIn: folder)).flatMap { RecordedTimes(bytes: $0) }
            ?? RecordedTimes()
    }

    /// Records the times of this run for the next one.
    package func recordTimes(of folder: String) async {
        guard let cache, !workTimes.isEmpty else { return }
        var recorded = recordedTimes(of: folder)
        recorded.add(workTimes)
        await cache.keep(recorded.bytes, for: Self.key(ofTimesIn: folder), in: cache.times)
    }

    private static func key(ofTimesIn folder: String) -> CacheKey {
        var key = CacheKey()
        key.add("times of programs", folder)
        return key
    }
}
