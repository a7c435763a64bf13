struct DiskFull: Error {}

func save(_ text: String) async throws {
    throw DiskFull()
}

do {
    try await save("my novel")
    print("saved")
} catch {
    print("not saved:", error)
}
