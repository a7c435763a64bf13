func report(_ name: String, actor: (any Actor)? = #isolation) {
    print(name, actor == nil ? "the pool" : "the main actor", separator: ": ")
}

await Task { report("Task") }.value
await Task.detached { report("Task.detached") }.value

async let child: Void = report("async let")
await child

await withTaskGroup(of: Void.self) { group in
    group.addTask { report("addTask") }
}
