var balance = 100

@MainActor func withdraw(_ amount: Int) async throws {
    try await Task.sleep(for: .milliseconds(200))  // wait for the cashier
    guard balance >= amount else {
        print("refused \(amount)")
        return
    }
    balance -= amount
    print("paid \(amount), \(balance) left")
}

let one = Task { try await withdraw(80) }
let other = Task { try await withdraw(80) }
try await one.value
try await other.value
