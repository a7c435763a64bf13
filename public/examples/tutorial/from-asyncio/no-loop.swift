import Foundation

func startTask() {
    Task { print("running in a task") }
}

Thread.detachNewThread { startTask() }
try await Task.sleep(for: .milliseconds(200))
