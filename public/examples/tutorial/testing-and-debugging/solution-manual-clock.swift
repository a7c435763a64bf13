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

func remind(after time: Duration, clock: some Clock<Duration>, ring: () -> Void) async throws {
    try await clock.sleep(for: time)
    ring()
}

import Synchronization
import Testing

final class ManualClock: Clock {
    typealias Instant = InstantClock.Instant

    private struct State {
        var now = Instant()
        var sleepers: [(deadline: Instant, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var now: Instant {
        state.withLock { $0.now }
    }

    var minimumResolution: Duration {
        .zero
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        await withCheckedContinuation { continuation in
            state.withLock { $0.sleepers.append((deadline, continuation)) }
        }
    }

    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.deadline <= state.now }
            state.sleepers.removeAll { $0.deadline <= state.now }
            return due
        }
        for sleeper in due {
            sleeper.continuation.resume()
        }
    }

    func waitForSleeper() async {
        while state.withLock({ $0.sleepers.isEmpty }) {
            await Task.yield()
        }
    }
}

@Test func ringsAfterTenMinutes() async throws {
    let clock = ManualClock()
    let rang = Atomic(false)
    let reminder = Task {
        try await remind(after: .seconds(600), clock: clock) {
            rang.store(true, ordering: .relaxed)
        }
    }
    await clock.waitForSleeper()
    clock.advance(by: .seconds(599))
    let rangEarly = rang.load(ordering: .relaxed)

    clock.advance(by: .seconds(1))
    try await reminder.value
    let rangInTime = rang.load(ordering: .relaxed)

    #expect(!rangEarly)
    #expect(rangInTime)
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
