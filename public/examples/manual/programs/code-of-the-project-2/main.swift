private func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased())
    let right = Array(right.lowercased())
    var twoAbove: [Int] = []
    var above = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            let same = left[row] == right[column]
            var best = min(
                above[column] + (same ? 0 : 1), above[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1],
                left[row - 1] == right[column]
            {
                best = min(best, twoAbove[column - 1] + 1)
            }
            current.append(best)
        }
        twoAbove = above
        above = current
    }
    return above[right.count]
}

print(editDistance("titel", "title"))
