import Foundation
import Synchronization
import TestSupport

@testable import Publishing

/// The machine's file system, which stops or fails where a test wants it to, and writes down what
/// was changed. It does not wait for the disk.
final class ScriptedDisk: FileSystem {
    enum Script: Hashable, Sendable {
        case nothing
        /// After so many changes the process is gone: nothing is done any more.
        case stops(after: Int)
        /// As `stops`, but half of what it was writing is there.
        case stopsWhileWriting(after: Int)
        /// The change of this number, from 0, fails with a value of errno.
        case fails(at: Int, code: Int32)
    }

    private let script: Script
    private let exchanges: Bool
    private let before: @Sendable (FileChange) -> Void
    private let done = Mutex<[FileChange]>([])
    private let disk = Disk()

    /// `before` is called ahead of each change.
    init(
        _ script: Script = .nothing, exchanges: Bool = true,
        before: @escaping @Sendable (FileChange) -> Void = { _ in }
    ) {
        self.script = script
        self.exchanges = exchanges
        self.before = before
    }

    /// All changes that were tried, in order.
    var changes: [FileChange] { done.withLock { $0 } }

    func status(of path: DiskPath) throws(FileError) -> FileStatus? { try disk.status(of: path) }
    func names(in folder: DiskPath) throws(FileError) -> [DiskPath] { try disk.names(in: folder) }
    func bytes(of file: DiskPath) throws(FileError) -> [UInt8] { try disk.bytes(of: file) }

    func perform(_ change: FileChange) throws(FileError) {
        before(change)
        let number = done.withLock { changes in
            changes.append(change)
            return changes.count - 1
        }
        let nowhere = DiskPath("(scripted)")
        switch script {
        case .nothing: break
        case .stops(let count):
            if number >= count { throw FileError(path: nowhere, code: ECANCELED) }
        case .stopsWhileWriting(let count):
            if number == count, case .write(let bytes, let file) = change {
                try disk.perform(.write(Array(bytes.prefix(bytes.count / 2)), to: file))
            }
            if number >= count { throw FileError(path: nowhere, code: ECANCELED) }
        case .fails(let failing, let code):
            if number == failing { throw FileError(path: nowhere, code: code) }
        }
        switch change {
        case .synchronize: break
        case .exchange(_, let folder) where !exchanges:
            throw FileError(path: folder, code: EXDEV)
        default: try disk.perform(change)
        }
    }
}
