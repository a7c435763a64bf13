@MainActor func tick() async throws {
    while true {
        print("tick")
        try await Task.sleep(for: .milliseconds(60))
    }
}

let clock = Task { try await tick() }
print("download begins")
try await Task.sleep(for: .milliseconds(300))
clock.cancel()
print("download ends")
