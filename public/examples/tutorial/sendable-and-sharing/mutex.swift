import Synchronization

final class Tally: Sendable {
    private let votes = Mutex<[String: Int]>([:])

    func vote(for name: String) {
        votes.withLock { $0[name, default: 0] += 1 }
    }

    func votes(for name: String) -> Int {
        votes.withLock { $0[name, default: 0] }
    }
}

let tally = Tally()
await withTaskGroup(of: Void.self) { group in
    for number in 1...1000 {
        group.addTask { tally.vote(for: number.isMultiple(of: 4) ? "cats" : "dogs") }
    }
}
print("cats \(tally.votes(for: "cats")), dogs \(tally.votes(for: "dogs"))")
