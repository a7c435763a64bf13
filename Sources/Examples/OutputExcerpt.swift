// What stands in the place of stated lines that were not printed, where the statement leaves lines
// out: those are not all put in.

extension OutputAlignment {
    /// As many comparisons of lines as the search for the excerpts of one fence may cost.
    private static let mostComparisons = 1_000_000

    /// The lines of a fence that `contains` some of what was printed, as they would hold: those
    /// that occur are kept; in the place of those that do not stand the most similar ones that were
    /// printed there, as many if there are so many.
    func excerpt(of printed: [String], like stated: [LinePattern]) -> [FenceCorrection.Line] {
        var lines: [FenceCorrection.Line] = []
        var room = Self.mostComparisons
        for gap in gaps(in: printed) {
            let missing = gap.stated.filter { partners[$0] == .none }
            let chosen = Self.mostSimilar(
                to: missing.map { stated[$0].text }, among: Array(printed[gap.printed]),
                room: &room)
            var rest = chosen[...]
            for index in gap.stated {
                if partners[index] != .none {
                    lines.append(.kept(index))
                } else if let text = rest.popFirst() ?? nil {
                    lines.append(.new(text))
                }
            }
            if gap.stated.upperBound < stated.count { lines.append(.kept(gap.stated.upperBound)) }
        }
        return lines
    }

    /// For stated lines that were not printed beside a `...`, by the index of the first of a run:
    /// the printed lines that the `...` would take in, and that stand where the run should.
    ///
    /// A run before a `...` is replaced by the first of these lines, one after it by the last; one
    /// between two by those most like it. So a `...` does not swallow what is stated beside it.
    func besideEllipses(of printed: [String], like stated: [LinePattern]) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        var room = Self.mostComparisons
        for gap in gaps(in: printed) where gap.stated.contains(where: { partners[$0] == .lines }) {
            let runs = gap.stated.split { partners[$0] == .lines }
            var free = gap.printed
            if let first = runs.first, first.startIndex == gap.stated.lowerBound {
                found[first.startIndex] = Array(free.prefix(first.count))
                free = free.dropFirst(first.count)
            }
            var last: Range<Int>.SubSequence?
            if let run = runs.last, run.endIndex == gap.stated.upperBound,
                run.startIndex > gap.stated.lowerBound
            {
                last = run
                found[run.startIndex] = Array(free.suffix(run.count))
                free = free.dropLast(run.count)
            }
            for run in runs where found[run.startIndex] == nil && run != last {
                guard free.count >= run.count, free.count * run.count <= room else { continue }
                room -= free.count * run.count
                guard
                    let start = Self.mostSimilarPlace(
                        of: run.map { stated[$0].text }, in: free, printed)
                else { continue }
                found[run.startIndex] = Array(start..<(start + run.count))
                free = free.dropFirst(start + run.count - free.lowerBound)
            }
        }
        return found
    }

    /// The stretches of stated lines without a partner of their own, empty ones too, with the
    /// printed lines at their place.
    private func gaps(in printed: [String]) -> [(stated: Range<Int>, printed: Range<Int>)] {
        var gaps: [(Range<Int>, Range<Int>)] = []
        var start = 0
        var next = 0
        for (index, partner) in partners.enumerated() {
            guard case .line(let line) = partner else { continue }
            gaps.append((start..<index, next..<line))
            start = index + 1
            next = line + 1
        }
        return gaps + [(start..<partners.count, next..<printed.count)]
    }

    /// For each wanted line a candidate, in order, with the largest sum of similarities; of equals
    /// the earliest. Nil where there are too few. What it costs is taken from `room`.
    private static func mostSimilar(
        to wanted: [String], among candidates: [String], room: inout Int
    ) -> [String?] {
        guard candidates.count > wanted.count, wanted.count * candidates.count <= room else {
            return wanted.indices.map { $0 < candidates.count ? candidates[$0] : nil }
        }
        room -= wanted.count * candidates.count
        let width = candidates.count + 1
        // best[row][column]: the largest sum for the wanted lines from row on.
        var best = [Int](repeating: 0, count: (wanted.count + 1) * width)
        var likeness = [Int](repeating: 0, count: wanted.count * width)
        for row in wanted.indices.reversed() {
            best[row * width + candidates.count] = Int.min / 2
            for column in candidates.indices.reversed() {
                let own = similarity(wanted[row], candidates[column])
                likeness[row * width + column] = own
                best[row * width + column] = max(
                    best[row * width + column + 1], own + best[(row + 1) * width + column + 1])
            }
        }
        var chosen: [String?] = []
        for column in candidates.indices where chosen.count < wanted.count {
            let row = chosen.count
            let taking = likeness[row * width + column] + best[(row + 1) * width + column + 1]
            if taking == best[row * width + column] { chosen.append(candidates[column]) }
        }
        return chosen
    }

    /// Where lines that follow one another are most like these; nil where none is.
    private static func mostSimilarPlace(
        of wanted: [String], in range: Range<Int>, _ printed: [String]
    ) -> Int? {
        var best: (start: Int, likeness: Int)?
        for start in range.lowerBound...(range.upperBound - wanted.count) {
            let likeness = zip(wanted, printed[start...]).reduce(0) { $0 + similarity($1.0, $1.1) }
            if likeness > best?.likeness ?? 0 { best = (start, likeness) }
        }
        return best?.start
    }

    /// Bytes that two lines share at their beginnings and ends, in thousandths of the longer.
    private static func similarity(_ left: String, _ right: String) -> Int {
        let left = Array(left.utf8.prefix(400))
        let right = Array(right.utf8.prefix(400))
        let longer = max(left.count, right.count)
        guard longer > 0 else { return 1000 }
        let head = zip(left, right).prefix { $0 == $1 }.count
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        return min(left.count, right.count, head + tail) * 1000 / longer
    }
}
