actor Permits {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        free = count
    }

    func acquire() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func release() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}

actor Pool {
    private var swimmers = 0
    private(set) var most = 0

    func enter() {
        swimmers += 1
        most = max(most, swimmers)
    }

    func leave() {
        swimmers -= 1
    }
}

let permits = Permits(2)
let pool = Pool()
try await withThrowingDiscardingTaskGroup { group in
    for _ in 1...6 {
        group.addTask {
            await permits.acquire()
            await pool.enter()
            try await Task.sleep(for: .milliseconds(200))
            await pool.leave()
            await permits.release()
        }
    }
}
print("never more than", await pool.most)
