var greeted = 0

@MainActor func greet(_ name: String) async {
    print("Hello, \(name)!")
    greeted += 1
}

await greet("Ada")
await greet("Grace")
print("\(greeted) greeted")
