import Foundation

/// How a published folder comes to hold other files: what is written, what goes and what stays.
///
/// Paths are within the folder.
struct FolderUpdate: Sendable {
    /// All that is there before.
    let old: FolderListing
    /// All that it shall hold, with its manifest.
    private(set) var wanted: [DiskPath: PublishedFiles.Content]
    private let maker: FileMaker
    /// Files that are new or have other bytes, sorted.
    let written: [DiskPath]
    /// Files that an earlier build wrote and the site does not have, sorted.
    let removed: [DiskPath]
    /// Files, links and whatever else is no folder that stay as they are, sorted.
    let kept: [DiskPath]
    /// Folders in which nothing is, and which are not of a build.
    let keptFolders: [DiskPath]
    /// Folders in which nothing is any more, since a build was stopped.
    let leftFolders: [DiskPath]
    /// What says which files builds have written, while both sites are mixed; nil where the old one
    /// already says it all.
    let passingManifest: Manifest?

    static let manifest = DiskPath(Manifest.name)

    /// As many files are compared together, so that the site is never in memory whole.
    private static let filesAtOnce = 256
    /// What was made to be compared is kept to be written, up to so many bytes; the rest is made
    /// again.
    private static let mostBytesKept = 64 << 20

    init(
        of folder: DiskPath, holding old: FolderListing, to published: PublishedFiles,
        toolchain: String,
        on disk: any FileSystem, knowing known: KnownFiles
    ) async {
        let maker = FileMaker(published, known)
        let manifest = Manifest(toolchain: toolchain, files: Set(published.files.keys))
        var wanted = [Self.manifest: PublishedFiles.Content.bytes(Array(manifest.text.utf8))]
        for (name, content) in published.files { wanted[DiskPath(name)] = content }
        let names = wanted.keys.sorted()
        let compared = names.filter { old.entries[$0]?.kind == .file }
        var written = Set(names).subtracting(compared)
        var kept = 0
        for part in compared.parts(of: Self.filesAtOnce) {
            let contents = part.map { (name: $0, content: wanted[$0] ?? .bytes([])) }
            let changed = await contents.mappedInParallel { name, content -> [UInt8]? in
                // What cannot be read is written again.
                maker.change(
                    to: content, at: name, from: try? disk.bytes(of: folder.appending(name)))
            }
            for case (let name, let bytes?) in zip(part, changed) {
                written.insert(name)
                kept += bytes.count
                if kept <= Self.mostBytesKept { wanted[name] = .bytes(bytes) }
            }
        }
        let earlier = (Manifest(in: folder, on: disk)?.files ?? [])
        let removed = earlier.map { DiskPath($0) }
            .filter { wanted[$0] == nil && old.entries[$0]?.kind == .file }
        let going = written.union(removed)
        self.old = old
        self.wanted = wanted
        self.maker = maker
        self.written = written.sorted()
        self.removed = removed.sorted()
        self.kept = old.entries.keys.filter { !old.isFolder($0) && !going.contains($0) }.sorted()
        let ofBuilds = Set(earlier.flatMap { DiskPath($0).ancestors })
        keptFolders = old.emptyFolders.filter { !ofBuilds.contains($0) }
        leftFolders = old.emptyFolders.filter(ofBuilds.contains)
        let fresh = published.files.keys.filter {
            old.entries[DiskPath($0)] == nil && !earlier.contains($0)
        }
        passingManifest =
            fresh.isEmpty ? nil : Manifest(toolchain: toolchain, files: earlier.union(fresh))
    }

    /// Calls the body with each file that is written, its number and its bytes, on all cores: no
    /// core waits then, and no more pages are in memory than there are cores.
    ///
    /// Returns the first file, in order, for which the body has thrown.
    func forEachWritten(
        _ body: @escaping @Sendable (Int, DiskPath, [UInt8]) throws(FileError) -> Void
    ) async -> (name: DiskPath, error: FileError)? {
        let files = written.enumerated().map { (number: $0, name: $1, content: wanted[$1]) }
        let failure = await files.firstFailureInParallel { [maker] file throws(FileError) in
            let bytes =
                file.content.flatMap { maker.change(to: $0, at: file.name, from: nil) } ?? []
            try body(file.number, file.name, bytes)
        }
        return failure.map { ($0.element.name, $0.error) }
    }

    var changesNothing: Bool { written.isEmpty && removed.isEmpty }

    /// The folders that the new site has, each before what is in it.
    var folders: [DiskPath] {
        Set((written + kept + keptFolders).flatMap(\.ancestors) + keptFolders).sorted()
    }

    /// Throws `PublishingError.inTheWay` where a file shall be at the place of a folder that stays,
    /// or the other way round.
    func requireRoom(in folder: DiskPath) throws(PublishingError) {
        let staying = Set(
            (kept + keptFolders).flatMap(\.ancestors) + keptFolders + old.mountPoints
                + old.unreadable.map { $0.path.within(folder) })
        let closed = Set(kept + old.mountPoints)
        for name in written {
            if staying.contains(name) {
                throw .inTheWay(path: "\(folder.appending(name))", of: .file)
            }
            for place in name.ancestors {
                if closed.contains(place) {
                    throw .inTheWay(path: "\(folder.appending(place))", of: .folder)
                }
                if wanted[place] != nil {
                    throw .cannotWrite(
                        path: "\(folder.appending(name))", words: String(cString: strerror(ENOTDIR))
                    )
                }
            }
        }
    }
}

extension [DiskPath] {
    /// The paths in order, so many together.
    fileprivate func parts(of size: Int) -> [[DiskPath]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

extension DiskPath {
    /// The path without that of a folder that it is in.
    fileprivate func within(_ folder: DiskPath) -> DiskPath {
        DiskPath(bytes: Array(bytes.dropFirst(folder.bytes.count + 1)))
    }
}

extension Manifest {
    /// What the last build that wrote a folder said of itself; nil where none did.
    init?(in folder: DiskPath, on disk: any FileSystem) {
        guard let bytes = try? disk.bytes(of: folder.appending(Self.name)),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        self.init(text: text)
    }
}
