import Foundation

@MainActor func longTask() async throws {
    print("Long task started")
    usleep(1_000_000)  // blocks
    print("Long task finished")
}

let clock = Task {
    for number in 1...3 {
        print("tick", number)
        try await Task.sleep(for: .milliseconds(400))
    }
}
try await Task.sleep(for: .milliseconds(200))
try await longTask()
try await clock.value
