func value(of coin: String) -> Int {
    coin == "gold" ? 50 : 5
}

let best = ["silver", "gold", "tin"].max { value(of: $0) < value(of: $1) }
print(best ?? "no coins")  // Prints "gold"
