func send(_ letter: String) async throws {
    try await Task.sleep(for: .milliseconds(200))
    print("sent:", letter)
}

for letter in ["to Ada", "to Grace"] {
    Task { try await send(letter) }
}
print("goodbye")
