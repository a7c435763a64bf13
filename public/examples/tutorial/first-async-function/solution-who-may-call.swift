func greet() async {
    print("Hello")
}

func goodMorning() async {
    await greet()
}

@MainActor func goodMorningLater() -> Task<Void, Never> {
    Task { await greet() }
}

await goodMorning()
let greeting = goodMorningLater()
print("not greeted yet")
await greeting.value
