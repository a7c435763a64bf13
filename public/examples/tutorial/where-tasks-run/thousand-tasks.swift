import Foundation

func currentThread() -> ObjectIdentifier {
    ObjectIdentifier(Thread.current)
}

var tasks = 0
var threads: Set<ObjectIdentifier> = []

try await withThrowingTaskGroup(of: ObjectIdentifier.self) { group in
    for _ in 1...1000 {
        group.addTask {
            try await Task.sleep(for: .milliseconds(200))
            return currentThread()
        }
    }
    for try await thread in group {
        tasks += 1
        threads.insert(thread)
    }
}

print("\(tasks) tasks, fewer than 100 threads: \(threads.count < 100)")
