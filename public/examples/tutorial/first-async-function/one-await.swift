func length(of word: String) async -> Int {
    word.count
}

let total = await length(of: "Hello") + length(of: "World")
print(total)  // Prints "10"
