struct Basket {
    var items: [String] = []
}

func shop() async -> [String] {
    var basket = Basket(items: ["cheese"])
    let errand = Task { [basket] in
        var full = basket
        full.items.append("bread")
        return full
    }
    basket.items.append("milk")
    return await errand.value.items + basket.items
}

print(await shop())
