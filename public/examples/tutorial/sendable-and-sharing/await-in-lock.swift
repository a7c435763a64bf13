import Synchronization

let votes = Mutex(0)

func countSlowly() async {
    await votes.withLock { votes in
        try? await Task.sleep(for: .milliseconds(20))
        votes += 1
    }
}
