func log(_ text: String) {
    print("[\(Task.name ?? "no name")] \(text)")
}

await withTaskGroup(of: Void.self) { group in
    for page in 1...2 {
        group.addTask(name: "page \(page)") { log("loading") }
    }
}
log("all pages loaded")
