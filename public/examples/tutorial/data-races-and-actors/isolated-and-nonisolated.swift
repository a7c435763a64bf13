actor Turnstile {
    let gate: Int
    var count = 0

    init(gate: Int) {
        self.gate = gate
    }

    nonisolated var label: String {
        "gate \(gate)"
    }
}

func admit(party size: Int, at turnstile: isolated Turnstile) {
    for _ in 1...size {
        turnstile.count += 1
    }
}

let north = Turnstile(gate: 1)
await admit(party: 12, at: north)
print(north.label, "has seen", await north.count)
