/// Pairs of rows and columns, as many as can be: none is in two pairs.
struct LargestPairing {
    /// For each row its column.
    private(set) var column: [Int?]
    /// For each column its row.
    private(set) var row: [Int?]

    init(rows: Int, columns: Int) {
        column = .init(repeating: nil, count: rows)
        row = .init(repeating: nil, count: columns)
    }

    mutating func pair(_ row: Int, _ column: Int) {
        self.column[row] = column
        self.row[column] = row
    }

    /// Gives a row a column that agrees with it, if need be by giving other rows other columns: an
    /// augmenting path (Kuhn's algorithm). A row that has a column never loses it for none.
    mutating func findPartner(of start: Int, where agree: (_ row: Int, _ column: Int) -> Bool) {
        // Breadth first with the way back remembered, so that depth is not the stack's.
        var queue = [start]
        var cameFrom: [Int: Int] = [:]
        var next = 0
        while next < queue.count {
            let current = queue[next]
            next += 1
            for candidate in row.indices
            where cameFrom[candidate] == nil && agree(current, candidate) {
                cameFrom[candidate] = current
                guard let owner = row[candidate] else {
                    flip(endingAt: candidate, cameFrom)
                    return
                }
                queue.append(owner)
            }
        }
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
