func useTheBath() async throws {
    print("door locked")
    defer { print("door unlocked") }
    try await Task.sleep(for: .seconds(60))
    print("bathed")
}

let bath = Task { try await useTheBath() }
try await Task.sleep(for: .milliseconds(200))
bath.cancel()
print(await bath.result)
