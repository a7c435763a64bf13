import Foundation
import Publishing

/// The folder of a site as it is read from: only regular files, and only those within it.
///
/// A page can come from a stranger. A link in it must not publish what lies elsewhere. It must not
/// hold up the build either, at a pipe or a device without an end.
struct SourceFolder {
    /// An absolute path.
    let path: String

    /// As many bytes as a file of text may have, of which its tree takes many times as much.
    static let mostBytesOfText = 4 << 20

    /// Why a file is not read.
    enum Refusal: Error, Hashable {
        case system(code: Int32)
        case notRegular
        case leavesFolder
        case tooLong(most: Int)

        var words: String {
            switch self {
            case .system(let code): String(cString: strerror(code))
            case .notRegular: "it is a device, a pipe or a socket; put a file in its place"
            case .leavesFolder:
                "the link leads out of the site's folder; put its target into the folder"
            case .tooLong(let most):
                "it has more than \(most >> 20) MiB, which is too long for a text; split it"
            }
        }
    }

    /// The content of a file by its path within the folder; it is refused where it has more than
    /// the most bytes.
    func bytes(of file: String, atMost most: Int) throws(Refusal) -> [UInt8] {
        let descriptor = try open(file)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .system(code: EISDIR)
        default: throw .notRegular
        }
        guard status.st_size <= most else { throw .tooLong(most: most) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
                // It may have grown since.
                guard bytes.count <= most else { throw .tooLong(most: most) }
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw .system(code: errno)
            }
        }
    }

    /// Opens what the path leads to, without waiting for the other end of a pipe.
    private func open(_ file: String) throws(Refusal) -> Int32 {
        guard let target = Self.resolved("\(path)/\(file)"), let root = Self.resolved(path) else {
            throw .system(code: errno)
        }
        guard target.starts(with: root == [slash] ? root : root + [slash]) else {
            throw .leavesFolder
        }
        let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let descriptor = DiskPath(bytes: target).withCString { Foundation.open($0, flags) }
        guard descriptor >= 0 else {
            // A socket.
            throw errno == ENXIO ? .notRegular : .system(code: errno)
        }
        return descriptor
    }

    /// The path without links; nil, with `errno`, where nothing is there.
    private static func resolved(_ path: String) -> [UInt8]? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return (0..<strlen(resolved)).map { UInt8(bitPattern: resolved[$0]) }
    }
}

private let slash = UInt8(ascii: "/")
