import Synchronization

let ballots = Atomic(0)

await withTaskGroup(of: Void.self) { group in
    for _ in 1...1000 {
        group.addTask { ballots.add(1, ordering: .relaxed) }
    }
}
print(ballots.load(ordering: .relaxed), "ballots")  // Prints "1000 ballots"
