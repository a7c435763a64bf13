func remind(after time: Duration, clock: some Clock<Duration>, ring: () -> Void) async throws {
    try await clock.sleep(for: time)
    ring()
}
