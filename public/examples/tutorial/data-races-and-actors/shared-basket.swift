final class Basket {
    var items: [String] = []
}

func shop() async -> [String] {
    let basket = Basket()
    let errand = Task { basket.items.append("bread") }
    basket.items.append("milk")
    await errand.value
    return basket.items
}
