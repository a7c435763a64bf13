package import Foundation

/// Files whose content something hangs on, by absolute paths, in an order of their own.
///
/// Digesting them takes as long as reading them. Whether one has changed is seen in a moment, by
/// its identity: the kernel sets the time of a change, and nobody sets it back.
package struct FileSet: Hashable, Sendable {
    package let paths: [String]

    package init(_ paths: [String]) { self.paths = paths }

    /// The digest of what the kernel says of each file: device, inode, size, and when its content
    /// and it itself were changed last. A file that is not there is one of its own.
    package var identity: Digest {
        var writer = ByteWriter()
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0 else {
                writer.append(string: path)
                writer.append(0)
                continue
            }
            writer.append(string: path)
            for number in [
                Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino),
                Int(status.st_size), status.modified.tv_sec, status.modified.tv_nsec,
                status.changed.tv_sec, status.changed.tv_nsec,
            ] {
                writer.append(number)
            }
        }
        return Digest(of: writer.bytes)
    }

    /// The digest of the paths and of what the files hold, several files being read at a time; one
    /// that cannot be read counts as none.
    package func content() async -> Digest {
        let found = await withTaskGroup(of: (Int, Digest?).self) { group in
            var digests = [Digest?](repeating: nil, count: paths.count)
            var waiting = paths.indices[...]
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
                if let index = waiting.popFirst() {
                    group.addTask { (index, Self.digest(of: paths[index])) }
                }
            }
            while let (index, digest) = await group.next() {
                digests[index] = digest
                if let index = waiting.popFirst() {
                    group.addTask { (index, Self.digest(of: paths[index])) }
                }
            }
            return digests
        }
        var all = DigestStream()
        for (path, digest) in zip(paths, found) {
            all.append(Array("\(path)\0".utf8))
            all.append(digest?.bytes ?? [])
        }
        return all.finish()
    }

    /// Bytes of a file; 0 where there is none.
    package static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The digest of what a file holds; nil where it cannot be read.
    package static func digest(of path: String) -> Digest? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var stream = DigestStream()
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { room.deallocate() }
        while true {
            let count = read(file, room.baseAddress, room.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { return stream.finish() }
            stream.append(UnsafeRawBufferPointer(rebasing: room[..<count]))
        }
    }
}

extension stat {
    #if canImport(Darwin)
        /// When the content changed last.
        package var modified: timespec { st_mtimespec }
        /// When anything about it changed last.
        var changed: timespec { st_ctimespec }
    #else
        /// When the content changed last.
        package var modified: timespec { st_mtim }
        /// When anything about it changed last.
        var changed: timespec { st_ctim }
    #endif
}
