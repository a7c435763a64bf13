import CSystemCalls
import Foundation

/// The lock of a folder that is in use: held as long as this object is there, and at most as long
/// as the process, however it ends. What the process starts does not inherit it.
///
/// It is the kernel's, so it counts in every container that shares the folder; the number of a
/// process says nothing in another PID namespace.
package final class FolderUse: Sendable {
    /// What came of trying to take a lock.
    package enum Attempt {
        case taken(FolderUse)
        /// Another process has it, or has just removed the folder.
        case refused
        /// The file system has no locks, for anyone.
        case impossible
        /// The folder cannot be opened, with the system's number of the reason.
        case failed(CInt)
    }

    private let descriptor: CInt

    private init(_ descriptor: CInt) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Takes the lock of a folder of this user, without waiting.
    package static func take(_ path: String) -> Attempt {
        var descriptor: CInt = -1
        switch sitegen_lock_folder(path, &descriptor) {
        case 0: break
        case EWOULDBLOCK, ENOENT: return .refused
        case EOPNOTSUPP, ENOSYS, ENOLCK, EBADF, EINVAL: return .impossible
        case let failure: return .failed(failure)
        }
        let lock = FolderUse(descriptor)
        // The folder may have been removed between being opened and being locked, and another may
        // be at its path; or a link to anywhere was there from the start.
        return lock.isOfOwnFolder(at: path) ? .taken(lock) : .refused
    }

    private func isOfOwnFolder(at path: String) -> Bool {
        var locked = stat()
        var found = stat()
        return fstat(descriptor, &locked) == 0 && lstat(path, &found) == 0
            && locked.st_dev == found.st_dev && locked.st_ino == found.st_ino
            && locked.st_uid == geteuid()
    }
}

/// A fresh folder that is this process's own; its lock says for how long.
package struct LockedFolder: Sendable {
    /// An absolute path.
    package let path: String
    /// Nil where the file system has no locks: then no folder in it is ever taken for abandoned.
    private let lock: FolderUse?

    /// What `mkdtemp` wants at the end of a path, and replaces: six letters, by POSIX.
    private static let template = "XXXXXX"

    /// Makes a folder whose name begins with `name`, and removes those whose processes have ended
    /// without doing so.
    ///
    /// A folder may be found in the moment before it is locked: who finds it locks it first, and so
    /// whoever has made it notices, and makes another. Throws
    /// where none can be made.
    package static func make(
        _ name: String, in parent: String
    ) throws(FolderError) -> LockedFolder {
        removeAbandoned(name, in: parent)
        var failure = EAGAIN
        // Who loses a hundred times in a row has another problem.
        for _ in 0..<100 {
            var template = Array("\(parent)/\(name)\(template)".utf8CString)
            guard mkdtemp(&template) != nil else {
                failure = errno
                break
            }
            let path = String(
                decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            switch FolderUse.take(path) {
            case .taken(let lock): return LockedFolder(path: path, lock: lock)
            case .impossible: return LockedFolder(path: path, lock: nil)
            case .refused: continue
            case .failed(let number):
                rmdir(path)
                failure = number
            }
            break
        }
        throw FolderError(path: parent, code: failure)
    }

    /// Removes the folders whose processes have ended without doing so, and returns their paths.
    @discardableResult
    package static func removeAbandoned(_ name: String, in parent: String) -> [String] {
        var removed: [String] = []
        for found in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        where found.hasPrefix(name) && found.utf8.count == name.utf8.count + template.utf8.count {
            let path = "\(parent)/\(found)"
            guard case .taken(let lock) = FolderUse.take(path) else { continue }
            withExtendedLifetime(lock) { FolderRemoval.remove(path) }
            removed.append(path)
        }
        return removed
    }

    /// Removes the folder with all that is in it, also what a program has made read-only.
    package func remove() {
        withExtendedLifetime(lock) { FolderRemoval.remove(path) }
    }
}
