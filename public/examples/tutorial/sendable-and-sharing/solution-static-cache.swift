import Synchronization

enum Lengths {
    private static let cache = Mutex<[String: Int]>([:])

    static func length(of word: String) -> Int {
        cache.withLock { cache in
            if let known = cache[word] { return known }
            print("computing", word)
            cache[word] = word.count
            return word.count
        }
    }
}

await withTaskGroup(of: Void.self) { group in
    for _ in 1...100 {
        group.addTask { _ = Lengths.length(of: "concurrency") }
    }
}
print(Lengths.length(of: "concurrency"))
