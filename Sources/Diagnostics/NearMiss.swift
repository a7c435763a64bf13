/// The word of a closed set that a misspelt word was probably meant to be.
///
/// The measure is optimal string alignment distance (insertions, deletions, replacements,
/// neighbours swapped). Its limit is a third of the word's length, and at least one. Something must
/// be left of the word. The first of equals in alphabetical order is taken. There is none for what
/// is too long for a word.
package func nearMiss(of word: String, among candidates: some Sequence<String>) -> String? {
    let longest = 200
    guard word.utf8.count <= longest else { return nil }
    let length = word.count
    let limit = max(1, length / 3)
    let ranked =
        candidates
        .filter { $0.utf8.count <= longest && abs($0.count - length) <= limit }
        .map { (distance: editDistance(word, $0), word: $0) }
        .filter { $0.distance <= limit && $0.distance < max(length, $0.word.count) }
    return ranked.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}

// snippet.distance
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
// snippet.end
