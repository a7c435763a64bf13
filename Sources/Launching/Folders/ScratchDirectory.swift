import Caching
import Foundation

/// A folder of one run of `sitegen`, for the programs' sources, working folders and streams.
package struct ScratchDirectory: Sendable {
    private let folder: LockedFolder
    private let discarded: DiscardedFolders

    /// An absolute path without symbolic links.
    package var path: String { folder.path }

    /// What the names of such folders begin with.
    private static let name = "sitegen-scratch-"

    /// Makes a fresh folder for temporary files of the system. It also removes those of processes
    /// that have ended without doing so.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package static func make() throws -> ScratchDirectory {
        do {
            let folder = try LockedFolder.make(name, in: parent)
            return ScratchDirectory(folder: folder, discarded: DiscardedFolders(in: folder.path))
        } catch {
            throw ExampleRunningError.scratchNotWritable(path: error.path, words: error.words)
        }
    }

    private static var parent: String {
        URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
    }

    /// Removes the folders of processes that have ended without doing so, and returns their paths.
    package static func removeAbandoned() -> [String] {
        LockedFolder.removeAbandoned(name, in: parent)
    }

    /// Removes the folder with all that is in it, also what a program has made read-only.
    package func remove() {
        folder.remove()
    }

    /// Takes a folder in it away from its place; it is removed later.
    func discard(_ path: String) { discarded.take(path) }

    /// Makes a folder in it, where it is not there yet.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func makeFolder(_ name: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: path, words: error.localizedDescription)
        }
    }
}
