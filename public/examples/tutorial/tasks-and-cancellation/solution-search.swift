func search(_ text: String) async throws {
    try await Task.sleep(for: .milliseconds(200))
    print("found: \(text)")
}

var current: Task<Void, any Error>?

@MainActor func type(_ text: String) {
    current?.cancel()
    current = Task { try await search(text) }
}

for text in ["s", "sw", "swift"] { type(text) }
try await Task.sleep(for: .milliseconds(600))
