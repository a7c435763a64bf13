struct DiskFull: Error {}

func backUp(_ folder: String) async throws {
    if folder == "pictures" { throw DiskFull() }
}

await withThrowingTaskGroup(of: Void.self) { group in
    for folder in ["letters", "pictures"] {
        group.addTask { try await backUp(folder) }
    }
}
print("backup complete")  // Prints "backup complete"
