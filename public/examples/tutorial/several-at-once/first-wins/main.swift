func fetch(from server: String, after time: Duration) async throws -> String {
    do {
        try await Task.sleep(for: time)
        return "a file from \(server)"
    } catch {
        print("\(server): cancelled")
        throw error
    }
}

let file = try await withThrowingTaskGroup(of: String.self) { group in
    group.addTask { try await fetch(from: "Oslo", after: .seconds(60)) }
    group.addTask { try await fetch(from: "Bergen", after: .milliseconds(200)) }
    let fastest = try await group.next()!
    group.cancelAll()
    return fastest
}
print(file)
