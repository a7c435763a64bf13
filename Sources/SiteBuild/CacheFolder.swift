package import Caching
import ExampleRunning
import Foundation
import Launching

/// The folders in which `sitegen` keeps what it can make again.
package struct CacheFolder: Hashable, Sendable {
    /// An absolute path: the harness, and what is remembered of this machine.
    package let path: String
    /// An absolute path: results of examples; nil where none are kept.
    package var results: String?

    /// The user's own: below `XDG_CACHE_HOME`, or below `.cache` at home. A path that is empty, or not
    /// absolute, is none.
    package init(environment: [String: String]) {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/.cache" }
        let stated = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        path = (stated ?? home ?? NSTemporaryDirectory()) + "/sitegen"
        results = path + "/results"
    }

    /// Makes the first, where it is not there. Throws where it cannot be written.
    func make() throws(FolderError) {
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        guard access(path, W_OK | X_OK) == 0 else { throw FolderError(path: path, code: errno) }
    }

    /// Removes what is kept, and temporary folders that nobody uses any more; returns the paths.
    ///
    /// A `sitegen` that is at work meanwhile makes again what it misses, or says that it cannot. Throws
    /// where something cannot be removed.
    package func clean() throws(FolderError) -> [String] {
        var removed = ScratchDirectory.removeAbandoned()
        let own = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        // Nothing of others is here, but the folder may have been named by mistake.
        var folders = own.filter { name in
            ["memory", "packages", "results"].contains(name) || name.hasPrefix("harness-")
                || name.hasPrefix("staging-")
        }.sorted().map { "\(path)/\($0)" }
        if let results, !folders.contains(results), ResultCache.isOne(at: results) {
            folders.append(results)
        }
        for folder in folders {
            FolderRemoval.remove(folder)
            guard access(folder, F_OK) != 0 else { throw FolderError(path: folder, code: EPERM) }
            removed.append(folder)
        }
        return removed
    }
}
