import Caching
import Examples
import Runs

/// What is kept of a program's runs: one of each kind that was seen.
struct KeptRun: Hashable, Sendable {
    /// A run, where it was, and how often the same was seen there.
    struct Sight: Hashable, Sendable {
        let run: ProcessRun
        let surroundings: Surroundings
        var count = 1
    }

    /// The latest first; at least one.
    private(set) var sights: [Sight]

    /// Whether it came to no end of its own in unlike surroundings: then nobody knows what it does
    /// there.
    var isEndlessElsewhere = false

    /// As many unlike ones are enough to know that it varies.
    private static let most = 3

    /// Whether the program does not always do the same.
    var varies: Bool { sights.contains { !$0.run.isSame(as: sights[0].run) } }

    /// Whether it was seen what it does in unlike surroundings.
    var isKnownElsewhere: Bool {
        isEndlessElsewhere || sights.contains { $0.surroundings == .unlike }
    }

    /// Whether it does not tell, by itself, what the next run will do.
    var isOfNoUse: Bool { varies || isEndlessElsewhere }

    init(_ run: ProcessRun, in surroundings: Surroundings) {
        sights = [Sight(run: run, surroundings: surroundings)]
    }

    /// Takes in what was seen in another run.
    mutating func add(_ run: ProcessRun, in surroundings: Surroundings) {
        let known = sights.firstIndex {
            $0.surroundings == surroundings && $0.run.isSame(as: run)
        }
        var sight = Sight(run: run, surroundings: surroundings)
        if let known { sight.count += sights.remove(at: known).count }
        sights = Array(([sight] + sights).prefix(Self.most))
    }

    /// Takes in what was seen before.
    func adding(_ earlier: KeptRun) -> KeptRun {
        var all = earlier
        all.isEndlessElsewhere = all.isEndlessElsewhere || isEndlessElsewhere
        for sight in sights.reversed() { all.add(sight.run, in: sight.surroundings) }
        return all
    }
}

extension ProcessRun {
    /// Whether it came to the same, however long it took.
    func isSame(as other: ProcessRun) -> Bool {
        ending == other.ending && standardOutput == other.standardOutput
            && standardError == other.standardError && marks == other.marks
            && notes == other.notes
    }
}

// MARK: As bytes

extension KeptRun {
    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(isEndlessElsewhere ? 1 : 0)
        writer.append(each: sights) { writer, sight in
            writer.append(sight.surroundings.rawValue)
            writer.append(sight.count)
            writer.append(sight.run)
        }
        return writer.bytes
    }

    /// Nil for bytes that are not what `bytes` gives.
    init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        let isEndless = reader.number()
        let sights = reader.each { reader -> Sight? in
            guard let surroundings = reader.number().flatMap({ Surroundings(rawValue: $0) }),
                let count = reader.number(), let run = reader.run()
            else { return nil }
            return Sight(run: run, surroundings: surroundings, count: count)
        }
        guard let sights, !sights.isEmpty, reader.isAtEnd else { return nil }
        self.sights = sights
        isEndlessElsewhere = isEndless == 1
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ run: ProcessRun) {
        switch run.ending {
        case .exited(let status):
            append(0)
            append(status)
        case .signalled(let number):
            append(1)
            append(number)
        case .timedOut, .exceeded, .lost, .notStarted:
            preconditionFailure("such a run is not kept")
        }
        append(bytes: run.standardOutput)
        append(bytes: run.standardError)
        append(each: run.marks) { writer, mark in
            writer.append(mark.output)
            writer.append(mark.error)
        }
        append(run.notes)
    }

    private mutating func append(_ notes: TwinNotes) {
        append(each: notes.passages.sorted { $0.key < $1.key }) { writer, probe in
            writer.append(probe.key)
            writer.append(each: probe.value) { writer, passage in
                writer.append(passage.before)
                writer.append(each: passage.after.map { [$0] } ?? []) { $0.append($1) }
            }
        }
        append(each: notes.values.sorted { $0.key < $1.key }) { writer, probe in
            writer.append(probe.key)
            writer.append(each: probe.value) { writer, value in
                writer.append(string: value.description)
                writer.append(string: value.debugDescription)
                writer.append(each: value.elements.map { [$0] } ?? []) { $0.append(string: $1) }
                writer.append(string: value.style.rawValue)
                writer.append(value.isClipped ? 1 : 0)
            }
        }
        for probes in [notes.overflowing, notes.describing, notes.printing] {
            append(each: probes.sorted()) { $0.append($1) }
        }
    }

    private mutating func append(_ reach: TwinObservations.Reach) {
        append(reach.output)
        append(reach.error)
    }
}

extension ByteReader {
    fileprivate mutating func run() -> ProcessRun? {
        guard let kind = number(), (0...1).contains(kind), let status = number(),
            let output = bytes(), let error = bytes(),
            let marks = each({ $0.pair().map { ProcessRun.Mark(output: $0, error: $1) } }),
            let notes = notes()
        else { return nil }
        return ProcessRun(
            ending: kind == 0 ? .exited(status) : .signalled(status), standardOutput: output,
            standardError: error, marks: marks, notes: notes)
    }

    private mutating func pair() -> (Int, Int)? {
        guard let first = number(), let second = number() else { return nil }
        return (first, second)
    }

    private mutating func reach() -> TwinObservations.Reach? {
        pair().map { TwinObservations.Reach(output: $0, error: $1) }
    }

    private mutating func passage() -> TwinObservations.Passage? {
        guard let before = reach(), let after = each({ $0.reach() }), after.count < 2 else {
            return nil
        }
        return TwinObservations.Passage(before: before, after: after.first)
    }

    private mutating func value() -> TwinObservations.Value? {
        guard let description = string(), let debugDescription = string(),
            let elements = each({ $0.string() }), elements.count < 2,
            let style = string().flatMap({ TwinObservations.Value.Style(rawValue: $0) }),
            let isClipped = number()
        else { return nil }
        return TwinObservations.Value(
            description: description, debugDescription: debugDescription,
            elements: elements.first, style: style, isClipped: isClipped == 1)
    }

    private mutating func notes() -> TwinNotes? {
        var notes = TwinNotes()
        let passages = each { reader in
            reader.number().flatMap { probe in reader.each { $0.passage() }.map { (probe, $0) } }
        }
        let values = each { reader in
            reader.number().flatMap { probe in reader.each { $0.value() }.map { (probe, $0) } }
        }
        guard let passages, let values, let overflowing = each({ $0.number() }),
            let describing = each({ $0.number() }), let printing = each({ $0.number() })
        else { return nil }
        notes.passages = Dictionary(passages, uniquingKeysWith: { first, _ in first })
        notes.values = Dictionary(values, uniquingKeysWith: { first, _ in first })
        notes.overflowing = Set(overflowing)
        notes.describing = Set(describing)
        notes.printing = Set(printing)
        return notes
    }
}
