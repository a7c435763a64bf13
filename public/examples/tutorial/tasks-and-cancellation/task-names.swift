func report(_ place: String) {
    print("\(place): \(Task.name ?? "no name")")
}

await Task(name: "upload") {
    report("Task")
    await Task { report("Task inside it") }.value
    async let child: Void = report("async let")
    await child
    await withTaskGroup(of: Void.self) { group in
        group.addTask(name: "page 1") { report("addTask") }
    }
}.value
