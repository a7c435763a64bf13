import Caching
import Foundation
import Publishing

/// What the files below watched folders are at a moment, as far as the file system tells without
/// reading them.
package struct FileSnapshot: Hashable, Sendable {
    /// What changes whenever a file is written, or another takes its place.
    fileprivate struct Stamp: Hashable {
        let number: UInt64
        let size: Int64
        let seconds: Int64
        let nanoseconds: Int64
    }

    private var stamps: [String: Stamp] = [:]
    /// The folders that were looked into.
    package private(set) var folders: [String] = []

    /// Looks at all of them. A folder that is not there has no files.
    package init(of places: WatchedPlaces) {
        for file in places.files {
            folders.append(String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]))
            var status = stat()
            if stat(file, &status) == 0 { stamps[file] = Stamp(status) }
        }
        var waiting = Array(places.trees)
        var seen: Set<String> = []
        while let folder = waiting.popLast() {
            guard !places.passedOver.contains(folder), seen.insert(folder).inserted else {
                continue
            }
            waiting += look(into: folder)
        }
    }

    /// Notes the files in a folder; returns the folders in it.
    private mutating func look(into folder: String) -> [String] {
        guard let names = try? Disk().names(in: DiskPath(folder)) else { return [] }
        folders.append(folder)
        var inner: [String] = []
        for name in names where !Self.isPassedOver(name) {
            let path = "\(folder)/\(name)"
            var status = stat()
            // What a link leads to is what a page shows.
            guard stat(path, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                // A link may lead back.
                var own = stat()
                if lstat(path, &own) == 0, own.st_mode & S_IFMT == S_IFDIR { inner.append(path) }
            case S_IFREG: stamps[path] = Stamp(status)
            default: break
            }
        }
        return inner
    }

    /// Names that begin with a dot are no part of a site, and those that end with a tilde are what
    /// editors keep.
    private static func isPassedOver(_ name: DiskPath) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || name == DiskPath("node_modules")
    }

    /// The paths of files that are new, gone or written since, sorted.
    package func changes(since old: FileSnapshot) -> [String] {
        Set(stamps.keys).union(old.stamps.keys).filter { stamps[$0] != old.stamps[$0] }.sorted()
    }
}

extension FileSnapshot.Stamp {
    fileprivate init(_ status: stat) {
        number = UInt64(status.st_ino)
        size = Int64(status.st_size)
        seconds = Int64(status.modified.tv_sec)
        nanoseconds = Int64(status.modified.tv_nsec)
    }
}
