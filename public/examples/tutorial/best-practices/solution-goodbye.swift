func send(_ letter: String) async throws {
    try await Task.sleep(for: .milliseconds(200))
    print("sent:", letter)
}

try await withThrowingTaskGroup(of: Void.self) { group in
    for letter in ["to Ada", "to Grace"] {
        group.addTask { try await send(letter) }
    }
    try await group.waitForAll()
}
print("goodbye")
