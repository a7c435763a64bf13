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
                "'\(path)' changed after sitegen read it, and stays as it is: bless again"
            case .cannotWrite(let path, let words):
                "cannot write '\(path)': \(words); it is as it was"
            }
        }
    }

    /// The path in messages.
    private let path: String
    /// The file itself: where the path is a symbolic link, what it leads to.
    private let file: DiskPath
    private let disk: any FileSystem

    /// Takes a folder and the path within it, or an absolute path.
    package init(_ path: String, in root: String, disk: any FileSystem = Disk()) {
        self.path = path
        let full = path.hasPrefix("/") ? path : "\(root)/\(path)"
        file = DiskPath(URL(filePath: full).resolvingSymlinksInPath().path)
        self.disk = disk
    }

    /// Writes new content beside the file and renames it into place; permissions stay.
    ///
    /// Throws `WritingError`, `hasChanged` where the file does not hold the old content.
    package func replace(_ old: [UInt8], by new: [UInt8]) throws {
        guard file.withCString({ access($0, W_OK) }) == 0 else {
            throw cannotWrite(FileError(path: file, code: errno))
        }
        let number = ProcessInfo.processInfo.processIdentifier
        let fresh = DiskPath("\(file).sitegen-\(number)")
        // One that had this number, and was killed, may have left it.
        try? disk.perform(.remove(fresh))
        do { try write(new, to: fresh) } catch {
            try? disk.perform(.remove(fresh))
            throw cannotWrite(error)
        }
        guard (try? disk.bytes(of: file)) == old else {
            try? disk.perform(.remove(fresh))
            throw WritingError.hasChanged(path: path)
        }
        do { try disk.perform(.rename(fresh, to: file)) } catch {
            try? disk.perform(.remove(fresh))
            throw cannotWrite(error)
        }
    }

    /// Writes a file with the permissions that the page has.
    private func write(_ bytes: [UInt8], to fresh: DiskPath) throws(FileError) {
        try disk.perform(.write(bytes, to: fresh))
        if let page = try disk.status(of: file), var status = try disk.status(of: fresh) {
            status.permissions = page.permissions
            try disk.perform(.imitate(status, by: fresh))
        }
        // The name must not come to stand for a file whose content a power cut takes.
        try disk.perform(.synchronize(fresh))
    }

    private func cannotWrite(_ error: FileError) -> WritingError {
        .cannotWrite(path: path, words: error.words)
    }
}
