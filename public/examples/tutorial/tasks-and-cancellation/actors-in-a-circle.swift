actor Clerk {
    func sign(askingFirst other: Clerk?) async -> Int {
        guard let other else { return 1 }
        return 1 + (await other.confirm(to: self))
    }

    func confirm(to clerk: Clerk) async -> Int {
        1 + (await clerk.sign(askingFirst: nil))
    }
}

print(await Clerk().sign(askingFirst: Clerk()), "signatures")
