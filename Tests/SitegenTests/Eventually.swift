import Testing

/// Waits until a condition holds; records an issue when it does not within a minute.
func eventually(_ condition: () throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("it did not come to that within a minute")
            return
        }
        try await Task.sleep(for: .milliseconds(5))
    }
}
