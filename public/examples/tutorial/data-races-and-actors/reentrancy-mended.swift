struct CardDeclined: Error {}

actor Theatre {
    private(set) var free = 1

    func sell(to name: String) async throws -> Bool {
        guard free > 0 else { return false }
        free -= 1
        do {
            try await pay(name)
        } catch {
            free += 1
            throw error
        }
        return true
    }

    func pay(_ name: String) async throws {
        try await Task.sleep(for: .milliseconds(200))
        if name == "Mallory" { throw CardDeclined() }
    }
}

let theatre = Theatre()
print("Mallory:", (try? await theatre.sell(to: "Mallory")) ?? false)

async let ada = theatre.sell(to: "Ada")
async let grace = theatre.sell(to: "Grace")
let sold = try await [ada, grace].filter { $0 }
print("sold: \(sold.count), seats left: \(await theatre.free)")
