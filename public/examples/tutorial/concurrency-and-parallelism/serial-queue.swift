import Foundation

func readTape() {
    Thread.sleep(forTimeInterval: 0.6)
    print("a tape has been read")
}

func beat() async throws {
    try await Task.sleep(for: .milliseconds(200))
    print("heartbeat")
}

let drive = DispatchQueue(label: "tape drive")

func onDrive<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        drive.async { continuation.resume(returning: work()) }
    }
}

async let heart: Void = beat()
await withTaskGroup(of: Void.self) { group in
    for _ in 1...2 {
        group.addTask { await onDrive(readTape) }
    }
}
try await heart
