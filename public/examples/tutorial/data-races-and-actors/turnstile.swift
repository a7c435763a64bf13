actor Turnstile {
    private(set) var count = 0

    func enter() {
        count += 1
    }
}

let turnstile = Turnstile()
await withTaskGroup(of: Void.self) { group in
    for _ in 1...1000 {
        group.addTask { await turnstile.enter() }
    }
}
print(await turnstile.count, "visitors")
