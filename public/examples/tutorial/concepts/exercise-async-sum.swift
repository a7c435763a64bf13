@MainActor func sum(upTo limit: Int) async -> Int {
    (1...limit).reduce(0, +)
}

let guest = Task { print("guest: good morning!") }
print("the sum is", await sum(upTo: 100_000))
await guest.value
