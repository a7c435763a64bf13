@globalActor
actor Printery {
    static let shared = Printery()
}

@Printery
enum Press {
    static var sheets = 0

    static func printSheet(_ text: String) {
        sheets += 1
        print("sheet \(sheets): \(text)")
    }
}

@Printery func printAll(_ texts: [String]) {
    for text in texts {
        Press.printSheet(text)
    }
}

await printAll(["title", "preface"])
await Press.printSheet("chapter one")
