let nap = Task {
    do {
        try await Task.sleep(for: .seconds(3600))
        print("slept for an hour")
    } catch {
        print("woken by", error)
    }
}
try await Task.sleep(for: .milliseconds(200))
nap.cancel()
await nap.value
