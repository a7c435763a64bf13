struct DiskFull: Error {}

func save() async throws {
    print("saving")
    throw DiskFull()
}

Task { try await save() }
try await Task.sleep(for: .milliseconds(200))
print("still cheerful")

let task = Task { try await save() }

print(await task.result)
do {
    try await task.value
} catch {
    print("caught:", error)
}
