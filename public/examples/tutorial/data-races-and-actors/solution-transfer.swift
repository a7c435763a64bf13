struct TooLittle: Error {}

actor Account {
    private(set) var balance: Int

    init(balance: Int) {
        self.balance = balance
    }

    func withdraw(_ amount: Int) throws {
        guard amount <= balance else { throw TooLittle() }
        balance -= amount
    }

    func deposit(_ amount: Int) {
        balance += amount
    }
}

func transfer(_ amount: Int, from source: Account, to target: Account) async throws {
    try await source.withdraw(amount)
    await target.deposit(amount)
}

let ada = Account(balance: 100)
let grace = Account(balance: 0)
let moved = await withTaskGroup(of: Bool.self) { group in
    for _ in 1...10 {
        group.addTask {
            do {
                try await transfer(30, from: ada, to: grace)
                return true
            } catch {
                return false
            }
        }
    }
    var moved = 0
    for await success in group where success {
        moved += 1
    }
    return moved
}
print("\(moved) transfers; Ada has \(await ada.balance), Grace \(await grace.balance)")
