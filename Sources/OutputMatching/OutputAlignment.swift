import Diagnostics

/// Which printed lines the stated lines stand for.
struct OutputAlignment {
    enum Partner: Equatable {
        /// The printed line with this index.
        case line(Int)
        /// Any number of printed lines, for a stated `...`.
        case lines
        /// Nothing that was printed.
        case none
    }

    /// A partner for each stated line.
    var partners: [Partner]
    /// The printed lines that no stated line stands for, though one should.
    var unstated: [Int]
    /// Whether finding it would take too long; then nothing stands for anything.
    var isGivenUp = false

    var isComplete: Bool { unstated.isEmpty && !partners.contains(.none) }
}

extension OutputAlignment {
    /// Stated lines in order; a `...` takes as few printed lines as it can.
    ///
    /// The literal stretches between the `...` are placed leftmost, the first at the start and the
    /// last at the end: linear but for overlapping stretches, which may cost too much. It matches
    /// what can be matched with the fewest differences where that fails, so that a diff can be
    /// shown.
    static func exact(
        _ stated: [LinePattern], _ printed: [String], mostWork: Int = LineComparisons.mostWork
    ) -> OutputAlignment {
        placedStretches(stated, printed, mostWork)
            ?? fewestDifferences(stated, printed, mostWork, amongOthers: false)
            ?? allDifferent(stated, printed)
    }

    /// Nil where a stretch has no place.
    private static func placedStretches(
        _ stated: [LinePattern], _ printed: [String], _ mostWork: Int
    ) -> OutputAlignment? {
        var comparisons = LineComparisons(stated, printed, mostWork: mostWork)
        var partners = [Partner](repeating: .lines, count: stated.count)
        let stretches = stated.indices.split(
            omittingEmptySubsequences: false, whereSeparator: { stated[$0].isEllipsis })
        var next = 0
        for (number, stretch) in stretches.enumerated() {
            let isFirst = number == 0
            let isLast = number == stretches.count - 1
            let latest = printed.count - stretch.count
            guard latest >= next, !(isFirst && isLast) || latest == 0 else { return nil }
            let candidates = isLast ? latest...latest : isFirst ? 0...0 : next...latest
            let start = candidates.first { start in
                zip(stretch, start...).allSatisfy { comparisons.agree($0, $1) }
                    || comparisons.isGivenUp
            }
            guard !comparisons.isGivenUp else { return givenUp(stated, printed) }
            guard let start else { return nil }
            let ellipsis = stretch.startIndex - 1
            if !isFirst, start == next + 1, stated[ellipsis].isLiterally(printed[next]) {
                partners[ellipsis] = .line(next)
            }
            for (offset, line) in stretch.enumerated() { partners[line] = .line(start + offset) }
            next = start + stretch.count
        }
        return OutputAlignment(partners: partners, unstated: [])
    }

    /// Each stated line stands for a line of its own, in any order; a `...` for all that is left.
    static func unordered(_ stated: [LinePattern], _ printed: [String]) -> OutputAlignment {
        let hasEllipsis = stated.contains(where: \.isEllipsis)
        let all = unordered(stated, printed, among: Array(printed.indices), hasEllipsis)
        guard hasEllipsis, !all.isGivenUp, !all.isComplete else { return all }
        // Where it does not hold, a printed `...` is what the stated one stands for.
        let others = printed.indices.filter { !LinePattern(printed[$0]).isEllipsis }
        return others.count == printed.count
            ? all : unordered(stated, printed, among: others, hasEllipsis)
    }

    private static func unordered(
        _ stated: [LinePattern], _ printed: [String], among places: [Int], _ hasEllipsis: Bool
    ) -> OutputAlignment {
        let pairing = Pairing(stated, places.map { printed[$0] })
        guard !pairing.isGivenUp else { return givenUp(stated, printed) }
        let partners = stated.indices.map { index -> Partner in
            if let line = pairing.column[index] { return .line(places[line]) }
            return stated[index].isEllipsis ? .lines : .none
        }
        let unstated = places.indices.filter { pairing.row[$0] == nil }.map { places[$0] }
        return OutputAlignment(partners: partners, unstated: hasEllipsis ? [] : unstated)
    }

    /// The stated lines occur in order, each at the first place that it can; as many as can where
    /// they do not all.
    static func contained(
        _ stated: [LinePattern], _ printed: [String], mostWork: Int = LineComparisons.mostWork
    ) -> OutputAlignment {
        let first = firstPlaces(stated, printed, mostWork)
        guard !first.isComplete, !first.isGivenUp else { return first }
        return fewestDifferences(stated, printed, mostWork, amongOthers: true) ?? first
    }

    private static func firstPlaces(
        _ stated: [LinePattern], _ printed: [String], _ mostWork: Int
    ) -> OutputAlignment {
        var comparisons = LineComparisons(stated, printed, mostWork: mostWork)
        var next = 0
        var partners: [Partner] = []
        for (index, line) in stated.enumerated() {
            if line.isEllipsis {
                partners.append(.lines)
                continue
            }
            let found = printed.indices[next...].first { comparisons.agree(index, $0) }
            guard !comparisons.isGivenUp else { return givenUp(stated, printed) }
            partners.append(found.map { .line($0) } ?? .none)
            next = found.map { $0 + 1 } ?? next
        }
        return OutputAlignment(partners: partners, unstated: [])
    }

    private static func givenUp(_ stated: [LinePattern], _ printed: [String]) -> OutputAlignment {
        OutputAlignment(
            partners: stated.map { _ in .none }, unstated: Array(printed.indices), isGivenUp: true)
    }
}

extension OutputAlignment {
    /// As many comparisons of lines as one diff may cost.
    private static let largestTable = 4_000_000

    /// The alignment with the fewest stated lines without a partner and, unless they stand
    /// `amongOthers`, printed lines unstated.
    ///
    /// The longest common head and tail are taken off first; nil where what is left is too large for
    /// a table of all pairs, or costs too much.
    private static func fewestDifferences(
        _ stated: [LinePattern], _ printed: [String], _ mostWork: Int, amongOthers: Bool
    ) -> OutputAlignment? {
        var comparisons = LineComparisons(stated, printed, mostWork: mostWork)
        // A printed line that is a stated pattern to the letter is no other pattern's.
        let patterns = Set(
            stated.filter { $0.hasWildcard || $0.isEllipsis }.map(\.comparableBytes))
        let mustBeLiteral = printed.map {
            patterns.contains(Array($0.trimmingTrailingWhitespace.utf8))
        }
        func mayBe(_ row: Int, _ column: Int) -> Bool {
            !stated[row].isEllipsis
                && (!mustBeLiteral[column] || stated[row].isLiterally(printed[column]))
        }
        func agree(_ row: Int, _ column: Int) -> Bool {
            mayBe(row, column) && comparisons.match(row, column)
        }
        var head = 0
        while head < min(stated.count, printed.count), agree(head, head) { head += 1 }
        var tail = 0
        while tail < min(stated.count, printed.count) - head,
            agree(stated.count - 1 - tail, printed.count - 1 - tail)
        { tail += 1 }

        var partners = [Partner](repeating: .none, count: stated.count)
        for line in 0..<head { partners[line] = .line(line) }
        for line in 0..<tail {
            partners[stated.count - 1 - line] = .line(printed.count - 1 - line)
        }
        let rows = head..<(stated.count - tail)
        let columns = head..<(printed.count - tail)
        guard rows.count * columns.count <= largestTable else { return nil }

        // cost[row][column]: differences between what follows in both.
        let width = columns.count + 1
        var cost = [Int](repeating: 0, count: (rows.count + 1) * width)
        func place(_ row: Int, _ column: Int) -> Int {
            (row - rows.lowerBound) * width + column - columns.lowerBound
        }
        func dropping(_ row: Int) -> Int { stated[row].isEllipsis ? 0 : 1 }
        let extra = amongOthers ? 0 : 1
        for column in columns.reversed() {
            cost[place(rows.upperBound, column)] = extra * (columns.upperBound - column)
        }
        for row in rows.reversed() {
            cost[place(row, columns.upperBound)] =
                cost[place(row + 1, columns.upperBound)] + dropping(row)
            for column in columns.reversed() {
                let skippingStated = cost[place(row + 1, column)] + dropping(row)
                let skippingPrinted = cost[place(row, column + 1)] + extra * dropping(row)
                var best = min(skippingStated, skippingPrinted)
                if mayBe(row, column), comparisons.agree(row, column) {
                    best = min(best, cost[place(row + 1, column + 1)])
                }
                cost[place(row, column)] = best
            }
            guard !comparisons.isGivenUp else { return nil }
        }

        var unstated: [Int] = []
        var row = rows.lowerBound
        var column = columns.lowerBound
        while row < rows.upperBound {
            let here = cost[place(row, column)]
            if column < columns.upperBound, agree(row, column),
                here == cost[place(row + 1, column + 1)]
            {
                partners[row] = .line(column)
                row += 1
                column += 1
            } else if amongOthers, column < columns.upperBound, !stated[row].isEllipsis,
                here == cost[place(row, column + 1)]
            {
                // The line occurs further below.
                column += 1
            } else if here == cost[place(row + 1, column)] + dropping(row) {
                partners[row] = stated[row].isEllipsis ? .lines : .none
                row += 1
            } else {
                if !stated[row].isEllipsis { unstated.append(column) }
                column += 1
            }
        }
        unstated += column..<columns.upperBound
        return OutputAlignment(partners: partners, unstated: amongOthers ? [] : unstated)
    }

    /// All but the common head and tail differs where it costs too much to find out what agrees.
    private static func allDifferent(
        _ stated: [LinePattern], _ printed: [String]
    ) -> OutputAlignment {
        let shorter = min(stated.count, printed.count)
        func agree(_ row: Int, _ column: Int) -> Bool {
            !stated[row].isEllipsis && stated[row].matches(printed[column])
        }
        let head = (0..<shorter).prefix { agree($0, $0) }.count
        let tail = (0..<(shorter - head)).prefix {
            agree(stated.count - 1 - $0, printed.count - 1 - $0)
        }.count
        let partners = stated.indices.map { index -> Partner in
            if index < head { return .line(index) }
            return index < stated.count - tail
                ? .none : .line(index + printed.count - stated.count)
        }
        return OutputAlignment(
            partners: partners, unstated: Array(head..<(printed.count - tail)))
    }
}
