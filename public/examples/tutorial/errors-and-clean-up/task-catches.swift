struct DiskFull: Error {}

func save() async throws {
    throw DiskFull()
}

let saving = Task {
    do {
        try await save()
    } catch {
        print("not saved:", error)
    }
}
await saving.value
