@concurrent func vowels(in text: String) async -> Int {
    let place: (any Actor)? = #isolation
    print("counting on", place == nil ? "the pool" : "the main actor")
    return text.count { "aeiou".contains($0) }
}

@MainActor func show(_ number: Int) async {
    let place: (any Actor)? = #isolation
    print("showing \(number) on", place == nil ? "the pool" : "the main actor")
}

let text = String(repeating: "where tasks run ", count: 1000)
await show(vowels(in: text))
