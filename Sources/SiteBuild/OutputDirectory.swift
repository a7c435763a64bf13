import CSystemCalls
import Foundation
package import Site

/// The folder that a site is published to, as a whole or not at all.
package struct OutputDirectory: Sendable {
    /// An absolute path.
    package let path: String

    /// Follows symbolic links: what is exchanged is the folder that they lead to.
    package init(path: String) {
        self.path = URL(filePath: path).resolvingSymlinksInPath().path
    }

    /// What publishing did.
    package struct Publication: Hashable, Sendable {
        /// Paths of files that are new or have other bytes.
        package var written: [String] = []
        /// Paths of files that an earlier build wrote and this one did not.
        package var removed: [String] = []
        /// Whether files were renamed into place one by one, since the file system cannot exchange
        /// folders.
        package var wasPiecewise = false
    }

    /// Why a site cannot be published.
    package enum PublishingError: Error, CustomStringConvertible {
        case notAFolder(String)
        case cannotRead(path: String, words: String)
        case cannotWrite(path: String, words: String)
        /// Where files are renamed into place one by one.
        case stoppedHalfway(path: String, words: String)

        package var description: String {
            switch self {
            case .notAFolder(let path): "'\(path)' is not a folder: move it away, then build again"
            case .cannotRead(let path, let words): "cannot read '\(path)': \(words)"
            case .stoppedHalfway(let path, let words):
                "cannot write '\(path)': \(words); what was written before it is new, the rest of "
                    + "the site is old: build again"
            case .cannotWrite(let path, let words):
                "cannot write '\(path)': \(words); the site that was there is unchanged"
            }
        }
    }

    /// Makes the folder hold exactly this site, besides files that no build has written.
    ///
    /// The new site is prepared in a folder beside it, in which unchanged files are hard links to
    /// the old ones, and the two are exchanged in one step. Where nothing changed nothing is
    /// written. Throws `PublishingError`; then the old site is there as it was.
    package func publish(_ site: RenderedSite, toolchain: String) throws -> Publication {
        removeAbandonedStaging()
        let contents = try contents()
        let old = contents.files
        var files = site.files
        let manifest = Manifest(toolchain: toolchain, files: Set(files.keys))
        files[Manifest.name] = Array(manifest.text.utf8)
        var publication = Publication()
        publication.written = files.keys.filter { old[$0] != files[$0] }.sorted()
        publication.removed = (manifestOnDisk?.files ?? [])
            .filter { files[$0] == nil && old[$0] != nil }.sorted()
        guard !publication.written.isEmpty || !publication.removed.isEmpty else {
            return publication
        }

        let staging = "\(stagingPrefix)\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: staging) }
        let written = Set(publication.written)
        let removed = Set(publication.removed)
        try makeFolder(staging)
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            if written.contains(name) {
                try write(bytes, to: "\(staging)/\(name)")
            } else {
                try link("\(path)/\(name)", to: "\(staging)/\(name)")
            }
        }
        for name in old.keys.sorted() where files[name] == nil && !removed.contains(name) {
            try link("\(path)/\(name)", to: "\(staging)/\(name)")
        }
        try copyForeign(contents, to: staging, besides: files)
        publication.wasPiecewise = try !replaceWhole(by: staging)
        if publication.wasPiecewise {
            try replacePiecewise(by: staging, publication)
        }
        return publication
    }

    /// How `public/` differs from what a build would write: paths with what is wrong, sorted.
    ///
    /// Files that no build has written are no difference. Throws `PublishingError`.
    package func differences(from site: RenderedSite, toolchain: String) throws -> [String] {
        let old = try contents().files
        let manifest = Manifest(toolchain: toolchain, files: Set(site.files.keys))
        var wanted = site.files
        wanted[Manifest.name] = Array(manifest.text.utf8)
        let stale = wanted.compactMap { name, bytes -> String? in
            guard let found = old[name] else { return "\(name): missing" }
            return found == bytes ? nil : "\(name): differs"
        }
        let left = (manifestOnDisk?.files ?? []).filter { wanted[$0] == nil && old[$0] != nil }
            .map { "\($0): no page makes it any more" }
        return (stale + left).sorted()
    }

    /// What the last build said of itself; nil where none did.
    package var manifestOnDisk: Manifest? {
        (try? String(contentsOfFile: "\(path)/\(Manifest.name)", encoding: .utf8))
            .flatMap { Manifest(text: $0) }
    }
}

// MARK: Reading

extension OutputDirectory {
    /// All that is below the folder; nothing where it is not there yet.
    private func contents() throws -> FolderContents {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return FolderContents()
        }
        guard isFolder.boolValue else { throw PublishingError.notAFolder(path) }
        do { return try FolderContents(of: path) } catch {
            throw PublishingError.cannotRead(path: path, words: error.systemWords)
        }
    }
}

// MARK: Writing

extension OutputDirectory {
    private var parent: String { URL(filePath: path).deletingLastPathComponent().path }
    private var name: String { URL(filePath: path).lastPathComponent }
    private var stagingPrefix: String { "\(parent)/.\(name)-staging-" }

    /// Removes what a build has left that was killed: staging folders of processes that are gone,
    /// and of one that had this process' number.
    private func removeAbandonedStaging() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names {
            let file = "\(parent)/\(name)"
            guard file.hasPrefix(stagingPrefix),
                let process = Int32(file.dropFirst(stagingPrefix.count)),
                process == ProcessInfo.processInfo.processIdentifier
                    || kill(process, 0) != 0 && errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: file)
        }
    }

    /// Puts the staging folder in the folder's place in one step; false where the file system
    /// cannot.
    private func replaceWhole(by staging: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else {
            guard rename(staging, path) == 0 else {
                throw PublishingError.cannotWrite(
                    path: path, words: String(cString: strerror(errno)))
            }
            return true
        }
        let failure = sitegen_exchange(staging, path)
        if failure == 0 { return true }
        // EXDEV: the old folder is in a lower layer; EBUSY: a mount point; EINVAL, ENOSYS: unknown.
        guard [EXDEV, EBUSY, EINVAL, ENOSYS, ENOTSUP].contains(failure) else {
            throw PublishingError.cannotWrite(path: path, words: String(cString: strerror(failure)))
        }
        return false
    }

    /// Renames changed files into place, pages after assets, removes old ones, and says so last, so
    /// that a build after one that was stopped removes what is left.
    private func replacePiecewise(by staging: String, _ publication: Publication) throws {
        let isLate: (String) -> Bool = { $0.hasSuffix(".html") }
        let files = publication.written.filter { $0 != Manifest.name }
        do {
            for name in files.filter({ !isLate($0) }) + files.filter(isLate) {
                try replace(name, by: staging)
            }
            for name in publication.removed { remove(name) }
            if publication.written.contains(Manifest.name) {
                try replace(Manifest.name, by: staging)
            }
        } catch PublishingError.cannotWrite(let path, let words) {
            throw PublishingError.stoppedHalfway(path: path, words: words)
        }
    }

    private func replace(_ name: String, by staging: String) throws {
        let file = "\(path)/\(name)"
        let fresh = file + ".sitegen-new"
        defer { try? FileManager.default.removeItem(atPath: fresh) }
        try makeFolder(URL(filePath: file).deletingLastPathComponent().path)
        try writing(file) {
            let bytes = try Data(contentsOf: URL(filePath: "\(staging)/\(name)"))
            try bytes.write(to: URL(filePath: fresh))
        }
        guard rename(fresh, file) == 0 else {
            throw PublishingError.cannotWrite(path: file, words: String(cString: strerror(errno)))
        }
    }

    /// Removes a file, and the folders that it leaves empty.
    private func remove(_ name: String) {
        try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
        var folders = name.split(separator: "/").dropLast()
        while !folders.isEmpty, rmdir("\(path)/\(folders.joined(separator: "/"))") == 0 {
            folders.removeLast()
        }
    }

    /// Symbolic links and empty folders that no build has made.
    private func copyForeign(
        _ contents: FolderContents, to staging: String, besides files: [String: [UInt8]]
    ) throws {
        for (name, destination) in contents.links where files[name] == nil {
            let link = "\(staging)/\(name)"
            try makeFolder(URL(filePath: link).deletingLastPathComponent().path)
            try writing(link) {
                try FileManager.default.createSymbolicLink(
                    atPath: link, withDestinationPath: destination)
            }
        }
        for name in contents.emptyFolders { try makeFolder("\(staging)/\(name)") }
    }

    private func makeFolder(_ folder: String) throws {
        try writing(folder) {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        }
    }

    private func write(_ bytes: [UInt8], to file: String) throws {
        try makeFolder(URL(filePath: file).deletingLastPathComponent().path)
        try writing(file) { try Data(bytes).write(to: URL(filePath: file)) }
    }

    /// Makes a file appear at a second place with the same content, by a hard link where that can
    /// be had.
    private func link(_ file: String, to other: String) throws {
        try makeFolder(URL(filePath: other).deletingLastPathComponent().path)
        if Foundation.link(file, other) == 0 { return }
        try writing(other) { try FileManager.default.copyItem(atPath: file, toPath: other) }
    }

    private func writing<Result>(_ file: String, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch {
            throw PublishingError.cannotWrite(path: file, words: error.systemWords)
        }
    }
}
