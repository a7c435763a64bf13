package import Caching
import Examples
import Foundation

/// Results of compiling and running that are kept: evidence, and never a verdict.
///
/// Who can write here decides what pages show, so the folder is this user's alone.
package struct ResultCache: Sendable {
    private let folder: String
    private let compilations: EntryFolder
    private let runs: EntryFolder
    private let programs: EntryFolder
    /// The parts of the keys that examples had last.
    let keys: EntryFolder
    /// How long programs took.
    let times: EntryFolder
    /// Which bytes were made of which page.
    package let pages: EntryFolder
    /// Runs that others may have made; nil where none are shared.
    package var shared: SharedRuns?
    private let log = CacheLog()
    /// What a compiled program is for: this user, this machine and this folder.
    let owner: String

    /// Bytes that results may take up before the least recently used ones go.
    package static let mostBytes = 1 << 30

    /// Opens the results in a folder, or begins with none.
    ///
    /// Throws where the folder cannot be made, is none, or is another user's.
    package init(in folder: String) throws(FolderError) {
        self.folder = folder
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        var status = stat()
        guard lstat(folder, &status) == 0 else { throw FolderError(path: folder, code: errno) }
        // A link may lead to a folder of anyone.
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw FolderError(path: folder, code: ENOTDIR)
        }
        guard status.st_uid == geteuid() else { throw FolderError(path: folder, code: EPERM) }
        if status.st_mode & 0o077 != 0, chmod(folder, 0o700) != 0 {
            throw FolderError(path: folder, code: errno)
        }
        func entries(_ name: Name) -> EntryFolder { EntryFolder("\(folder)/\(name.rawValue)") }
        compilations = entries(.compilations)
        runs = entries(.runs)
        programs = entries(.programs)
        keys = entries(.keys)
        pages = entries(.pages)
        times = entries(.times)
        let machine = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)
        owner = "\(geteuid()) \(machine ?? ProcessInfo.processInfo.hostName) \(status.st_ino)"
        for entries in folders { entries.sweepAbandoned() }
    }

    /// Whether a folder holds results and nothing else.
    package static func isOne(at path: String) -> Bool {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        return names.map { Set($0).isSubset(of: Set(Name.allCases.map(\.rawValue))) } ?? false
    }

    /// The folders of results.
    private enum Name: String, CaseIterable {
        case compilations, runs, programs, keys, pages, times
    }

    private var folders: [EntryFolder] { [compilations, runs, programs, keys, pages, times] }

    /// What first went wrong when something was to be kept; nil where nothing did.
    package var problem: FolderError? { get async { await log.problem } }

    // MARK: Finding

    func compilation(for key: CacheKey) -> KeptCompilation? {
        compilations.value(for: key).flatMap { KeptCompilation(bytes: $0) }
    }

    func run(for key: CacheKey) async -> KeptRun? {
        if let own = runs.value(for: key).flatMap({ KeptRun(bytes: $0) }) { return own }
        return await shared?.value(for: key).flatMap { KeptRun(bytes: $0) }
    }

    /// A compiled program; nil where it is not kept any more.
    func program(_ digest: Digest) -> [UInt8]? {
        programs.value(for: key(of: digest)).flatMap { Digest(of: $0) == digest ? $0 : nil }
    }

    private func key(of program: Digest) -> CacheKey {
        var key = CacheKey()
        key.add("program", program.description)
        key.add("owner", owner)
        return key
    }

    // MARK: Keeping

    /// Keeps a compilation, and the program that it made.
    func keep(_ kept: KeptCompilation, program: [UInt8]?, for key: CacheKey) async {
        if let program, let digest = kept.program {
            guard await keep(program, for: self.key(of: digest), in: programs) else { return }
        }
        await keep(kept.bytes, for: key, in: compilations)
    }

    /// Keeps runs of a program, in place of those that were kept.
    func keep(_ kept: KeptRun, for key: CacheKey) async {
        await keep(kept.bytes, for: key, in: runs)
        guard !kept.isOfNoUse, let shared else { return }
        do { try await shared.keep(kept.bytes, for: key) } catch { await log.note(error) }
    }

    /// Whether it is kept now.
    @discardableResult
    func keep(_ value: [UInt8], for key: CacheKey, in folder: EntryFolder) async -> Bool {
        // A disk that is full now is full for all the others too.
        guard await log.problem == nil else { return false }
        do {
            try folder.store(value, for: key)
            await log.noteStored()
            return true
        } catch {
            await log.note(error)
            return false
        }
    }

    /// Removes what was used least recently where there is too much.
    package func sweep() async {
        guard await log.hasStored, case .taken(let lock) = FolderUse.take(folder) else { return }
        withExtendedLifetime(lock) { EntryFolder.sweep(folders, keeping: Self.mostBytes) }
    }
}

/// What happened to the cache in one run of `sitegen`.
private actor CacheLog {
    private(set) var problem: FolderError?
    private(set) var hasStored = false

    func note(_ error: FolderError) { problem = problem ?? error }

    func noteStored() { hasStored = true }
}
