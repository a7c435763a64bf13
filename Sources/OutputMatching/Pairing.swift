/// Pairs of rows and columns, as many as there can be: none is in two pairs.
///
/// Rows of one kind fit the same columns, so what one of them fits is found out once for all.
package struct Pairing {
    /// For each row its column.
    package private(set) var column: [Int?]
    /// For each column its row.
    package private(set) var row: [Int?]
    /// Whether more work was wanted than there may be; then the pairs say nothing.
    package private(set) var isGivenUp = false

    private let kinds: [Int]
    private var fitting: [Int: Fitting] = [:]
    private var work = 0
    private let mostWork: Int
    /// Columns that cannot lead to a free one any more.
    private var isDead: [Bool]

    /// The columns that a kind of row fits.
    private struct Fitting {
        let columns: [Int]
        /// All before this one have a row, and keep one.
        var next = 0
        /// Whether a row of this kind found no column: none does then.
        var isExhausted = false
    }

    /// No pairs yet. `kinds` has a number for each row, the same for rows that fit the same columns.
    package init(kinds: [Int], columns: Int, mostWork: Int = .max) {
        self.kinds = kinds
        self.mostWork = mostWork
        column = .init(repeating: nil, count: kinds.count)
        row = .init(repeating: nil, count: columns)
        isDead = .init(repeating: false, count: columns)
    }

    /// Makes a pair of two that are in none.
    package mutating func pair(_ row: Int, _ column: Int) {
        self.column[row] = column
        self.row[column] = row
    }

    /// Gives a row a column, if need be by giving other rows other columns: an augmenting path
    /// (Kuhn's algorithm), breadth first. What a search in vain has reached stays out of later ones.
    ///
    /// `columns` finds the columns that a row fits, in their order, and adds up what that costs.
    package mutating func findColumn(
        for start: Int, among columns: (_ row: Int, _ work: inout Int) -> [Int]
    ) {
        var queue = [start]
        var cameFrom: [Int: Int] = [:]
        var reached: Set<Int> = []
        var position = 0
        while position < queue.count {
            let current = queue[position]
            position += 1
            let kind = kinds[current]
            guard reached.insert(kind).inserted else { continue }
            var found = fitting[kind] ?? Fitting(columns: columns(current, &work))
            isGivenUp = work > mostWork
            if isGivenUp { return }
            while found.next < found.columns.count, row[found.columns[found.next]] != nil {
                found.next += 1
            }
            fitting[kind] = found
            if found.isExhausted { continue }
            if found.next < found.columns.count {
                cameFrom[found.columns[found.next]] = current
                flip(endingAt: found.columns[found.next], cameFrom)
                return
            }
            work += found.columns.count
            for candidate in found.columns where cameFrom[candidate] == nil && !isDead[candidate] {
                cameFrom[candidate] = current
                if let owner = row[candidate] { queue.append(owner) }
            }
        }
        for column in cameFrom.keys { isDead[column] = true }
        for kind in reached { fitting[kind]?.isExhausted = true }
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
