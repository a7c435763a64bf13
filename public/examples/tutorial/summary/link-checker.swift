import Dispatch

struct NotFound: Error {}
struct TimedOut: Error {}

actor Server {
    private var visitors = 0
    private(set) var mostVisitors = 0

    func page(_ name: String) async throws -> String {
        visitors += 1
        mostVisitors = max(mostVisitors, visitors)
        defer { visitors -= 1 }

        switch name {
        case "index", "about", "news": try await Task.sleep(for: .milliseconds(40))
        case "archive": try await Task.sleep(for: .seconds(60))
        default: throw NotFound()
        }
        return "This is the page \(name)."
    }
}

// The older library, and a bridge to it.
func measure(_ text: String, completion: @escaping @Sendable (Int) -> Void) {
    DispatchQueue.global().async { completion(text.count) }
}

func size(of text: String) async -> Int {
    await withCheckedContinuation { continuation in
        measure(text) { continuation.resume(returning: $0) }
    }
}

func within<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw TimedOut()
        }
        defer { group.cancelAll() }
        return try await group.next()!
    }
}

// Checks at most three pages at a time, and reports each as soon as it is done.
func check(_ names: [String], on server: Server) -> AsyncStream<String> {
    AsyncStream { continuation in
        let checking = Task {
            await withTaskGroup(of: Void.self) { group in
                for (index, name) in names.enumerated() {
                    if index >= 3 { await group.next() }
                    group.addTask {
                        do {
                            let page = try await within(.milliseconds(600)) {
                                try await server.page(name)
                            }
                            continuation.yield("\(name): \(await size(of: page)) characters")
                        } catch {
                            continuation.yield("\(name): \(error)")
                        }
                    }
                }
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in checking.cancel() }
    }
}

let server = Server()
for await line in check(["index", "about", "archive", "news", "contact"], on: server) {
    print(line)
}
print("never more than three at once:", await server.mostVisitors <= 3)
