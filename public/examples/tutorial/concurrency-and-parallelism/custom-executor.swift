import Dispatch

final class QueueExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

actor TapeDrive {
    private let executor = QueueExecutor(label: "tape drive")
    private var position = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    func read() -> String {
        dispatchPrecondition(condition: .onQueue(executor.queue))
        position += 1
        return "block \(position)"
    }
}

let drive = TapeDrive()
print(await drive.read(), await drive.read())
