func retry<Value>(
    attempts: Int, clock: some Clock<Duration>, _ operation: () async throws -> Value
) async throws -> Value {
    var pause = Duration.seconds(1)
    for _ in 1..<attempts {
        do {
            return try await operation()
        } catch {
            try await clock.sleep(for: pause)
            pause *= 2
        }
    }
    return try await operation()
}
