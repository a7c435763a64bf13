let inner = Task {
    try await Task.sleep(for: .milliseconds(400))
    return "inner: finished"
}
let outer = Task { try await inner.value }

try await Task.sleep(for: .milliseconds(200))
outer.cancel()
print(try await outer.value)
