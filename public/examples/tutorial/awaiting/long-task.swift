func longTask() async throws {
    print("Long task started")
    try await Task.sleep(for: .milliseconds(600))
    print("Long task finished")
}

try await longTask()
print("The next line")
