import Synchronization

enum Log {
    // A constant of a Sendable type.
    static let prefix = "log:"

    // It belongs to an actor.
    @MainActor static var lines: [String] = []

    // A lock protects it.
    static let count = Mutex(0)

    // Each task has a value of its own.
    @TaskLocal static var request = "none"

    // Not checked. It is set once, before any task is made.
    nonisolated(unsafe) static var isVerbose = false
}

@MainActor func write(_ line: String) {
    Log.lines.append("\(Log.prefix) \(line), request \(Log.request)")
    Log.count.withLock { $0 += 1 }
    if Log.isVerbose { print(Log.lines.last!) }
}

Log.isVerbose = true
write("top level")
await Log.$request.withValue("7") {
    await Task { write("task") }.value
}
print(Log.count.withLock { $0 }, "lines")
