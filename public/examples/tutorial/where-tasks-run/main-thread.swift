import Foundation

func isOnMainThread() -> Bool {
    Thread.isMainThread
}

print("on the main thread, before:", isOnMainThread())
try await Task.sleep(for: .milliseconds(20))
MainActor.preconditionIsolated()
print("on the main thread, after:", isOnMainThread())
