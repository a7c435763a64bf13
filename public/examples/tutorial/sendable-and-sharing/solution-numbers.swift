import Synchronization

final class Numbers: Sendable {
    private let last = Mutex(0)

    func next() -> Int {
        last.withLock { last in
            last += 1
            return last
        }
    }
}

let numbers = Numbers()
let drawn = await withTaskGroup(of: Int.self) { group in
    for _ in 1...500 {
        group.addTask { numbers.next() }
    }
    var drawn: Set<Int> = []
    for await number in group {
        drawn.insert(number)
    }
    return drawn
}
print(drawn.count, "different numbers, up to", drawn.max()!)
