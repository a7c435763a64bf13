var counts: [String: Int] = [:]

@MainActor func count(_ word: String) async throws {
    try await Task.sleep(for: .milliseconds(20))
    counts[word, default: 0] += 1
}

try await withThrowingTaskGroup(of: Void.self) { group in
    for word in ["to", "be", "or", "not", "to", "be"] {
        group.addTask { try await count(word) }
    }
    try await group.waitForAll()
}
print(counts["to"]!, counts["be"]!, counts["or"]!)
