import Publishing

/// The files below a folder, by their paths within it, sorted. Symbolic links to folders are not
/// followed: they may loop, or lead elsewhere.
struct FolderWalk {
    /// Why a folder cannot be read through.
    struct Failure: Error {
        /// The path within the folder; empty for the folder itself.
        let path: String
        let words: String
    }

    /// An absolute path.
    let folder: String
    /// Which names are passed over, with all that is in them.
    let passesOver: (_ name: DiskPath) -> Bool
    /// Which other names but those of folders are wanted, by their paths.
    let wants: (_ path: String, _ kind: FileStatus.Kind?) -> Bool

    func files() throws(Failure) -> [String] {
        var found: [String] = []
        var folders = [""]
        while let current = folders.popLast() {
            let place = DiskPath(folder).appending(current)
            for entry in try names(in: place, current) where !passesOver(entry) {
                let name = entry.description
                let path = current.isEmpty ? name : "\(current)/\(name)"
                let kind = (try? Disk().status(of: place.appending(entry)))?.kind
                guard kind == .folder || wants(path, kind) else { continue }
                guard DiskPath(name) == entry else {
                    throw Failure(path: path, words: "its name is not UTF-8; rename it")
                }
                if kind == .folder { folders.append(path) } else { found.append(path) }
            }
        }
        return found.sorted()
    }

    private func names(in place: DiskPath, _ path: String) throws(Failure) -> [DiskPath] {
        do { return try Disk().names(in: place) } catch {
            throw Failure(path: path, words: error.words)
        }
    }
}
