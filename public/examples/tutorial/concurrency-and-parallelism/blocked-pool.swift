import Foundation

func readTape() {
    Thread.sleep(forTimeInterval: 0.6)
    print("a tape has been read")
}

func beat() async throws {
    try await Task.sleep(for: .milliseconds(200))
    print("heartbeat")
}

let cores = ProcessInfo.processInfo.activeProcessorCount
async let heart: Void = beat()
await withTaskGroup(of: Void.self) { group in
    for _ in 1...2 * cores {
        group.addTask { readTape() }
    }
}
try await heart
