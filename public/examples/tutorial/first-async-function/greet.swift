func greet() async throws {
    print("Hello")
    try await Task.sleep(for: .milliseconds(200))
    print("World")
}

try await greet()
