struct TimedOut: Error {}

func withLazyTimeout<Value: Sendable>(
    _ limit: Duration,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
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

let bystander = Task {
    try await Task.sleep(for: .milliseconds(400))
    print("bystander: been waiting for a while")
}
let answer = try await withLazyTimeout(.milliseconds(800)) { 42 }
print("the answer, at last:", answer)
