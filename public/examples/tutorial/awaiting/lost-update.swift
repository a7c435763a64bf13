@MainActor func roll() async throws -> Int {
    try await Task.sleep(for: .milliseconds(200))
    return 3
}

var total = 0

@MainActor func play() async throws {
    total = try await total + roll()
}

let first = Task { try await play() }
let second = Task { try await play() }
_ = try await (first.value, second.value)
print(total)
