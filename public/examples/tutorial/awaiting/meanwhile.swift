@MainActor func longTask() async throws {
    print("Long task started")
    try await Task.sleep(for: .milliseconds(600))
    print("Long task finished")
}

let kettle = Task {
    try await Task.sleep(for: .milliseconds(200))
    print("kettle on")
    try await Task.sleep(for: .milliseconds(200))
    print("kettle boils")
}
try await longTask()
