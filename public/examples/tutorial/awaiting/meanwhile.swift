@MainActor func longTask() async throws {
    print("Long task started")
    try await Task.sleep(for: .milliseconds(1000))  // suspends
    print("Long task finished")
}

let clock = Task {
    for number in 1...3 {
        print("tick", number)
        try await Task.sleep(for: .milliseconds(400))
    }
}
try await Task.sleep(for: .milliseconds(200))
try await longTask()
try await clock.value
