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

    /// The index after the printed line of the last stated line before this one.
    func firstUnused(before index: Int) -> Int {
        for partner in partners[..<index].reversed() {
            if case .line(let line) = partner { return line + 1 }
        }
        return 0
    }
}

extension OutputAlignment {
    /// Stated lines in order; a `...` takes as few printed lines as it can.
    ///
    /// The literal stretches between the `...` are placed leftmost, the first at the start and the
    /// last at the end: linear but for overlapping stretches, which may cost too much. Where it
    /// fails, what can be matched with the fewest differences is, so that a diff can be shown.
    static func exact(
        _ stated: [LinePattern], _ printed: [String], mostWork: Int = LineComparisons.mostWork
    ) -> OutputAlignment {
        placedStretches(stated, printed, mostWork)
            ?? fewestDifferences(stated, printed, mostWork)
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
        let lines = stated.indices.filter { !stated[$0].isEllipsis }
        let pairing = UnorderedPairing(stated, printed)
        guard !pairing.isGivenUp else {
            return givenUp(stated, printed)
        }
        let partners = stated.indices.map { index -> Partner in
            if let line = pairing.column[index] { return .line(line) }
            return stated[index].isEllipsis ? .lines : .none
        }
        let hasEllipsis = lines.count < stated.count
        return OutputAlignment(
            partners: partners,
            unstated: hasEllipsis ? [] : printed.indices.filter { pairing.row[$0] == nil })
    }

    /// The stated lines occur in order, each at the first place that it can.
    static func contained(
        _ stated: [LinePattern], _ printed: [String], mostWork: Int = LineComparisons.mostWork
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

    /// The alignment with the fewest stated lines without a partner and printed lines unstated.
    ///
    /// The longest common head and tail are taken off first; where what is left is too large for a
    /// table of all pairs, or costs too much, all of it counts as different.
    private static func fewestDifferences(
        _ stated: [LinePattern], _ printed: [String], _ mostWork: Int
    ) -> OutputAlignment {
        var comparisons = LineComparisons(stated, printed, mostWork: mostWork)
        func agree(_ row: Int, _ column: Int) -> Bool {
            !stated[row].isEllipsis && comparisons.match(row, column)
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
        let different = OutputAlignment(partners: partners, unstated: Array(columns))
        guard rows.count * columns.count <= largestTable else { return different }

        // cost[row][column]: differences between what follows in both.
        let width = columns.count + 1
        var cost = [Int](repeating: 0, count: (rows.count + 1) * width)
        func place(_ row: Int, _ column: Int) -> Int {
            (row - rows.lowerBound) * width + column - columns.lowerBound
        }
        func dropping(_ row: Int) -> Int { stated[row].isEllipsis ? 0 : 1 }
        for column in columns.reversed() {
            cost[place(rows.upperBound, column)] = columns.upperBound - column
        }
        for row in rows.reversed() {
            cost[place(row, columns.upperBound)] =
                cost[place(row + 1, columns.upperBound)] + dropping(row)
            for column in columns.reversed() {
                let skippingStated = cost[place(row + 1, column)] + dropping(row)
                let skippingPrinted = cost[place(row, column + 1)] + dropping(row)
                var best = min(skippingStated, skippingPrinted)
                if !stated[row].isEllipsis, comparisons.agree(row, column) {
                    best = min(best, cost[place(row + 1, column + 1)])
                }
                cost[place(row, column)] = best
            }
            guard !comparisons.isGivenUp else { return different }
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
            } else if here == cost[place(row + 1, column)] + dropping(row) {
                partners[row] = stated[row].isEllipsis ? .lines : .none
                row += 1
            } else {
                if !stated[row].isEllipsis { unstated.append(column) }
                column += 1
            }
        }
        unstated += column..<columns.upperBound
        return OutputAlignment(partners: partners, unstated: unstated)
    }
}
