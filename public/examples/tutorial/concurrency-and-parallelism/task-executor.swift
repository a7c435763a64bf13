import Dispatch

final class BlockingExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "work that blocks")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    func check() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}

let aside = BlockingExecutor()

func read(_ tape: String) async -> String {
    aside.check()
    return "contents of \(tape)"
}

actor Librarian {
    func fetch(_ tape: String) -> String {
        aside.check()
        return "\(tape) from the shelf"
    }
}

await withTaskExecutorPreference(aside) {
    print(await read("tape 1"))
    async let second = read("tape 2")
    print(await second)
    print(await Librarian().fetch("tape 3"))
}
