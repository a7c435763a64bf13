@MainActor final class Window {
    private var title = "untitled"

    private func close() {
        MainActor.preconditionIsolated()
        print("closing \(title)")
    }

    isolated deinit {
        close()
    }
}

@concurrent func releaseLater(_ window: consuming Window) async {
    print("the last reference goes away on the pool")
}

await releaseLater(Window())
try await Task.sleep(for: .milliseconds(200))
