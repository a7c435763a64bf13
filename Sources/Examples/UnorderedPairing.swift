/// Stated lines beside printed ones in any order: as many pairs as there can be, none in two.
///
/// Lines of equal text are told apart by nothing, so what one of them fits is found out once for all.
struct UnorderedPairing {
    /// For each stated line its printed line.
    private(set) var column: [Int?]
    /// For each printed line its stated line.
    private(set) var row: [Int?]
    /// Whether more comparisons were wanted than there may be; then the pairs say nothing.
    private(set) var isGivenUp = false

    private let printed: [[UInt8]]
    private var candidates: [[UInt8]: Candidates] = [:]
    private var work = 0
    private let mostWork: Int
    /// Printed lines that cannot lead to a free one any more.
    private var isDead: [Bool]

    /// Comparisons and steps that one pairing may cost: about a second.
    static let mostWork = 20_000_000

    /// The printed lines that a text with wildcards fits.
    private struct Candidates {
        let columns: [Int]
        /// All before this one have a partner, and keep one.
        var next = 0
        /// Whether a line of this text found no partner: none does then.
        var isExhausted = false
    }

    /// Pairs stated with printed lines; `...` among the stated ones take no part.
    init(_ stated: [LinePattern], _ printed: [String], mostWork: Int = Self.mostWork) {
        self.mostWork = mostWork
        self.printed = printed.map { Array($0.comparable.utf8) }
        column = .init(repeating: nil, count: stated.count)
        row = .init(repeating: nil, count: printed.count)
        isDead = .init(repeating: false, count: printed.count)
        let lines = stated.indices.filter { !stated[$0].isEllipsis }
        pairEqual(stated, lines)
        let free = printed.indices.filter { column in
            row[column].map { stated[$0].hasWildcard } ?? true
        }
        let index = LineIndex(self.printed, free)
        for line in lines where column[line] == nil && stated[line].hasWildcard && !isGivenUp {
            findPartner(of: line, stated, index)
        }
    }

    /// A line of plain text fits only those equal to it, so these pairs can stay.
    private mutating func pairEqual(_ stated: [LinePattern], _ lines: [Int]) {
        var places: [[UInt8]: [Int]] = [:]
        for index in printed.indices.reversed() {
            places[printed[index], default: []].append(index)
        }
        for line in lines {
            guard let place = places[stated[line].comparableBytes]?.popLast() else { continue }
            pair(line, place)
        }
    }

    private mutating func pair(_ row: Int, _ column: Int) {
        self.column[row] = column
        self.row[column] = row
    }

    /// Finds out which lines a text fits, once.
    private mutating func find(_ pattern: LinePattern, _ index: LineIndex) {
        guard candidates[pattern.comparableBytes] == nil else { return }
        var columns: [Int] = []
        for column in index.candidates(for: pattern) {
            work += 1 + printed[column].count / 16
            guard work <= mostWork else {
                isGivenUp = true
                break
            }
            if pattern.matches(printed[column]) { columns.append(column) }
        }
        candidates[pattern.comparableBytes] = Candidates(columns: columns.sorted())
    }

    /// Gives a stated line a printed one, if need be by giving others another: an augmenting path
    /// (Kuhn's algorithm), breadth first. What a search in vain has reached stays out of later ones.
    private mutating func findPartner(of start: Int, _ stated: [LinePattern], _ index: LineIndex) {
        var queue = [start]
        var cameFrom: [Int: Int] = [:]
        var reached: Set<[UInt8]> = []
        var position = 0
        while position < queue.count {
            let current = queue[position]
            position += 1
            let text = stated[current].comparableBytes
            guard reached.insert(text).inserted else { continue }
            find(stated[current], index)
            guard !isGivenUp, var found = candidates[text] else { return }
            if found.isExhausted { continue }
            while found.next < found.columns.count, row[found.columns[found.next]] != nil {
                found.next += 1
            }
            candidates[text] = found
            if found.next < found.columns.count {
                cameFrom[found.columns[found.next]] = current
                flip(endingAt: found.columns[found.next], cameFrom)
                return
            }
            work += found.columns.count
            guard work <= mostWork else {
                isGivenUp = true
                return
            }
            for candidate in found.columns where cameFrom[candidate] == nil && !isDead[candidate] {
                cameFrom[candidate] = current
                if let owner = row[candidate] { queue.append(owner) }
            }
        }
        for column in cameFrom.keys { isDead[column] = true }
        for text in reached { candidates[text]?.isExhausted = true }
    }

    private mutating func flip(endingAt column: Int, _ cameFrom: [Int: Int]) {
        var column = column
        while let row = cameFrom[column] {
            let previous = self.column[row]
            pair(row, column)
            guard let previous else { return }
            column = previous
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
