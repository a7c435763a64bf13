func value(of coin: String) async -> Int {
    coin == "gold" ? 50 : 5
}

let best = ["silver", "gold", "tin"].max { await value(of: $0) < value(of: $1) }
