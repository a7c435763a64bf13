import Caching
import Foundation

/// Runs in a folder that several machines share.
///
/// A run is known by the digest of its program, so that whoever compiled the same finds it. Nothing
/// of it is ever executed.
package struct SharedRuns: Sendable {
    private let entries: EntryFolder
    private let isWritten: Bool

    /// Takes an absolute path, and the secret that says who may have written there; nil is anyone.
    package init(in folder: String, secret: [UInt8]?, isWritten: Bool) {
        entries = EntryFolder(folder, secret: secret)
        self.isWritten = isWritten
    }

    func value(for key: CacheKey) -> [UInt8]? { entries.value(for: key) }

    /// Keeps a run, unless this folder is only read.
    func keep(_ value: [UInt8], for key: CacheKey) throws(FolderError) {
        guard isWritten else { return }
        try? FileManager.default.createDirectory(
            atPath: entries.path, withIntermediateDirectories: true)
        try entries.store(value, for: key)
    }
}
