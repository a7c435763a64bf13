@MainActor func count(as name: String, after delay: Duration) async throws {
    try await Task.sleep(for: delay)
    for step in 1...2 {
        print(name, step)
        try await Task.sleep(for: .milliseconds(400))
    }
}

let ping = Task { try await count(as: "ping", after: .zero) }
let pong = Task { try await count(as: "pong", after: .milliseconds(200)) }
try await ping.value
try await pong.value
