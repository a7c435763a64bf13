import Dispatch
import Foundation

func blockUntil(_ semaphore: DispatchSemaphore) {
    semaphore.wait()
}

let delivered = DispatchSemaphore(value: 0)
await withTaskGroup(of: Void.self) { group in
    for _ in 1...ProcessInfo.processInfo.activeProcessorCount {
        group.addTask { blockUntil(delivered) }
    }
    try? await Task.sleep(for: .milliseconds(200))
    group.addTask { delivered.signal() }
}
print("delivered")
