@MainActor func solveInParts() async {
    for part in 1...3 {
        print("part", part)
        await Task.yield()
    }
}

let guest = Task { print("guest: anybody home?") }
await solveInParts()
await guest.value
