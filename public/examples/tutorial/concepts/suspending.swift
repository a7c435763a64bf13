@MainActor func boilWater() async throws {
    print("water on")
    try await Task.sleep(for: .milliseconds(200))
    print("water boils")
}

let table = Task { print("table set") }
try await boilWater()
await table.value
