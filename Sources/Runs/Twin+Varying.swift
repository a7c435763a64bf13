import Examples
import SwiftCode

// What a twin tells of a program that prints something else in each run, such as a time.

extension TwinObservations {
    /// What a twin's run tells of another run that has as many lines and ended alike: of each
    /// statement what it printed, where that is the same in both. Where it is not, what it printed in
    /// each of them. Of all else nothing is known, for this reason.
    ///
    /// Nil where nothing can be told, as where a statement began or ended within a line.
    init?(
        _ run: ProcessRun, besideLinesOf other: ProcessRun, of plan: ProbePlan,
        dropped: [Int: String], reason: String
    ) {
        guard !run.notes.passages.isEmpty, run.ending == other.ending,
            run.standardError.isEqualButForAddresses(to: other.standardError)
        else { return nil }
        let own = LineStarts(run.standardOutput)
        let theirs = LineStarts(other.standardOutput)
        guard own.count == theirs.count, own.isEnded == theirs.isEnded else { return nil }
        let alike = (0..<own.count).map {
            own.line($0).isEqualButForAddresses(to: theirs.line($0))
        }
        var kept: [Int: [Passage]] = [:]
        var printed: [Int: [[UInt8]]] = [:]
        var unlike = Set(plan.probes.map(\.id)).subtracting(run.notes.passages.keys)
        for (id, passages) in run.notes.passages {
            for passage in passages {
                let last = passage.after ?? Reach(output: own.end, error: passage.before.error)
                guard let first = own.index(of: passage.before.output),
                    let end = own.index(of: last.output)
                else { return nil }
                if !alike[first..<max(first, end)].allSatisfy({ $0 }) { unlike.insert(id) }
                printed[id, default: []].append(own.text(first..<max(first, end)))
                kept[id, default: []].append(
                    Passage(
                        before: Reach(output: theirs[first], error: passage.before.error),
                        after: passage.after.map { Reach(output: theirs[end], error: $0.error) }))
            }
        }
        self.init()
        passages = kept
        self.dropped = Dictionary(uniqueKeysWithValues: unlike.map { ($0, reason) })
            .merging(dropped) { _, earlier in earlier }
        printedElsewhere = printed.filter { unlike.contains($0.key) }
    }
}

/// Where the lines of a stream begin, in bytes; the stream's end is one more place.
private struct LineStarts {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let inner = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        starts = ([0] + inner + [bytes.count]).reduce(into: []) { starts, place in
            if starts.last != place { starts.append(place) }
        }
    }

    /// How many lines there are.
    var count: Int { starts.count - 1 }
    var end: Int { bytes.count }
    /// Whether a line feed ends the last line.
    var isEnded: Bool { bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true }

    subscript(index: Int) -> Int { starts[index] }

    func line(_ index: Int) -> [UInt8] { text(index..<index + 1) }

    func text(_ lines: Range<Int>) -> [UInt8] {
        Array(bytes[starts[lines.lowerBound]..<starts[lines.upperBound]])
    }

    /// The line that begins at a place; nil within a line.
    func index(of place: Int) -> Int? { starts.firstIndex(of: place) }
}
