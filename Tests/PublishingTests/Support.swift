import Foundation

@testable import Publishing

/// All that is below a folder: files with their texts, links as `-> destination`, empty folders as
/// `/`, pipes and the like as `|`. The manifest is left out.
func entries(below folder: String) throws -> [String: String] {
    let root = DiskPath(folder)
    let listing = try FolderListing(of: root, in: Disk())
    var entries: [String: String] = [:]
    for (name, status) in listing.entries where name != FolderUpdate.manifest {
        let path = root.appending(name)
        switch status.kind {
        case .file: entries["\(name)"] = String(decoding: try Disk().bytes(of: path), as: UTF8.self)
        case .link:
            let destination = try FileManager.default.destinationOfSymbolicLink(atPath: "\(path)")
            entries["\(name)"] = "-> \(destination)"
        case .special: entries["\(name)"] = "|"
        case .folder: break
        }
    }
    for name in listing.emptyFolders { entries["\(name)"] = "/" }
    return entries
}

/// What tells whether a file was written again.
struct FileIdentity: Hashable {
    private let number: UInt64
    private let seconds: Int
    private let nanoseconds: Int

    init(_ path: String) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw CocoaError(.fileNoSuchFile) }
        number = UInt64(status.st_ino)
        #if os(Linux)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        #else
            seconds = status.st_mtimespec.tv_sec
            nanoseconds = status.st_mtimespec.tv_nsec
        #endif
    }
}
