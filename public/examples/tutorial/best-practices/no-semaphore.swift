@MainActor func price() async -> Int {
    print("looking up the price")
    return 42
}

print(await price())
