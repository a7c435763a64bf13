func retry<Value>(
    attempts: Int, clock: some Clock<Duration>, _ operation: () async throws -> Value
) async throws -> Value {
    var pause = Duration.seconds(1)
    for _ in 1..<attempts {
        do {
            return try await operation()
        } catch {
            try await clock.sleep(for: pause)
            pause *= 2
        }
    }
    return try await operation()
}

import Synchronization

final class InstantClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant {
            Instant(offset: offset + duration)
        }

        func duration(to other: Instant) -> Duration {
            other.offset - offset
        }

        static func < (left: Instant, right: Instant) -> Bool {
            left.offset < right.offset
        }
    }

    private let current = Mutex(Instant())

    var now: Instant {
        current.withLock { $0 }
    }

    var minimumResolution: Duration {
        .zero
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        current.withLock { $0 = max($0, deadline) }
    }
}

import Testing

struct Offline: Error {}

@Test func cancelledDuringPause() async {
    let trying = Task {
        try await retry(attempts: 3, clock: InstantClock()) {
            withUnsafeCurrentTask { $0?.cancel() }
            throw Offline()
        }
    }
    await #expect(throws: CancellationError.self) {
        try await trying.value
    }
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
