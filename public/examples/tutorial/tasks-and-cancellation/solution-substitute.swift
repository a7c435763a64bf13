func value<Value: Sendable>(
    within limit: Duration,
    or substitute: Value,
    _ work: @escaping @Sendable () async -> Value
) async -> Value {
    await withTaskGroup(of: Value.self) { group in
        defer { group.cancelAll() }
        group.addTask { await work() }
        group.addTask {
            try? await Task.sleep(for: limit)
            return substitute
        }
        return await group.next()!
    }
}

let price = await value(within: .milliseconds(20), or: 0) {
    try? await Task.sleep(for: .seconds(60))
    return 17
}
print(price)
