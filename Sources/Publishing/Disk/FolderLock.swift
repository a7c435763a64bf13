import CSystemCalls
import Foundation

/// The lock of a folder in which somebody publishes: another process that wants it waits.
///
/// It is the system's, so that nothing is left lying about, and it ends with the process.
package struct FolderLock: ~Copyable, Sendable {
    /// Nil where the file system has no such locks.
    private let descriptor: CInt?

    /// Whether nobody else has it.
    package var isHeld: Bool { descriptor != nil }

    private init(descriptor: CInt?) {
        self.descriptor = descriptor
    }

    deinit {
        guard let descriptor else { return }
        // A process that is being started has the descriptor too, as long as it is a copy of this
        // one. Closing alone would leave it the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The lock, unless another process has it: then nil.
    package static func attempt(on folder: DiskPath) -> FolderLock? {
        var descriptor: CInt = -1
        switch folder.withCString({ sitegen_lock_folder($0, &descriptor) }) {
        case 0: return FolderLock(descriptor: descriptor)
        case EWOULDBLOCK: return nil
        default: return FolderLock(descriptor: nil)
        }
    }
}
