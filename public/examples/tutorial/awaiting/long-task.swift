func longTask() async throws {
    print("Long task started")
    try await Task.sleep(for: .milliseconds(600))
    print("Long task finished")
}

let start = ContinuousClock.now
try await longTask()
print("The next line, after \(ContinuousClock.now - start)")
