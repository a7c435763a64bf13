let task = Task {
    do {
        try await Task.sleep(for: .seconds(60))
    } catch {
        print("network trouble, no doubt:", error)
    }
    return "carrying on"
}
task.cancel()
print(await task.value)
