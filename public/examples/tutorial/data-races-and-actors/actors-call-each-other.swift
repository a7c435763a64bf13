actor Waiter {
    func order(_ dish: String, from cook: Cook) async -> String {
        await cook.prepare(dish, for: self)
    }

    func choice(of sauce: String) -> String {
        "with \(sauce)"
    }
}

actor Cook {
    func prepare(_ dish: String, for waiter: Waiter) async -> String {
        dish + " " + (await waiter.choice(of: "pepper"))
    }
}

print(await Waiter().order("pasta", from: Cook()))
