actor Account {
    var balance = 100

    func set(_ newBalance: Int) {
        balance = newBalance
    }
}

func pay(_ amount: Int, from account: Account) async throws {
    let balance = await account.balance
    try await Task.sleep(for: .milliseconds(200))  // whatever else there is to do
    await account.set(balance - amount)
}

let account = Account()
async let rent: Void = pay(60, from: account)
async let food: Void = pay(30, from: account)
_ = try await (rent, food)
print("left:", await account.balance == 10 ? "10" : "too much")
