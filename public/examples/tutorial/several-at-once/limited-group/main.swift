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
    try await Task.sleep(for: .milliseconds(40))
    await end()
}

try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 1...12 {
        if number > 3 { try await group.next() }
        group.addTask { try await download(number) }
    }
    try await group.waitForAll()
}

print("12 downloads, never more than 3 at once: \(most <= 3)")
