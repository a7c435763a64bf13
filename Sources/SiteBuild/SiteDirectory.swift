import Addresses
import Caching
import Diagnostics
import Foundation
package import Pages
import Publishing

/// The folder of a site on disk.
package struct SiteDirectory: Sendable {
    /// An absolute path.
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// Why a site cannot be read at all.
    package enum ReadingError: Error, CustomStringConvertible {
        case noConfiguration(folder: String)
        case noContent(folder: String)
        case noPages(folder: String)
        case unreadable(path: String, words: String)

        package var description: String {
            switch self {
            case .noConfiguration(let folder):
                "no 'sitegen.yml' in '\(folder)': run sitegen in the folder of a site, or make a folder "
                    + "'content' and a file 'sitegen.yml' with the line 'title: My Docs'"
            case .noContent(let folder):
                "no folder 'content' in '\(folder)': put the site's markdown there"
            case .noPages(let folder):
                "no page in '\(folder)/content': pages are files whose names end in '.md' or "
                    + "'.markdown'"
            case .unreadable(let path, let words): "cannot read '\(path)': \(words)"
            }
        }
    }

    /// Reads the configuration, the pages and the templates.
    ///
    /// Throws `ReadingError`.
    package func read() throws -> SiteSource {
        guard FileManager.default.fileExists(atPath: path + "/sitegen.yml") else {
            throw ReadingError.noConfiguration(folder: path)
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path + "/content", isDirectory: &isFolder),
            isFolder.boolValue
        else { throw ReadingError.noContent(folder: path) }
        let configuration = SiteSource.File(
            path: "sitegen.yml", displayPath: "sitegen.yml", bytes: try text("sitegen.yml"))
        let pages = try files(in: "content", where: PagePath.isOfPage)
        guard !pages.isEmpty else { throw ReadingError.noPages(folder: path) }
        let templates =
            FileManager.default.fileExists(atPath: path + "/templates")
            ? try files(in: "templates") { _ in true } : []
        var source = SiteSource(
            configuration: configuration, pages: pages, templates: templates)
        let ledger = AddressLedger.path
        if FileManager.default.fileExists(atPath: "\(path)/\(ledger)") {
            source.ledger = SiteSource.File(
                path: ledger, displayPath: ledger, bytes: try text(ledger))
        }
        return source
    }

    /// The content of the files within `content/` that are there, of those that are named.
    ///
    /// Throws `ReadingError.unreadable`.
    package func readNamed(_ names: Set<String>) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in names.sorted() {
            var isFolder: ObjCBool = false
            let file = "content/\(name)"
            guard FileManager.default.fileExists(atPath: "\(path)/\(file)", isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            files[name] = try bytes(file)
        }
        return files
    }

    /// The source files, relative to the folder of the site, that pages repeat. A snippet that is
    /// not there is one of the package, which is given by its absolute path.
    ///
    /// Throws `ReadingError.unreadable`.
    package func readSources(
        _ names: Set<String>, package: String?
    ) throws -> [String: NamedSource] {
        var sources: [String: NamedSource] = [:]
        for name in names.sorted() {
            sources[name] = try readSource(name)
            if case .missing = sources[name], let package, PagePath.isOfSnippet(name),
                case .file(let bytes, let path) = try SiteDirectory(path: package).readSource(name)
            {
                sources[name] = .file(bytes, path: displayed("\(package)/\(path)"))
            }
        }
        return sources
    }

    private func readSource(_ name: String) throws -> NamedSource {
        do {
            let bytes = try SourceFolder(path: path).bytes(
                of: name, atMost: SourceFolder.mostBytesOfText)
            return .file(bytes, path: name)
        } catch {
            switch error {
            case .leavesFolder: return .outside
            case .notRegular, .system(ENOENT), .system(ENOTDIR), .system(EISDIR):
                return .missing(near: sourceNear(name))
            case .tooLong, .system:
                throw ReadingError.unreadable(path: name, words: error.words)
            }
        }
    }

    /// The path of a file in the same folder whose name is near.
    private func sourceNear(_ name: String) -> String? {
        var folders = name.split(separator: "/").map(String.init)
        let last = folders.removeLast()
        let folder = folders.joined(separator: "/")
        let others = ((try? names(in: folder)) ?? []).map(\.description).filter { $0 != last }
        return nearMiss(of: last, among: others).map { (folders + [$0]).joined(separator: "/") }
    }

    /// The files below a folder, sorted by path; names that begin with a dot are passed over.
    private func files(
        in folder: String, where isWanted: @escaping (_ name: String) -> Bool
    ) throws -> [SiteSource.File] {
        let walk = FolderWalk(
            folder: "\(path)/\(folder)", passesOver: { $0.hasPrefix(".") },
            wants: { path, _ in isWanted(path) })
        let names: [String]
        do throws(FolderWalk.Failure) { names = try walk.files() } catch {
            let place = error.path.isEmpty ? folder : "\(folder)/\(error.path)"
            throw ReadingError.unreadable(path: place, words: error.words)
        }
        return try names.map { file in
            let displayPath = "\(folder)/\(file)"
            let most =
                folder == "templates" && SiteSource.isAsset(file)
                ? Int.max : SourceFolder.mostBytesOfText
            return SiteSource.File(
                path: file, displayPath: displayPath, bytes: try bytes(displayPath, atMost: most))
        }
    }

    private func names(in folder: String) throws -> [DiskPath] {
        do { return try Disk().names(in: DiskPath("\(path)/\(folder)")) } catch {
            throw ReadingError.unreadable(path: folder, words: error.words)
        }
    }

    private func text(_ file: String) throws -> [UInt8] {
        try bytes(file, atMost: SourceFolder.mostBytesOfText)
    }

    private func bytes(_ file: String, atMost most: Int = .max) throws -> [UInt8] {
        do { return try SourceFolder(path: path).bytes(of: file, atMost: most) } catch {
            throw ReadingError.unreadable(path: file, words: error.words)
        }
    }
}

extension SiteDirectory {
    /// A path as the author knows it: relative to the folder of the command where it is in there,
    /// or where a package or a repository holds both.
    func displayed(_ path: String) -> String {
        let root = (realPath(self.path) ?? self.path).split(separator: "/")
        let names = path.split(separator: "/")
        let common = zip(root, names).prefix { $0 == $1 }.count
        let shared = "/" + names.prefix(common).joined(separator: "/")
        // The top of the file system is nobody's.
        let isNear =
            common == root.count
            || foldersAround(shared).dropLast().contains { folder in
                ["Package.swift", ".git"].contains { access("\(folder)/\($0)", F_OK) == 0 }
            }
        guard isNear else { return path }
        return (Array(repeating: "..", count: root.count - common) + names.dropFirst(common))
            .joined(separator: "/")
    }
}
