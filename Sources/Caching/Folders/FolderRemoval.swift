import Foundation

/// Removes a folder that a program may have made as hard to remove as it can: so deep that no path
/// leads to its end, or closed to everybody.
package struct FolderRemoval {
    private let path: String
    private var lastNumber = 0

    /// Removes the folder at an absolute path.
    package static func remove(_ path: String) {
        var removal = FolderRemoval(path)
        removal.perform()
    }

    /// Takes an absolute path.
    init(_ path: String) {
        self.path = path
    }

    /// Does what can be done; some of what is nobody's to remove stays.
    mutating func perform() {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return }
        if (try? FileManager.default.removeItem(atPath: path)) != nil { return }
        // What lies two levels down is lifted up one, until there is only one level.
        chmod(path, 0o700)
        var isDone = false
        while !isDone {
            isDone = true
            for name in Self.names(in: path) {
                let entry = "\(path)/\(name)"
                if unlink(entry) == 0 { continue }
                chmod(entry, 0o700)
                if rmdir(entry) == 0 { continue }
                for inner in Self.names(in: entry) where lift("\(entry)/\(inner)") {
                    isDone = false
                }
                rmdir(entry)
            }
        }
        rmdir(path)
    }

    /// Whether the entry was removed or moved to the folder itself.
    private mutating func lift(_ entry: String) -> Bool {
        if unlink(entry) == 0 || rmdir(entry) == 0 { return true }
        lastNumber += 1
        // A folder that is moved is written to: its own ".." changes.
        chmod(entry, 0o700)
        return rename(entry, "\(path)/.removed-\(lastNumber)") == 0
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}
