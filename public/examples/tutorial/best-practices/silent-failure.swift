struct DiskFull: Error {}

func save(_ text: String) async throws {
    throw DiskFull()
}

Task { try await save("my novel") }
try await Task.sleep(for: .milliseconds(200))
print("saved, I suppose")  // Prints "saved, I suppose"
