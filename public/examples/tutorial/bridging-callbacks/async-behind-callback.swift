func price(of article: String) async -> Int {
    article.count * 10
}

func price(of article: String, completion: @escaping @Sendable (Int) -> Void) {
    Task {
        completion(await price(of: article))
    }
}

let (prices, continuation) = AsyncStream.makeStream(of: Int.self)
price(of: "candle") { price in
    continuation.yield(price)
    continuation.finish()
}
for await price in prices {
    print(price)
}
