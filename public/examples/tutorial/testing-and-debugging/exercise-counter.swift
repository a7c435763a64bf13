import Testing

actor Counter {
    private(set) var count = 0

    func countLater(_ numbers: ClosedRange<Int>) {
        for _ in numbers {
            Task { count += 1 }
        }
    }
}

@Test func countsAll() async throws {
    let counter = Counter()
    await counter.countLater(1...100)
    try await Task.sleep(for: .milliseconds(20))
    #expect(await counter.count == 100)
}
