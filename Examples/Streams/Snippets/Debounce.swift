import AsyncAlgorithms

let (keys, keyboard) = AsyncStream.makeStream(of: String.self)

let user = Task {
    for text in ["s", "sw", "swift"] { keyboard.yield(text) }
    try await Task.sleep(for: .milliseconds(1200))
    keyboard.yield("swift async")
    keyboard.finish()
}

for await text in keys.debounce(for: .milliseconds(400)) {
    print("search:", text)
}
// Prints "search: swift"
// Prints "search: swift async"
