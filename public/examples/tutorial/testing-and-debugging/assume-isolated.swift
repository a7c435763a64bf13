import Dispatch

@MainActor final class Screen {
    private(set) var lines: [String] = []

    func show(_ line: String) {
        lines.append(line)
        print("shown:", line)
    }
}

// A function of an older library. Its manual says: calls back on the main thread.
func loadTitle(_ callback: @escaping @Sendable (String) -> Void) {
    DispatchQueue.main.async { callback("Chapter one") }
}

let screen = Screen()
loadTitle { title in
    MainActor.assumeIsolated { screen.show(title) }
}
try await Task.sleep(for: .milliseconds(200))
