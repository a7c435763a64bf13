import Dispatch
import Synchronization

/// Calls its completion once: with the page, or with an error after `cancel()`.
final class Download: Sendable {
    typealias Completion = @Sendable (Result<String, any Error>) -> Void
    private let completion: Mutex<Completion?>

    init(_ page: String, milliseconds: Int, completion: @escaping Completion) {
        self.completion = Mutex(completion)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
            self.finish(.success("contents of \(page)"))
        }
    }

    func cancel() {
        finish(.failure(CancellationError()))
    }

    private func finish(_ result: Result<String, any Error>) {
        let completion = self.completion.withLock { $0.take() }
        completion?(result)
    }
}

func download(_ page: String, milliseconds: Int) async throws -> String {
    let current = Mutex<Download?>(nil)
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            let download = Download(page, milliseconds: milliseconds) {
                continuation.resume(with: $0)
            }
            current.withLock { $0 = download }
            if Task.isCancelled { download.cancel() }
        }
    } onCancel: {
        current.withLock { $0 }?.cancel()
    }
}

print(try await download("page 1", milliseconds: 20))

let slow = Task { try await download("page 2", milliseconds: 60_000) }
try await Task.sleep(for: .milliseconds(200))
slow.cancel()
print(await slow.result)

let early = Task { try await download("page 3", milliseconds: 60_000) }
early.cancel()
print(await early.result)
