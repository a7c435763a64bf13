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

@Test func pausesGrow() async throws {
    let clock = InstantClock()
    var attempts = 0
    let page = try await retry(attempts: 4, clock: clock) {
        attempts += 1
        if attempts < 4 { throw Offline() }
        return "page"
    }
    #expect(page == "page")
    #expect(clock.now.offset == .seconds(1 + 2 + 4))
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
