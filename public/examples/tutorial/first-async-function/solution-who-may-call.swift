func greet() async {
    print("Hello")
}

func goodMorning() async {
    await greet()
}

@MainActor func goodMorningSometime() -> Task<Void, Never> {
    Task { await greet() }
}

await goodMorning()
let greeting = goodMorningSometime()
print("not greeted yet")
await greeting.value
