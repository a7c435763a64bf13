import CSystemCalls
import Foundation
import Launching

/// The lock of an umbrella's folder: exclusive while it is built, shared while examples use it.
///
/// SwiftPM's own ends with its build.
final class PackageLock: Sendable {
    private let descriptor: CInt

    private init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Waits until nobody else uses the folder.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable` and `CancellationError`.
    static func exclusive(on folder: String) async throws -> PackageLock {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else {
            throw ExampleRunningError.scratchNotWritable(
                path: folder, words: String(cString: strerror(errno)))
        }
        let lock = PackageLock(descriptor)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            try await Task.sleep(for: .milliseconds(50))
        }
        return lock
    }

    /// Lets others use the folder too.
    func share() { flock(descriptor, LOCK_SH | LOCK_NB) }
}
