actor Theatre {
    private(set) var free = 1

    func sell(to name: String) async throws -> Bool {
        guard free > 0 else { return false }
        try await pay(name)
        free -= 1
        return true
    }

    func pay(_ name: String) async throws {
        try await Task.sleep(for: .milliseconds(200))
    }
}

let theatre = Theatre()
async let ada = theatre.sell(to: "Ada")
async let grace = theatre.sell(to: "Grace")
print("Ada: \(try await ada), Grace: \(try await grace), seats left: \(await theatre.free)")
