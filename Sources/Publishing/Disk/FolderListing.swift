import Foundation

/// What is below a folder, by path within it; what is on another file system is left out.
struct FolderListing: Sendable {
    private(set) var entries: [DiskPath: FileStatus] = [:]
    /// Folders that cannot be read.
    private(set) var unreadable: [FileError] = []
    /// Folders below the folder at which other file systems begin, sorted.
    private(set) var mountPoints: [DiskPath] = []
    /// Folders in which nothing is.
    private(set) var emptyFolders: [DiskPath] = []

    init() {}

    /// What is gone before it is looked at is not there. Throws where the folder itself cannot be
    /// read.
    init(of folder: DiskPath, in disk: any FileSystem) throws(FileError) {
        var waiting = [DiskPath(bytes: [])]
        while let current = waiting.popLast() {
            let names: [DiskPath]
            do { names = try disk.names(in: folder.appending(current)) } catch {
                guard !current.isEmpty else { throw error }
                if error.code != ENOENT { unreadable.append(error) }
                continue
            }
            if names.isEmpty, !current.isEmpty { emptyFolders.append(current) }
            for name in names {
                let path = current.appending(name)
                guard let status = try disk.status(of: folder.appending(path)) else { continue }
                entries[path] = status
                guard status.kind == .folder else { continue }
                if status.isMountPoint { mountPoints.append(path) } else { waiting.append(path) }
            }
        }
        mountPoints.sort()
    }

    func isFolder(_ path: DiskPath) -> Bool { entries[path]?.kind == .folder }
}
