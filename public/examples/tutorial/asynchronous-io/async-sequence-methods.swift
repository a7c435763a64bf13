struct Countdown: AsyncSequence {
    let start: Int

    struct Iterator: AsyncIteratorProtocol {
        var number: Int

        mutating func next() async throws -> Int? {
            guard number > 0 else { return nil }
            try await Task.sleep(for: .milliseconds(20))
            defer { number -= 1 }
            return number
        }
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(number: start)
    }
}

for try await number in Countdown(start: 3) {
    print(number)
}
print("off")

let signals = Countdown(start: 9).filter { $0.isMultiple(of: 3) }.map { "T minus \($0)" }
for try await signal in signals {
    print(signal)
}
print(try await Countdown(start: 4).reduce(0, +))
print(try await Countdown(start: 4).contains(2))
