import Caching
import Examples
import Foundation
import Packages
package import Pages
import Publishing

/// Markdown on disk that belongs to no site.
package struct MarkdownFolder: Sendable {
    /// The absolute path of the folder that relative paths are relative to.
    private let root: String

    package init(root: String) {
        self.root = root
    }

    /// Why the files cannot be read.
    package enum ReadingError: Error, Hashable, CustomStringConvertible {
        case missing(path: String)
        case notMarkdown(path: String)
        case noMarkdown(folder: String)
        case unreadable(path: String, words: String)

        package var description: String {
            switch self {
            case .missing(let path): "there is no '\(path)'"
            case .notMarkdown(let path):
                "'\(path)' is not markdown: names of markdown files end in '.md' or '.markdown'"
            case .noMarkdown(let folder):
                "no markdown in '\(folder)': names of markdown files end in '.md' or '.markdown', "
                    + "and sitegen passes over folders whose names begin with a dot"
            case .unreadable(let path, let words): "cannot read '\(path)': \(words)"
            }
        }
    }

    /// The files, and those below the folders, that the paths name, each once, sorted by path.
    ///
    /// Passed over are names that begin with a dot, `node_modules`, and symbolic links below a
    /// folder: they may loop, or lead out of it. Throws `ReadingError`.
    ///
    /// Sources in Swift are read where a path names one, or a folder that is one of sources; and
    /// below each folder where `readsSources`.
    package func read(
        _ paths: [String], readsSources: Bool = false
    ) throws -> [SiteSource.File] {
        var found: [String: String] = [:]
        for path in paths {
            let name = Self.plain(path)
            let full = absolute(name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
                throw ReadingError.missing(path: path)
            }
            let isOfSources = readsSources || Self.isOfSources(full)
            let files =
                isFolder.boolValue ? try files(below: name, withSources: isOfSources) : [name]
            if !isFolder.boolValue, !PagePath.isOfPage(name), !name.hasSuffix(".swift") {
                throw ReadingError.notMarkdown(path: path)
            }
            guard !files.isEmpty else { throw ReadingError.noMarkdown(folder: path) }
            for file in files {
                let identity = URL(filePath: absolute(file)).resolvingSymlinksInPath().path
                found[identity] = found[identity].map { min($0, file) } ?? file
            }
        }
        return try found.values.sorted().map { file in
            let bytes = try reading(file) { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
            return SiteSource.File(path: file, displayPath: file, bytes: bytes)
        }
    }

    /// Whether a folder is the `Sources` of a package, or lies in there. Where the package itself
    /// lies does not matter.
    private static func isOfSources(_ folder: String) -> Bool {
        guard let real = realPath(folder), let package = PackageRequest.nearest(to: real)?.path
        else { return false }
        return real.utf8.dropFirst(package.utf8.count).split(separator: UInt8(ascii: "/"))
            .contains { $0.elementsEqual("Sources".utf8) }
    }

    private func files(below folder: String, withSources: Bool) throws -> [String] {
        func path(_ name: String) -> String {
            folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        }
        let walk = FolderWalk(
            folder: absolute(folder),
            passesOver: { $0.hasPrefix(".") || $0 == DiskPath("node_modules") },
            wants: { name, kind in
                kind == .file
                    && (PagePath.isOfPage(name) || PagePath.isOfSnippet(path(name))
                        || withSources && name.hasSuffix(".swift"))
            })
        do throws(FolderWalk.Failure) { return try walk.files().map(path) } catch {
            let place = error.path.isEmpty ? folder : path(error.path)
            throw ReadingError.unreadable(path: place.isEmpty ? "." : place, words: error.words)
        }
    }

    /// The path without `.` and doubled slashes; empty for the current folder.
    package static func plain(_ path: String) -> String {
        let names = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + names : names
    }

    private func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return path.isEmpty ? root : "\(root)/\(path)"
    }

    private func reading<Result>(_ path: String, _ body: (String) throws -> Result) throws -> Result
    {
        do { return try body(absolute(path)) } catch {
            throw ReadingError.unreadable(
                path: path.isEmpty ? "." : path, words: error.systemWords)
        }
    }
}
