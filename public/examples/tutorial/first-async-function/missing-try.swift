func knock() async throws {
    try await Task.sleep(for: .milliseconds(20))
}

await knock()
