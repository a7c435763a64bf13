import OutputMatching

/// Whether what was printed is what is stated: slow, and plainly what the specification says.
///
/// Lines are without white space at their ends.
struct ReferenceMatcher {
    let stated: [String]
    let printed: [String]

    func holds(_ matching: OutputPattern.Matching) -> Bool {
        switch matching {
        case .exact: inOrder(0, 0, gaps: false)
        case .contains: inOrder(0, 0, gaps: true)
        case .unordered: inAnyOrder(stated[...], printed)
        }
    }

    /// The smallest number of stated lines that were not printed and printed lines that are not
    /// stated, in order.
    var fewestDifferences: Int { fewest(0, 0) }

    private func fewest(_ row: Int, _ column: Int) -> Int {
        if row == stated.count { return printed.count - column }
        let isEllipsis = stated[row] == "..."
        var best = fewest(row + 1, column) + (isEllipsis ? 0 : 1)
        guard column < printed.count else { return best }
        best = min(best, fewest(row, column + 1) + (isEllipsis ? 0 : 1))
        // A printed line that is a stated pattern to the letter is no other pattern's.
        let isPattern =
            stated.contains(printed[column])
            && (printed[column] == "..." || printed[column].contains("[..]"))
        if !isEllipsis, Self.line(stated[row], is: printed[column]),
            !isPattern || stated[row] == printed[column]
        {
            best = min(best, fewest(row + 1, column + 1))
        }
        return best
    }

    private func inOrder(_ row: Int, _ column: Int, gaps: Bool) -> Bool {
        if row == stated.count { return gaps || column == printed.count }
        if stated[row] == "...", inOrder(row + 1, column, gaps: gaps) { return true }
        guard column < printed.count else { return false }
        if Self.line(stated[row], is: printed[column]), inOrder(row + 1, column + 1, gaps: gaps) {
            return true
        }
        return (gaps || stated[row] == "...") && inOrder(row, column + 1, gaps: gaps)
    }

    private func inAnyOrder(_ stated: ArraySlice<String>, _ printed: [String]) -> Bool {
        guard let first = stated.first else {
            return printed.isEmpty || self.stated.contains("...")
        }
        let rest = stated.dropFirst()
        if first == "..." { return inAnyOrder(rest, printed) }
        return printed.indices.contains { index in
            guard Self.line(first, is: printed[index]) else { return false }
            var others = printed
            others.remove(at: index)
            return inAnyOrder(rest, others)
        }
    }

    static func line(_ stated: String, is printed: String) -> Bool {
        stated == printed || text(Array(stated), 0, Array(printed), 0)
    }

    /// Either may have white space at its end that the other has not.
    private static func text(
        _ stated: [Character], _ row: Int, _ printed: [Character], _ column: Int
    ) -> Bool {
        if row == stated.count { return printed[column...].allSatisfy(\.isWhitespace) }
        if stated[row...].starts(with: "[..]") {
            return (column...printed.count).contains { text(stated, row + 4, printed, $0) }
        }
        if column == printed.count {
            return stated[row].isWhitespace && text(stated, row + 1, printed, column)
        }
        return stated[row] == printed[column] && text(stated, row + 1, printed, column + 1)
    }
}
