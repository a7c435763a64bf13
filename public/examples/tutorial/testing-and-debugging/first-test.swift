import Testing

struct OutOfStock: Error {}

func price(of article: String) async throws -> Int {
    try await Task.sleep(for: .milliseconds(20))
    if article == "unicorn" { throw OutOfStock() }
    return article.count * 10
}

@Test func priceOfACandle() async throws {
    let price = try await price(of: "candle")
    #expect(price == 60)
}

@Test func priceOfAUnicorn() async {
    await #expect(throws: OutOfStock.self) {
        try await price(of: "unicorn")
    }
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
