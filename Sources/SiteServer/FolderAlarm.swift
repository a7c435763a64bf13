import CSystemCalls
import Dispatch
import Foundation
import Synchronization

/// Rings when something may have changed in folders; what it was is for a `FileSnapshot` to find.
package final class FolderAlarm: Sendable {
    /// Nil where the system does not tell of changes.
    private let descriptor: CInt?
    /// How often the system has told of something.
    private let count = Count()
    /// One element stands for all that came since the last. It is for one to wait for.
    package let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    /// How often all files are looked at besides: what happens on the other side of a mounted
    /// folder, the system does not tell.
    private static let interval = Duration.seconds(1)
    /// The same where the system tells of nothing.
    private static let shortInterval = Duration.milliseconds(250)

    package init() {
        var opened: CInt = -1
        descriptor = sitegen_open_watch(&opened) == 0 ? opened : nil
        (rings, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Rings until its task is cancelled. It is called once.
    package func run() async throws {
        guard let descriptor else { return try await ringing(each: Self.shortInterval) }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
        source.setEventHandler { [count, continuation] in
            var buffer = [UInt8](repeating: 0, count: 1 << 14)
            while read(descriptor, &buffer, buffer.count) > 0 {}
            count.increase()
            continuation.yield()
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
        defer { source.cancel() }
        try await ringing(each: Self.interval)
    }

    private func ringing(each interval: Duration) async throws {
        while true {
            try await Task.sleep(for: interval)
            continuation.yield()
        }
    }

    /// Has it ring for changes in folders, each with absolute path, from now on.
    package func watch(_ folders: [String]) {
        guard let descriptor else { return }
        // What it cannot watch is looked at from time to time.
        for folder in folders { _ = sitegen_watch_folder(descriptor, folder) }
    }

    /// Waits until it has not rung for a moment: an editor writes a file in several steps, and a
    /// program may write a thousand. Throws `CancellationError`.
    package func settle(
        for quiet: Duration = .milliseconds(20), longest: Duration = .seconds(2)
    ) async throws {
        let start = ContinuousClock.now
        var seen = count.value
        while true {
            try await Task.sleep(for: quiet)
            let now = count.value
            if now == seen || ContinuousClock.now - start > longest { return }
            seen = now
        }
    }
}

/// A number that many may look at.
private final class Count: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock(\.self) }

    func increase() { number.withLock { $0 += 1 } }
}
