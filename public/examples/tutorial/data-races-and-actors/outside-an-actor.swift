actor Turnstile {
    var count = 0

    func enter() {
        count += 1
    }
}

func openDoors(of turnstile: Turnstile) async {
    turnstile.enter()
}

func cheat(_ turnstile: Turnstile) async {
    await turnstile.count += 1
}
