import Caching
import Foundation
import Synchronization

/// Folders that nobody needs any more, until they are removed together.
///
/// Ext4 without a journal gives out a new inode late. It first passes over each one that was freed
/// within the last minute. Removing each folder at once therefore makes every further one more
/// expensive.
final class DiscardedFolders: Sendable {
    private let folder: String
    /// Free bytes of the disk at the start.
    private let free: Int
    private let paths = Mutex<(waiting: [String], count: Int)>(([], 0))

    private let mostWaiting: Int
    private let mostBytes: Int

    /// Keeps so many at most in a folder, and so many bytes of its disk: as a large program stores.
    init(in folder: String, mostWaiting: Int = 2000, mostBytes: Int = 1 << 30) {
        self.folder = folder
        self.mostWaiting = mostWaiting
        self.mostBytes = mostBytes
        free = Self.free(in: folder)
    }

    /// Takes a folder in it away from its place, if it is there.
    func take(_ path: String) {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return }
        let removed = paths.withLock { paths -> [String] in
            paths.count += 1
            // Within the same folder, since a program may have closed its own.
            let place = "\(folder)/discarded-\(paths.count)"
            guard rename(path, place) == 0 else { return [path] }
            paths.waiting.append(place)
            guard paths.waiting.count > mostWaiting || takesTooMuch else { return [] }
            defer { paths.waiting = [] }
            return paths.waiting
        }
        removed.forEach(FolderRemoval.remove)
    }

    /// Whether the disk has much less room than at the start, whoever takes it.
    private var takesTooMuch: Bool { free - Self.free(in: folder) > mostBytes }

    private static func free(in folder: String) -> Int {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return 0 }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}
