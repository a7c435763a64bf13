import CSystemCalls
import Foundation

/// The file system of the machine.
package struct Disk: FileSystem {
    package init() {}

    package func status(of path: DiskPath) throws(FileError) -> FileStatus? {
        var found = stat()
        guard path.withCString({ lstat($0, &found) }) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileError(path: path, code: errno)
        }
        let kind = FileStatus.Kind(mode: UInt32(found.st_mode))
        let isFolder = kind == .folder
        return FileStatus(
            kind: kind, permissions: UInt32(found.st_mode) & 0o7777, owner: found.st_uid,
            group: found.st_gid, device: UInt64(truncatingIfNeeded: found.st_dev),
            number: UInt64(truncatingIfNeeded: found.st_ino), size: Int(found.st_size),
            isMountPoint: isFolder && isMountPoint(path, on: found.st_dev),
            isWritable: isFolder && path.withCString { access($0, W_OK | X_OK) } == 0)
    }

    private func isMountPoint(_ folder: DiskPath, on device: dev_t) -> Bool {
        let answer = folder.withCString { sitegen_is_mount_point($0) }
        guard answer < 0 else { return answer == 1 }
        var parent = stat()
        return folder.appending("..").withCString { stat($0, &parent) } == 0
            && parent.st_dev != device
    }

    package func names(in folder: DiskPath) throws(FileError) -> [DiskPath] {
        guard let stream = folder.withCString({ opendir($0) }) else {
            throw FileError(path: folder, code: errno)
        }
        defer { closedir(stream) }
        var names: [DiskPath] = []
        // The entry is only as long as its name, so that it must not be copied as a whole.
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        errno = 0
        while let entry = readdir(stream) {
            let name = UnsafeRawPointer(entry).advanced(by: offset)
            let bytes = [UInt8](
                UnsafeRawBufferPointer(
                    start: name, count: strlen(name.assumingMemoryBound(to: CChar.self))))
            if bytes != Array(".".utf8), bytes != Array("..".utf8) {
                names.append(DiskPath(bytes: bytes))
            }
            errno = 0
        }
        guard errno == 0 else { throw FileError(path: folder, code: errno) }
        return names
    }

    package func bytes(of file: DiskPath) throws(FileError) -> [UInt8] {
        let descriptor = try open(file, O_RDONLY)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw FileError(path: file, code: errno)
            }
        }
    }

    package func perform(_ change: FileChange) throws(FileError) {
        switch change {
        case .makeFolder(let folder):
            try check(folder) { mkdir($0, 0o777) }
        case .write(let bytes, let file):
            try write(bytes, to: file)
        case .link(let file, let other):
            try check(other) { second in
                // Unlike link(2) it does not follow symbolic links on any system.
                file.withCString { linkat(AT_FDCWD, $0, AT_FDCWD, second, 0) }
            }
        case .imitate(let status, let folder):
            try imitate(status, by: folder)
        case .synchronize(let path):
            try synchronize(path)
        case .rename(let old, let new):
            try check(new) { new in old.withCString { Foundation.rename($0, new) } }
        case .exchange(let first, let second):
            let failure = first.withCString { first in
                second.withCString { sitegen_exchange(first, $0) }
            }
            guard failure == 0 else { throw FileError(path: second, code: failure) }
        case .remove(let file):
            try check(file) { unlink($0) }
        case .removeFolder(let folder):
            try check(folder) { rmdir($0) }
        }
    }

    private func check(
        _ path: DiskPath, _ call: (UnsafePointer<CChar>) -> Int32
    ) throws(FileError) {
        guard path.withCString(call) == 0 else { throw FileError(path: path, code: errno) }
    }

    private func open(_ path: DiskPath, _ flags: Int32) throws(FileError) -> Int32 {
        let descriptor = path.withCString { Foundation.open($0, flags | O_CLOEXEC, 0o666) }
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        return descriptor
    }

    private func write(_ bytes: [UInt8], to file: DiskPath) throws(FileError) {
        let descriptor = try open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { rest in
                Foundation.write(descriptor, rest.baseAddress, rest.count)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                let code = errno
                close(descriptor)
                throw FileError(path: file, code: code)
            }
        }
        // Some file systems say only now that there is no room.
        guard close(descriptor) == 0 || errno == EINTR else {
            throw FileError(path: file, code: errno)
        }
    }

    private func synchronize(_ path: DiskPath) throws(FileError) {
        let descriptor = try open(path, O_RDONLY)
        defer { close(descriptor) }
        // Not every file system can do so with a folder; then there is no more to be had.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
            throw FileError(path: path, code: errno)
        }
    }

    private func imitate(_ status: FileStatus, by folder: DiskPath) throws(FileError) {
        guard let own = try self.status(of: folder) else {
            throw FileError(path: folder, code: ENOENT)
        }
        if own.owner != status.owner || own.group != status.group {
            try check(folder) { chown($0, status.owner, status.group) }
        }
        if own.permissions != status.permissions {
            try check(folder) { chmod($0, mode_t(status.permissions)) }
        }
    }
}

extension FileStatus.Kind {
    /// Takes the mode of stat(2).
    fileprivate init(mode: UInt32) {
        switch mode & UInt32(S_IFMT) {
        case UInt32(S_IFREG): self = .file
        case UInt32(S_IFDIR): self = .folder
        case UInt32(S_IFLNK): self = .link
        default: self = .special
        }
    }
}
