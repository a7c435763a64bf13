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

    /// Makes a folder, and waits until nobody else uses it.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable` and `CancellationError`.
    static func exclusive(on folder: String) async throws -> PackageLock {
        while true {
            try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
            guard descriptor >= 0 else {
                throw ExampleRunningError.scratchNotWritable(
                    path: folder, words: String(cString: strerror(errno)))
            }
            let lock = PackageLock(descriptor)
            while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
                try await Task.sleep(for: .milliseconds(50))
            }
            if lock.isOf(folder) { return lock }
        }
    }

    /// The lock of a folder that is there; nil where somebody uses it.
    static func ofUnused(_ folder: String) -> PackageLock? {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { return nil }
        let lock = PackageLock(descriptor)
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0 && lock.isOf(folder) ? lock : nil
    }

    /// Whether the folder at this path is the one that is locked: another one may have been removed
    /// meanwhile.
    private func isOf(_ folder: String) -> Bool {
        var own = stat()
        var other = stat()
        return fstat(descriptor, &own) == 0 && stat(folder, &other) == 0
            && own.st_ino == other.st_ino && own.st_dev == other.st_dev
    }

    /// Lets others use the folder too.
    func share() { flock(descriptor, LOCK_SH | LOCK_NB) }
}
