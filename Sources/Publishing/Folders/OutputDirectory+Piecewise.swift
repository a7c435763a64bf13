import Foundation

extension OutputDirectory {
    /// Prepares all that changes in a folder within the published one, then renames file after file
    /// into place.
    ///
    /// What is new comes first and what goes last. Whatever a page of the old site refers to is
    /// therefore there at any time. The manifest names the files of both sites while they are
    /// mixed. The next build, if this one is stopped, then removes what it does not want. Throws
    /// `cannotWrite` where nothing has changed yet, `stoppedHalfway` after that.
    func replacePiecewise(_ update: FolderUpdate) async throws(PublishingError) {
        let staging = stagingInside
        var current = folder
        do throws(FileError) {
            try disk.makeFolders(staging)
            let failure = await update.forEachWritten { number, _, bytes throws(FileError) in
                try stage(bytes, as: staging.appending("\(number)"))
            }
            if let failure {
                current = folder.appending(failure.name)
                throw failure.error
            }
            current = folder.appending(FolderUpdate.manifest)
            if let manifest = update.passingManifest {
                try stage(Array(manifest.text.utf8), as: staging.appending("manifest"))
            }
        } catch {
            try? disk.removeAll(of: staging)
            throw .cannotWrite(path: "\(current)", words: error.words)
        }
        do {
            try place(update, from: staging)
            try disk.removeAll(of: staging)
        } catch {
            try? disk.removeAll(of: staging)
            throw .stoppedHalfway(path: "\(error.path)", words: error.words)
        }
    }

    private func stage(_ bytes: [UInt8], as file: DiskPath) throws(FileError) {
        try disk.perform(.write(bytes, to: file))
        try disk.perform(.synchronize(file))
    }

    private func place(_ update: FolderUpdate, from staging: DiskPath) throws(FileError) {
        if update.passingManifest != nil {
            try disk.perform(
                .rename(staging.appending("manifest"), to: folder.appending(Manifest.name)))
            try disk.perform(.synchronize(folder))
        }
        let (blocking, others) = update.removedBeforeAndAfter
        for name in update.leftFolders { try removeIfEmpty([name] + name.ancestors.reversed()) }
        for name in blocking { try remove(name) }
        for index in update.writtenInOrder {
            let name = update.written[index]
            let file = folder.appending(name)
            try disk.makeFolders(file.parent)
            try disk.perform(.rename(staging.appending("\(index)"), to: file))
        }
        for name in others { try remove(name) }
        for touched in Set((update.written + update.removed).map(\.parent)).sorted() {
            let path = folder.appending(touched)
            if try disk.status(of: path) != nil { try disk.perform(.synchronize(path)) }
        }
        guard let index = update.written.firstIndex(of: FolderUpdate.manifest) else { return }
        try disk.perform(
            .rename(staging.appending("\(index)"), to: folder.appending(Manifest.name)))
        try disk.perform(.synchronize(folder))
    }

    /// Removes a file, and the folders that it leaves empty.
    private func remove(_ name: DiskPath) throws(FileError) {
        do { try disk.perform(.remove(folder.appending(name))) } catch {
            // Somebody else was faster.
            guard error.code == ENOENT else { throw error }
        }
        try removeIfEmpty(name.ancestors.reversed())
    }

    /// Removes folders, each in the next, as far as nothing is in them.
    private func removeIfEmpty(_ folders: [DiskPath]) throws(FileError) {
        for name in folders {
            let path = folder.appending(name)
            guard try disk.names(in: path).isEmpty else { return }
            try disk.perform(.removeFolder(path))
        }
    }
}

extension FolderUpdate {
    /// The indices of what is written, without the manifest: assets before pages, and what is new
    /// before what is there already.
    fileprivate var writtenInOrder: [Int] {
        func rank(_ name: DiskPath) -> Int {
            (old.entries[name] == nil ? 0 : 2) + (name.hasSuffix(".html") ? 1 : 0)
        }
        return written.indices.filter { written[$0] != Self.manifest }
            .sorted { (rank(written[$0]), $0) < (rank(written[$1]), $1) }
    }

    /// The files that have to go before the new ones can come, and those that do not. A file has to
    /// go first where a folder takes its place, or a file that of its folder.
    fileprivate var removedBeforeAndAfter: ([DiskPath], [DiskPath]) {
        let files = Set(written)
        let folders = Set(written.flatMap(\.ancestors))
        let isBlocking: (DiskPath) -> Bool = { name in
            folders.contains(name) || name.ancestors.contains(where: files.contains)
        }
        // Pages before what they refer to.
        let later = removed.filter { !isBlocking($0) }
        let pages = later.filter { $0.hasSuffix(".html") }
        return (removed.filter(isBlocking), pages + later.filter { !$0.hasSuffix(".html") })
    }
}
