import Foundation

/// What publishing needs of a file system.
///
/// What changes something is a value. A test can therefore write down what was done, and can let
/// any of it fail or be the last.
package protocol FileSystem: Sendable {
    /// What is at a path, links not followed; nil where nothing is.
    func status(of path: DiskPath) throws(FileError) -> FileStatus?

    /// The names in a folder, in any order.
    func names(in folder: DiskPath) throws(FileError) -> [DiskPath]

    func bytes(of file: DiskPath) throws(FileError) -> [UInt8]

    /// Changes one thing; when it throws, nothing was changed, or a part of a file was written.
    func perform(_ change: FileChange) throws(FileError)
}

/// One change of a file system.
package enum FileChange: Hashable, Sendable {
    /// In a folder that is there.
    case makeFolder(DiskPath)
    /// Makes a new file; it fails where one is.
    case write([UInt8], to: DiskPath)
    /// Lets a file or link, not a folder, have a second path.
    case link(DiskPath, to: DiskPath)
    /// Gives a folder or file the permissions and owners that another has.
    case imitate(FileStatus, by: DiskPath)
    /// Waits until a file's bytes, or a folder's names, would outlast a power cut.
    case synchronize(DiskPath)
    /// Replaces what is at the new path, other than a folder.
    case rename(DiskPath, to: DiskPath)
    /// Swaps two folders in one step.
    case exchange(DiskPath, DiskPath)
    /// Removes what is no folder.
    case remove(DiskPath)
    /// Removes an empty folder.
    case removeFolder(DiskPath)
}

/// What is at a path.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case file, folder, link
        /// A pipe, a socket, a device.
        case special
    }

    package var kind: Kind
    /// The twelve bits of chmod(2).
    package var permissions: UInt32
    package var owner: UInt32
    package var group: UInt32
    package var device: UInt64
    /// Which file of its device it is.
    package var number: UInt64
    /// Bytes.
    package var size: Int
    /// Whether it is a folder at which another file system, or another part of one, begins.
    package var isMountPoint: Bool
    /// Whether it is a folder in which this process may make and remove files.
    package var isWritable: Bool

    /// Whether it is the same file, perhaps under another path.
    func isSameFile(as other: FileStatus) -> Bool {
        device == other.device && number == other.number
    }
}

/// Why something could not be done with a file.
package struct FileError: Error, Hashable {
    package let path: DiskPath
    /// A value of errno.
    package let code: Int32

    package init(path: DiskPath, code: Int32) {
        self.path = path
        self.code = code
    }

    /// The system's words: `No space left on device`.
    package var words: String { String(cString: strerror(code)) }
}

extension FileSystem {
    /// Makes a folder with those that it is in, unless it is there.
    func makeFolders(_ folder: DiskPath) throws(FileError) {
        guard !folder.isEmpty, try status(of: folder) == nil else { return }
        try makeFolders(folder.parent)
        try perform(.makeFolder(folder))
    }

    /// Removes a folder with all that is in it, but nothing of another file system.
    func removeAll(of folder: DiskPath) throws(FileError) {
        let listing = try FolderListing(of: folder, in: self)
        guard listing.mountPoints.isEmpty else {
            throw FileError(path: folder.appending(listing.mountPoints[0]), code: EBUSY)
        }
        for name in listing.entries.keys.sorted().reversed() {
            let path = folder.appending(name)
            try perform(listing.isFolder(name) ? .removeFolder(path) : .remove(path))
        }
        try perform(.removeFolder(folder))
    }
}
