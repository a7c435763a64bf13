struct Busy: Error {}

nonisolated(nonsending) func retry<Value>(
    _ times: Int,
    _ operation: nonisolated(nonsending) () async throws -> Value
) async throws -> Value {
    for _ in 1..<times {
        do {
            return try await operation()
        } catch {
            try await Task.sleep(for: .milliseconds(20))
        }
    }
    return try await operation()
}

let answer = Task {
    var calls = 0
    return try await retry(5) {
        calls += 1
        if calls < 3 { throw Busy() }
        return "answered at call \(calls)"
    }
}
print(try await answer.value)

let impatient = Task {
    try await retry(1_000_000) { throw Busy() }
}
impatient.cancel()
print(await impatient.result)
