struct Busy: Error {}

func call() async throws {
    try await Task.sleep(for: .milliseconds(20))
    throw Busy()
}

let caller = Task {
    for attempt in 1...3 {
        do {
            try await call()
        } catch {
            print("attempt \(attempt) failed")
        }
    }
}
caller.cancel()
await caller.value
