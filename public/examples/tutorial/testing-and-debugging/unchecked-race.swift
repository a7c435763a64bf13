final class Tally: @unchecked Sendable {
    private(set) var votes = 0

    func vote() {
        votes += 1
    }
}

func voteOften(on tally: Tally) {
    for _ in 1...100_000 {
        tally.vote()
    }
}

let tally = Tally()
await withTaskGroup(of: Void.self) { group in
    group.addTask { voteOften(on: tally) }
    group.addTask { voteOften(on: tally) }
}
print(tally.votes, "votes")
