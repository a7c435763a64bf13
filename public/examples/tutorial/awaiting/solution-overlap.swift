func price(of item: String) async throws -> Int {
    try await Task.sleep(for: .milliseconds(200))
    return item.count
}

func total() async throws -> Int {
    async let bread = price(of: "bread")
    async let cheese = price(of: "cheese")
    async let wine = price(of: "wine")
    return try await bread + cheese + wine
}

print(try await total())
