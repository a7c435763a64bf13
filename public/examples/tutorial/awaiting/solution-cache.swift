var cache: [String: Task<String, any Error>] = [:]

@MainActor func picture(_ name: String) async throws -> String {
    if let known = cache[name] { return try await known.value }
    let task = Task {
        print("loading", name)
        try await Task.sleep(for: .milliseconds(200))
        return "<\(name)>"
    }
    cache[name] = task
    return try await task.value
}

let one = Task { try await picture("cat") }
let other = Task { try await picture("cat") }
print(try await one.value, try await other.value)
