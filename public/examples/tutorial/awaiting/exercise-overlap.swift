func price(of item: String) async throws -> Int {
    try await Task.sleep(for: .milliseconds(200))
    return item.count
}

func total() async throws -> Int {
    let bread = try await price(of: "bread")
    let cheese = try await price(of: "cheese")
    let wine = try await price(of: "wine")
    return bread + cheese + wine
}

print(try await total())
