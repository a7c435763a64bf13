func compute(for time: Duration) {
    let end = ContinuousClock.now + time
    while ContinuousClock.now < end {}
}

@MainActor func solve() async {
    print("computing")
    compute(for: .milliseconds(400))
    print("solved")
}

let guest = Task { print("guest: anybody home?") }
await solve()
await guest.value
