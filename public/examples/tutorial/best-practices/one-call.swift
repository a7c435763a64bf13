actor Account {
    private(set) var balance = 100

    func pay(_ amount: Int) {
        balance -= amount
    }
}

let account = Account()
async let rent: Void = account.pay(60)
async let food: Void = account.pay(30)
_ = await (rent, food)
print("left:", await account.balance)
