import Foundation

/// Call this on a thread of your own, never in a task: it blocks.
func poolAnswers(within seconds: Double) -> Bool {
    let answered = DispatchSemaphore(value: 0)
    Task.detached { answered.signal() }
    return answered.wait(timeout: .now() + seconds) == .success
}

func readTape() {
    Thread.sleep(forTimeInterval: 1)
}

await withCheckedContinuation { done in
    Thread.detachNewThread {
        print("before: pool answers:", poolAnswers(within: 3))
        for _ in 1...2 * ProcessInfo.processInfo.activeProcessorCount {
            Task.detached { readTape() }
        }
        print("tapes: pool answers:", poolAnswers(within: 0.2))
        print("after: pool answers:", poolAnswers(within: 5))
        done.resume()
    }
}
