enum Request {
    @TaskLocal static var number = 0
}

func describe(_ name: String, on place: (any Actor)?) {
    let actor = place == nil ? "the pool" : "the main actor"
    let priority = Task.basePriority == .low ? "low" : "other"
    print("\(name): \(actor), priority \(priority), request \(Request.number)")
}

@concurrent func elsewhere() async {
    describe("@concurrent", on: #isolation)
}

@MainActor func handle() async {
    describe("maker", on: #isolation)
    await Task { describe("Task", on: #isolation) }.value
    await Task.detached { describe("detached", on: #isolation) }.value
    async let child: Void = describe("child", on: #isolation)
    await child
    await elsewhere()
}

await Request.$number.withValue(7) {
    await Task(priority: .low) { await handle() }.value
}
print("afterwards: request \(Request.number)")
