let task = Task {
    try await Task.sleep(for: .milliseconds(200))
    return "just in time"
}
print(try await task.value)
print("the end")
