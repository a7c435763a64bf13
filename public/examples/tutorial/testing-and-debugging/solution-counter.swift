import Testing

actor Counter {
    private(set) var count = 0

    func add() {
        count += 1
    }

    func countAll(_ numbers: ClosedRange<Int>) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in numbers {
                group.addTask { await self.add() }
            }
        }
    }
}

@Test func countsAll() async {
    let counter = Counter()
    await counter.countAll(1...100)
    #expect(await counter.count == 100)
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
