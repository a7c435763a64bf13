package import Caching
import Foundation

/// Writes files where nothing is, all of them or none.
package struct NewFiles: Sendable {
    private var files: [String] = []
    private var folders: [String] = []

    /// Nothing was written yet.
    package init() {}

    /// Writes a file with the folders that it lies in. `path` is absolute.
    ///
    /// Throws `FolderError` where it cannot be written, and where something is there already; then
    /// `undo` removes what was written.
    package mutating func write(_ text: String, to path: String) throws(FolderError) {
        try makeFolder((path as NSString).deletingLastPathComponent)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FolderError(path: path, code: errno) }
        files.append(path)
        let bytes = Array(text.utf8)
        var count = 0
        while count < bytes.count {
            let written = bytes[count...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress!, $0.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                let code = errno
                close(descriptor)
                throw FolderError(path: path, code: code)
            }
            count += written
        }
        guard close(descriptor) == 0 else { throw FolderError(path: path, code: errno) }
    }

    /// Makes a folder, and those above it, where there is none.
    package mutating func makeFolder(_ path: String) throws(FolderError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw FolderError(path: path, code: ENOTDIR)
            }
            return
        }
        guard errno == ENOENT else { throw FolderError(path: path, code: errno) }
        try makeFolder((path as NSString).deletingLastPathComponent)
        guard mkdir(path, 0o755) == 0 else { throw FolderError(path: path, code: errno) }
        folders.append(path)
    }

    /// Removes what was written, and no folder that holds anything else.
    package func undo() {
        for file in files.reversed() { unlink(file) }
        for folder in folders.reversed() { rmdir(folder) }
    }
}
