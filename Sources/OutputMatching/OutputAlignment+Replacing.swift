// What stands in the place of stated lines that were not printed, where the statement leaves lines
// out: those are not all put in.

extension OutputAlignment {
    /// As many comparisons of lines as the search for the excerpts of one fence may cost.
    private static let mostComparisons = 1_000_000

    /// The most similar printed lines for stated lines that do not occur among the printed ones, by
    /// their indices. They are those at their place, as many as there are.
    func mostSimilar(of printed: [String], like stated: [LinePattern]) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        var room = Self.mostComparisons
        for gap in gaps(in: printed) {
            let missing = gap.stated.filter { partners[$0] == .none }
            let chosen = Self.mostSimilar(
                to: missing.map { stated[$0].text }, among: gap.printed, printed, room: &room)
            for (index, line) in zip(missing, chosen) { found[index] = [line] }
        }
        return found
    }

    /// For stated lines that were not printed beside a `...`, by the index of the first of a run:
    /// the printed lines that the `...` would take in, and that stand where the run should.
    ///
    /// A run before a `...` is replaced by the first of these lines, one after it by the last; one
    /// between two by those most like it. A `...` therefore does not swallow what is stated beside
    /// it.
    func besideEllipses(of printed: [String], like stated: [LinePattern]) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        var room = Self.mostComparisons
        // A printed `...` is one of those that the stated one takes in.
        func isEllipsis(_ line: Int) -> Bool { LinePattern(printed[line]).isEllipsis }
        for gap in gaps(in: printed) where gap.stated.contains(where: { partners[$0] == .lines }) {
            let runs = gap.stated.split { partners[$0] == .lines }
            var free = gap.printed
            if let first = runs.first, first.startIndex == gap.stated.lowerBound {
                let chosen = free.prefix(first.count).prefix { !isEllipsis($0) }
                found[first.startIndex] = Array(chosen)
                free = free.dropFirst(chosen.count)
            }
            var last: Range<Int>.SubSequence?
            if let run = runs.last, run.endIndex == gap.stated.upperBound,
                run.startIndex > gap.stated.lowerBound
            {
                last = run
                let chosen = free.suffix(run.count).reversed().prefix { !isEllipsis($0) }
                found[run.startIndex] = chosen.reversed()
                free = free.dropLast(chosen.count)
            }
            for run in runs where found[run.startIndex] == nil && run != last {
                guard free.count >= run.count, free.count * run.count <= room else { continue }
                room -= free.count * run.count
                guard
                    let start = Self.mostSimilarPlace(
                        of: run.map { stated[$0].text }, in: free, printed,
                        unless: isEllipsis)
                else { continue }
                found[run.startIndex] = Array(start..<(start + run.count))
                free = (start + run.count)..<free.upperBound
            }
        }
        return found
    }

    /// The stretches of stated lines without a partner of their own, with the printed lines at
    /// their place. Empty ones count too.
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

    /// One of the printed lines in a range for each wanted line, in order, with the largest sum of
    /// similarities. The earliest of equals is taken. The first ones are taken where there are too
    /// few, or the search would cost more than `room`.
    private static func mostSimilar(
        to wanted: [String], among range: Range<Int>, _ printed: [String], room: inout Int
    ) -> [Int] {
        // A line `...` would state nothing.
        let places = range.filter { !LinePattern(printed[$0]).isEllipsis }
        guard places.count > wanted.count, wanted.count * places.count <= room else {
            return Array(places.prefix(wanted.count))
        }
        room -= wanted.count * places.count
        let candidates = places.map { printed[$0] }
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
        var chosen: [Int] = []
        for column in candidates.indices where chosen.count < wanted.count {
            let row = chosen.count
            let taking = likeness[row * width + column] + best[(row + 1) * width + column + 1]
            if taking == best[row * width + column] { chosen.append(places[column]) }
        }
        return chosen
    }

    /// Where in a range printed lines that follow one another are most like the wanted ones. None
    /// of them may be left out; nil where none are like them.
    private static func mostSimilarPlace(
        of wanted: [String], in range: Range<Int>, _ printed: [String],
        unless isLeftOut: (Int) -> Bool
    ) -> Int? {
        var best: (start: Int, likeness: Int)?
        for start in range.lowerBound...(range.upperBound - wanted.count)
        where !(start..<(start + wanted.count)).contains(where: isLeftOut) {
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
