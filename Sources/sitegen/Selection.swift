import ArgumentParser
import Diagnostics
import Examples
import Foundation
import SiteBuild

/// The examples that the paths of a command line name.
struct Selection: Sendable {
    /// A page or a folder, or an example of a page.
    fileprivate struct Entry: Sendable {
        /// Relative to the folder of the site.
        let path: String
        let example: Example?
    }

    /// Empty for everything.
    private let entries: [Entry]

    /// Reads `PATH` and `PATH:LINE`, relative to the folder of the site, as messages write them.
    ///
    /// Says what is wrong and throws the exit code 64 for a path that is not of the site, or a line
    /// without an example.
    init(_ arguments: [String], root: String, plan: Build.Plan, _ console: Console) throws {
        entries = try arguments.map { argument in
            let base = URL(filePath: root, directoryHint: .isDirectory)
            let (path, line) = Self.place(argument, in: base)
            let full = URL(filePath: path, relativeTo: base).standardizedFileURL
                .resolvingSymlinksInPath().path
            let root = base.resolvingSymlinksInPath().path
            let folder = root == "/" ? root : root + "/"
            let name = full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : nil
            guard let name, name == "content" || name.hasPrefix("content/"),
                FileManager.default.fileExists(atPath: full)
            else {
                console.say(
                    "sitegen: error: '\(path)' is not a page or folder in 'content' of this site")
                throw ExitStatus.wrongUsage
            }
            guard let line else { return Entry(path: name, example: nil) }
            let found = plan.examples.first {
                $0.location.path == name && $0.holds(line: line)
            }
            guard let found else {
                console.say("sitegen: error: no example stands at line \(line) of '\(name)'")
                throw ExitStatus.wrongUsage
            }
            return Entry(path: name, example: found)
        }
    }

    /// Splits `PATH:LINE`, and `PATH:LINE:COLUMN` as messages write it.
    private static func place(_ argument: String, in base: URL) -> (path: String, line: Int?) {
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
        return (String(path), numbers.last)
    }

    /// Whether the example is selected.
    func holds(_ example: Example) -> Bool {
        entries.isEmpty
            || entries.contains { entry in
                entry.example.map { $0.location == example.location }
                    ?? entry.covers(example.location)
            }
    }

    /// Whether a place is on a selected page, or of a selected example.
    func holds(_ location: SourceLocation) -> Bool {
        entries.isEmpty
            || entries.contains { entry in
                entry.covers(location) && entry.example?.holds(line: location.line) != false
            }
    }
}

extension Selection.Entry {
    /// Whether a place is on the page, or on a page of the folder.
    fileprivate func covers(_ location: SourceLocation) -> Bool {
        location.path == path || location.path.hasPrefix(path + "/")
    }
}
