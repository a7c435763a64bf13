final class Basket {
    var items: [String] = []
}

func repeatLater(_ action: @escaping @Sendable () -> Void) {
    Task { action() }
    Task { action() }
}

func shop(with basket: Basket) {
    var count = 0
    repeatLater { count += 1 }
    repeatLater { basket.items.append("bread") }
}
