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
let ballots = Atomic(0)

await withTaskGroup(of: Void.self) { group in
    for number in 1...1000 {
        group.addTask {
            tally.vote(for: number.isMultiple(of: 4) ? "cats" : "dogs")
            ballots.add(1, ordering: .relaxed)
        }
    }
}

print("\(ballots.load(ordering: .relaxed)) ballots")
print("cats \(tally.votes(for: "cats")), dogs \(tally.votes(for: "dogs"))")
