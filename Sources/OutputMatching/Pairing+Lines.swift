import Diagnostics

extension Pairing {
    /// Stated lines beside printed ones in any order; `...` among the stated ones take no part.
    ///
    /// Lines of equal text are told apart by nothing, and so are of one kind.
    init(
        _ stated: [LinePattern], _ printed: [String],
        mostWork: Int = LineComparisons.mostWork
    ) {
        var kinds: [[UInt8]: Int] = [:]
        for line in stated where kinds[line.comparableBytes] == nil {
            kinds[line.comparableBytes] = kinds.count
        }
        self.init(
            kinds: stated.map { kinds[$0.comparableBytes] ?? 0 }, columns: printed.count,
            mostWork: mostWork)
        let printed = printed.map { Array($0.trimmingTrailingWhitespace.utf8) }
        let lines = stated.indices.filter { !stated[$0].isEllipsis }
        pairEqual(stated, lines, printed)
        let free = printed.indices.filter { column in
            row[column].map { stated[$0].hasWildcard } ?? true
        }
        let index = LineIndex(printed, free)
        for line in lines where column[line] == nil && stated[line].hasWildcard && !isGivenUp {
            findColumn(for: line) { row, work in
                var columns: [Int] = []
                for column in index.candidates(for: stated[row]) where work <= mostWork {
                    work += 1 + printed[column].count / 16
                    if stated[row].matches(printed[column]) { columns.append(column) }
                }
                return columns.sorted()
            }
        }
    }

    /// A line of plain text fits only those equal to it, so these pairs can stay.
    private mutating func pairEqual(
        _ stated: [LinePattern], _ lines: [Int], _ printed: [[UInt8]]
    ) {
        var places: [[UInt8]: [Int]] = [:]
        for index in printed.indices.reversed() {
            places[printed[index], default: []].append(index)
        }
        for line in lines {
            guard let place = places[stated[line].comparableBytes]?.popLast() else { continue }
            pair(line, place)
        }
    }
}

/// Lines by their beginnings and ends.
private struct LineIndex {
    private let byHead: [(bytes: [UInt8], line: Int)]
    private let byTail: [(bytes: [UInt8], line: Int)]

    init(_ lines: [[UInt8]], _ wanted: [Int]) {
        byHead = wanted.map { (lines[$0], $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        byTail = wanted.map { (lines[$0].reversed(), $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }

    /// All the lines that a text with wildcards may fit, and some others.
    func candidates(for pattern: LinePattern) -> [Int] {
        let head = Self.lines(in: byHead, beginning: pattern.certainHead)
        let tail = Self.lines(in: byTail, beginning: pattern.certainTail.reversed())
        let found = head.count <= tail.count ? byHead[head] : byTail[tail]
        return found.map(\.line)
    }

    private static func lines(
        in sorted: [(bytes: [UInt8], line: Int)], beginning start: [UInt8]
    ) -> Range<Int> {
        let lower = sorted.countAtStart { $0.bytes.lexicographicallyPrecedes(start) }
        let upper = sorted.countAtStart {
            $0.bytes.lexicographicallyPrecedes(start) || $0.bytes.starts(with: start)
        }
        return lower..<upper
    }
}

extension Array {
    /// How many elements at the start hold, where all that do stand before all that do not.
    fileprivate func countAtStart(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
