actor Connection {
    func close() async {
        do {
            try await Task.sleep(for: .milliseconds(20))
            print("closed, with a goodbye")
        } catch {
            print("closed, without a goodbye")
        }
    }
}

let hasty = Task {
    try? await Task.sleep(for: .seconds(60))
    await Connection().close()
}
hasty.cancel()
await hasty.value

let polite = Task {
    try? await Task.sleep(for: .seconds(60))
    await Task { await Connection().close() }.value
}
polite.cancel()
await polite.value
