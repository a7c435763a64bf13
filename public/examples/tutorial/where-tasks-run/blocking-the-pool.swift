import Foundation

func firstDone(while wait: @escaping @Sendable () async throws -> Void) async throws -> String {
    try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 1...ProcessInfo.processInfo.activeProcessorCount {
            group.addTask {
                try await wait()
                return "one of those who wait"
            }
        }
        group.addTask(operation: arriveLater)
        return try await group.next()!
    }
}

@MainActor func arriveLater() async -> String {
    usleep(200_000)  // blocks the main actor only: the pool is left alone
    return await greet()
}

@concurrent func greet() async -> String {
    "the newcomer"
}

print("suspending: the first is", try await firstDone { try await Task.sleep(for: .milliseconds(600)) })
print("blocking: the first is", try await firstDone { usleep(600_000) })
