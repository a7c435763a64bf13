func length(of word: String) async throws -> Int {
    try await Task.sleep(for: .milliseconds(20))
    return word.count
}

func lengths(of words: [String]) async throws -> [String: Int] {
    try await withThrowingTaskGroup(of: (String, Int).self) { group in
        for word in words {
            group.addTask { (word, try await length(of: word)) }
        }
        var lengths: [String: Int] = [:]
        for try await (word, length) in group {
            lengths[word] = length
        }
        return lengths
    }
}

let found = try await lengths(of: ["one", "three", "eleven"])
print(found.sorted { $0.value < $1.value }.map { "\($0.key): \($0.value)" })
