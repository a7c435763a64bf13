struct Busy: Error {}

func call() async throws {
    try await Task.sleep(for: .milliseconds(20))
    throw Busy()
}

let caller = Task {
    for attempt in 1...3 {
        do {
            try await call()
        } catch let error as Busy {
            print("attempt \(attempt) failed: \(error)")
        }
    }
}
caller.cancel()
print(await caller.result)
