@MainActor func step(_ name: String, after time: Duration) async throws {
    print(name, "begins")
    try await Task.sleep(for: time)
    print(name, "ends")
}

let a = Task { try await step("a", after: .milliseconds(400)) }
print("main")
try await step("b", after: .milliseconds(200))
try await a.value
