import Foundation

/// A page's file on disk, to be written anew as a whole or not at all.
package struct PageFile: Sendable {
    /// Why a page was not written; it is as it was.
    package enum WritingError: Error, Hashable, CustomStringConvertible {
        /// It is no longer what was read.
        case hasChanged(path: String)
        case cannotWrite(path: String, words: String)

        package var description: String {
            switch self {
            case .hasChanged(let path):
                "'\(path)' has changed since it was read, and was left as it is: bless again"
            case .cannotWrite(let path, let words):
                "cannot write '\(path)': \(words); it is as it was"
            }
        }
    }

    /// The path in messages.
    private let path: String
    /// The file itself: where the path is a symbolic link, what it leads to.
    private let file: String

    /// Takes the folder of the site and the path within it.
    package init(_ path: String, in root: String) {
        self.path = path
        file = URL(filePath: "\(root)/\(path)").resolvingSymlinksInPath().path
    }

    /// Writes new content beside the file and renames it into place; permissions stay.
    ///
    /// Throws `WritingError`, `hasChanged` where the file does not hold the old content.
    package func replace(_ old: [UInt8], by new: [UInt8]) throws {
        guard FileManager.default.isWritableFile(atPath: file) else {
            throw WritingError.cannotWrite(path: path, words: String(cString: strerror(EACCES)))
        }
        let fresh = "\(file).sitegen-\(ProcessInfo.processInfo.processIdentifier)"
        defer { unlink(fresh) }
        try writing {
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
            guard
                FileManager.default.createFile(
                    atPath: fresh, contents: nil, attributes: [.posixPermissions: mode ?? 0o644]),
                let handle = FileHandle(forWritingAtPath: fresh)
            else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            defer { try? handle.close() }
            try handle.write(contentsOf: Data(new))
            // The name must not come to stand for a file whose content a power cut takes.
            try handle.synchronize()
        }
        guard (try? [UInt8](Data(contentsOf: URL(filePath: file)))) == old else {
            throw WritingError.hasChanged(path: path)
        }
        guard rename(fresh, file) == 0 else {
            throw WritingError.cannotWrite(path: path, words: String(cString: strerror(errno)))
        }
    }

    private func writing(_ body: () throws -> Void) throws {
        do { try body() } catch {
            throw WritingError.cannotWrite(path: path, words: error.systemWords)
        }
    }
}
