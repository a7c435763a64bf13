import Foundation

func describe() -> String {
    withUnsafeCurrentTask { task in
        guard let task else { return "not in a task" }
        return "in a task, cancelled: \(task.isCancelled)"
    }
}

let task = Task { print("task:", describe()) }
task.cancel()
await task.value

Thread.detachNewThread { print("thread:", describe()) }
try await Task.sleep(for: .milliseconds(200))
