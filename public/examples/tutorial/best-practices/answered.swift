import Synchronization

final class Cache: Sendable {
    private let pages = Mutex<[String: String]>([:])

    func store(_ page: String, as name: String) {
        pages.withLock { $0[name] = page }
    }

    func page(_ name: String) -> String? {
        pages.withLock { $0[name] }
    }
}

let cache = Cache()
await withTaskGroup(of: Void.self) { group in
    for number in 1...100 {
        group.addTask { cache.store("page \(number)", as: "\(number)") }
    }
}
print(cache.page("42") ?? "missing")
