import Testing

func price(of article: String) async -> Int {
    article.count * 10
}

@Test func priceOfACandle() async {
    let price = await price(of: "candle")
    #expect(price == 50)
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
