var cache: [String: String] = [:]

@MainActor func picture(_ name: String) async throws -> String {
    if let known = cache[name] { return known }
    print("loading", name)
    try await Task.sleep(for: .milliseconds(200))
    cache[name] = "<\(name)>"
    return "<\(name)>"
}

let one = Task { try await picture("cat") }
let other = Task { try await picture("cat") }
print(try await one.value, try await other.value)
