import Foundation

func thread() -> ObjectIdentifier {
    ObjectIdentifier(Thread.current)
}

func countThreads(pieces: Int) async -> Int {
    await withTaskGroup(of: ObjectIdentifier.self) { group in
        for _ in 1...pieces {
            group.addTask {
                let end = ContinuousClock.now + .milliseconds(20)
                while ContinuousClock.now < end {}
                return thread()
            }
        }
        var threads: Set<ObjectIdentifier> = []
        for await thread in group {
            threads.insert(thread)
        }
        return threads.count
    }
}

let cores = ProcessInfo.processInfo.activeProcessorCount
print("24 pieces, seen on \(await countThreads(pieces: 24)) threads, with \(cores) cores")
