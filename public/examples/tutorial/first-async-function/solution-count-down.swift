func countDown(from start: Int) async throws {
    for number in (1...start).reversed() {
        print(number)
        try await Task.sleep(for: .milliseconds(20))
    }
    print("lift-off")
}

try await countDown(from: 3)
