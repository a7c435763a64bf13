import Caching
import Foundation

/// Runs in a folder, or on a server, that several machines share.
///
/// A run is known by the digest of its program, so that whoever compiled the same finds it. Nothing
/// of it is ever executed.
package struct SharedRuns: Sendable {
    private enum Place: Sendable {
        case folder(EntryFolder)
        case server(EntryServer)
    }

    private let place: Place
    private let isWritten: Bool
    private let answers = Answers()

    /// What was found for each key that was asked for: a server is asked once. Where nothing was
    /// found it is asked again after something was kept.
    private actor Answers {
        private var values: [CacheKey: [UInt8]?] = [:]

        var found: Int { values.values.count { $0 != nil } }

        func answer(to key: CacheKey) -> [UInt8]?? { values[key] }

        func note(_ value: [UInt8]?, for key: CacheKey) { values[key] = .some(value) }

        func forgetMiss(for key: CacheKey) {
            if values[key] == .some(nil) { values[key] = nil }
        }
    }

    /// Takes an absolute path, and the secret that says who may have written there; nil is anyone.
    package init(in folder: String, secret: [UInt8]?, isWritten: Bool) {
        place = .folder(EntryFolder(folder, secret: secret))
        self.isWritten = isWritten
    }

    /// Takes an address that begins with `http://` or `https://`, the secret likewise, and a folder
    /// for temporary files.
    package init(
        at address: String, secret: [UInt8]?, isWritten: Bool, temporaryFiles folder: String
    ) {
        place = .server(EntryServer(address, secret: secret, temporaryFiles: folder))
        self.isWritten = isWritten
    }

    /// How many runs were found there so far.
    package var found: Int { get async { await answers.found } }

    /// Why a server is not asked any more, in the words of the request that failed; nil where it
    /// answers, and of a folder.
    package var problem: String? {
        get async { if case .server(let server) = place { await server.problem } else { nil } }
    }

    func value(for key: CacheKey) async -> [UInt8]? {
        if let known = await answers.answer(to: key) { return known }
        let value =
            switch place {
            case .folder(let entries): entries.value(for: key)
            case .server(let entries): await entries.value(for: key)
            }
        await answers.note(value, for: key)
        return value
    }

    /// Keeps a run, unless this place is only read.
    func keep(_ value: [UInt8], for key: CacheKey) async throws(FolderError) {
        guard isWritten else { return }
        await answers.forgetMiss(for: key)
        switch place {
        case .folder(let entries):
            try? FileManager.default.createDirectory(
                atPath: entries.path, withIntermediateDirectories: true)
            try entries.store(value, for: key)
        case .server(let entries): await entries.store(value, for: key)
        }
    }
}
