var running = 0
var most = 0

@MainActor func begin() {
    running += 1
    most = max(most, running)
}

@MainActor func end() {
    running -= 1
}

func download(_ number: Int) async throws {
    await begin()
    try await Task.sleep(for: .milliseconds(400))
    await end()
}

try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 1...9 {
        if number > 3 { try await group.next() }
        group.addTask { try await download(number) }
    }
    try await group.waitForAll()
}

print("9 downloads, at most \(most) at the same time")
