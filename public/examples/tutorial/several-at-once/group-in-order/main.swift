func squares(upTo limit: Int) async throws -> [Int] {
    try await withThrowingTaskGroup(of: (Int, Int).self) { group in
        for number in 1...limit {
            group.addTask {
                try await Task.sleep(for: .milliseconds(10 * (limit - number)))
                return (number - 1, number * number)
            }
        }
        var squares = Array(repeating: 0, count: limit)
        for try await (index, square) in group {
            squares[index] = square
        }
        return squares
    }
}

print(try await squares(upTo: 8))
