struct TimedOut: Error {}

func withTimeout<Value: Sendable>(
    _ limit: Duration,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        defer { group.cancelAll() }
        group.addTask {
            try await work()
        }
        group.addTask {
            try await Task.sleep(for: limit)
            throw TimedOut()
        }
        return try await group.next()!
    }
}

let answer = try await withTimeout(.seconds(60)) {
    try await Task.sleep(for: .milliseconds(20))
    return 42
}
print("in time:", answer)

do {
    try await withTimeout(.milliseconds(20)) {
        try await Task.sleep(for: .seconds(60))
    }
} catch {
    print("not in time:", error)
}

let alarm = Task {
    try await Task.sleep(for: .milliseconds(200))
    print("200 ms are over")
}
do {
    try await withTimeout(.milliseconds(20)) {
        _ = await Task { try await Task.sleep(for: .milliseconds(600)) }.result  // does not look
        print("the work has ended")
    }
} catch {
    print(error)
}
