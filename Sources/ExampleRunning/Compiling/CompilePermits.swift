/// Hands out as many permits to compile as there are cores.
///
/// Waiters get theirs in the order in which they asked; one that is cancelled leaves the queue.
actor CompilePermits {
    private var free: Int
    private var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    private var lastID = 0

    init(count: Int) {
        free = max(1, count)
    }

    /// Does the work while it holds a permit.
    ///
    /// Throws what the work throws, and `CancellationError` when cancelled before it began.
    func holding<Result: Sendable>(
        _ work: @Sendable () async throws -> Result
    ) async throws -> Result {
        try await acquire()
        defer { release() }
        return try await work()
    }

    private func acquire() async throws {
        try Task.checkCancellation()
        if free > 0 {
            free -= 1
            return
        }
        lastID += 1
        let id = lastID
        let isGranted = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // The handler may have run before this: then there is nobody to wait for.
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    waiting.append((id, continuation))
                }
            }
        } onCancel: {
            Task { await self.leave(id) }
        }
        guard isGranted else { throw CancellationError() }
    }

    private func release() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().continuation.resume(returning: true)
        }
    }

    private func leave(_ id: Int) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }
}
