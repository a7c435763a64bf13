func age(of name: String) async -> Int {
    name.count * 10
}

let sum = 30 + await age(of: "Grace")
