import Caching
import Foundation

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
}
