func countWords(in pages: [String]) async -> [String: Int] {
    var counts: [String: Int] = [:]
    await withTaskGroup(of: Void.self) { group in
        for page in pages {
            group.addTask { counts[page, default: 0] += 1 }
        }
    }
    return counts
}
