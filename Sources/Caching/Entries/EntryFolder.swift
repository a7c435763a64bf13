import Foundation

/// A folder of entries: each a file of its own, under the digest of its key.
///
/// Entries are written beside and renamed into place, so that a reader finds a whole one or none.
/// Another process may write, read or sweep at the same time.
package struct EntryFolder: Sendable {
    /// An absolute path.
    package let path: String
    /// Seals the entries; nil in a folder that is this user's alone.
    private let secret: [UInt8]?

    /// The folders of this machine's results are below it; nobody else may look into it.
    package init(_ path: String, secret: [UInt8]? = nil) {
        self.path = path
        self.secret = secret
    }

    private func file(of key: CacheKey) -> String { "\(path)/\(key.name)" }

    /// The value that was stored for a key; nil where there is none that is whole, and this user's
    /// or sealed.
    package func value(for key: CacheKey) -> [UInt8]? {
        guard let bytes = contents(of: file(of: key)),
            let entry = CacheEntry(bytes: bytes, secret: secret), entry.key == key
        else { return nil }
        return entry.value
    }

    /// Bytes of the largest entry: a file without content can say to be larger than memory.
    private static let mostBytes = 1 << 30

    /// Reads a file, and says that it was used, for `sweep`.
    private func contents(of file: String) -> [UInt8]? {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            secret != nil || status.st_uid == geteuid() && status.st_mode & 0o022 == 0,
            status.st_size <= Self.mostBytes
        else { return nil }
        // Once in a while is enough, and a read-only disk cannot be told.
        if time(nil) - status.modified.tv_sec > Self.leastAge / 2 { futimens(descriptor, nil) }
        let size = Int(status.st_size)
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, initialized in
            while count < size {
                let found = read(descriptor, room.baseAddress! + count, size - count)
                if found < 0, errno == EINTR { continue }
                guard found > 0 else { break }
                count += found
            }
            initialized = count
        }
        return count == size ? bytes : nil
    }

    /// Stores a value.
    ///
    /// A process that is killed meanwhile leaves a file in `new`, until the next sweep. Throws where
    /// the disk is full or cannot be written.
    package func store(_ value: [UInt8], for key: CacheKey) throws(FolderError) {
        let file = file(of: key)
        let bytes = CacheEntry(key: key, value: value).bytes(secret: secret)
        var failure: CInt = 0
        // A sweep may take the new file for an abandoned one, in the moment before it is locked.
        for _ in 0..<3 {
            let new = "\(self.new)/\(UUID().uuidString)"
            failure = write(bytes, to: new, thenRenamedTo: file)
            guard failure == ENOENT else { break }
            for folder in [path, self.new] where mkdir(folder, 0o700) != 0 && errno != EEXIST {
                throw FolderError(path: folder, code: errno)
            }
        }
        guard failure == 0 else { throw FolderError(path: file, code: failure) }
    }

    /// Stores a value that can be found out again, if it can be stored.
    package func remember(_ value: [UInt8], for key: CacheKey) {
        try? store(value, for: key)
    }

    /// Takes an entry away.
    package func remove(_ key: CacheKey) { unlink(file(of: key)) }

    /// Where entries are written before they have their names.
    private var new: String { path + "/new" }

    /// Returns 0, or the system's number of what went wrong; then nothing is left.
    private func write(_ bytes: [UInt8], to new: String, thenRenamedTo file: String) -> CInt {
        let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return errno }
        // It says that somebody is at work on it; nobody sweeps where there are no locks.
        flock(descriptor, LOCK_EX | LOCK_NB)
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                let failure = errno
                unlink(new)
                return failure
            }
        }
        guard rename(new, file) != 0 else { return 0 }
        let failure = errno
        unlink(new)
        return failure
    }

    // MARK: Sweeping

    /// Seconds that an entry stays at least.
    private static let leastAge = 3600

    /// Removes what processes that were killed have left.
    package func sweepAbandoned() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: new)) ?? [] {
            let descriptor = open("\(new)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink("\(new)/\(name)") }
            close(descriptor)
        }
    }

    /// Removes what was used least recently, until the files of these folders have no more bytes
    /// than this; nothing that is younger than an hour.
    package static func sweep(_ folders: [EntryFolder], keeping bytes: Int) {
        var files: [(path: String, size: Int, used: Int)] = []
        for folder in folders {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
                let path = "\(folder.path)/\(name)"
                var status = stat()
                guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                    continue
                }
                // What it takes up, and not how long it is.
                files.append((path, Int(status.st_blocks) * 512, status.modified.tv_sec))
            }
        }
        var sum = files.reduce(0) { $0 + $1.size }
        guard sum > bytes else { return }
        let now = time(nil)
        for file in files.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) {
            guard sum > bytes, now - file.used >= leastAge else { return }
            if unlink(file.path) == 0 { sum -= file.size }
        }
    }
}
