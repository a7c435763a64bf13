import Testing

func printBook(pages: Int, onPage: (Int) -> Void) async {
    for page in 1...pages {
        await Task.yield()
        onPage(page)
    }
}

@Test func everyPageIsPrinted() async {
    await confirmation("page printed", expectedCount: 3) { printed in
        await printBook(pages: 3) { _ in printed() }
    }
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
