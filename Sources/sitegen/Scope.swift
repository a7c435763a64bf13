import Foundation
import SiteBuild

/// What the paths of a command line lie in.
enum Scope {
    /// The site of the current folder; no path is all of it.
    case site
    /// No site: markdown that nothing is stated about but by itself.
    case folder

    /// It is the site for no path, for paths in `content/` of a folder with `sitegen.yml`, and for
    /// that folder.
    ///
    /// Says so and throws the exit code 64 where the paths lie in both.
    init(of paths: [String], root: String, _ console: Console) throws {
        let base = URL(filePath: root, directoryHint: .isDirectory)
        let isSite = FileManager.default.fileExists(atPath: root + "/sitegen.yml")
        let outside = paths.filter { path in
            let place = PlaceArgument(path, in: base)
            return !isSite || place.nameOfContent(of: base) == nil
        }
        guard outside.isEmpty || outside.count == paths.count else {
            console.say(
                "sitegen: error: '\(outside[0])' does not lie in 'content' of this site, but other "
                    + "paths do: name these in a second command")
            throw ExitStatus.wrongUsage
        }
        self = outside.isEmpty ? .site : .folder
    }
}

/// An argument `PATH` or `PATH:LINE`, and `PATH:LINE:COLUMN` as messages write it.
struct PlaceArgument {
    let path: String
    let line: Int?

    /// A path that is there is no place in a file, whatever it is named.
    init(_ argument: String, in base: URL) {
        var path = argument[...]
        var numbers: [Int] = []
        func isThere(_ path: Substring) -> Bool {
            FileManager.default.fileExists(
                atPath: URL(filePath: String(path), relativeTo: base).path)
        }
        while numbers.count < 2, !isThere(path),
            let colon = path.lastIndex(of: ":"),
            let number = Int(path[path.index(after: colon)...])
        {
            numbers.append(number)
            path = path[..<colon]
        }
        self.path = String(path)
        line = numbers.last
    }

    /// The path within a folder, symbolic links resolved, empty for the folder itself; nil where it
    /// is outside.
    func name(within base: URL) -> String? {
        let full = URL(filePath: path, relativeTo: base).standardizedFileURL
            .resolvingSymlinksInPath().path
        let root = base.resolvingSymlinksInPath().path
        if full == root { return "" }
        let folder = root == "/" ? root : root + "/"
        return full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : nil
    }

    /// The path of a page or a folder of a site, or `content` for all of it; nil where it is none.
    func nameOfContent(of base: URL) -> String? {
        guard let name = name(within: base) else { return nil }
        if name.isEmpty { return "content" }
        return name == "content" || name.hasPrefix("content/") ? name : nil
    }
}
