import ArgumentParser
import Diagnostics
import Examples
import Foundation
import SiteBuild

/// The examples that the paths of a command line name.
struct Selection: Sendable {
    /// A page or a folder, or a place on a page.
    private struct Entry: Sendable {
        /// Relative to the folder of the site.
        let path: String
        let lines: ClosedRange<Int>?
    }

    /// Empty for everything.
    private let entries: [Entry]

    /// Reads `PATH` and `PATH:LINE`, relative to the current folder.
    ///
    /// Says what is wrong and throws the exit code 64 for a path that is not of the site, or a line
    /// without an example.
    init(_ arguments: [String], root: String, plan: Build.Plan, _ console: Console) throws {
        entries = try arguments.map { argument in
            let (path, line) = Self.place(argument)
            let full = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
            let root = URL(filePath: root).resolvingSymlinksInPath().path
            let base = root == "/" ? root : root + "/"
            let name = full.hasPrefix(base) ? String(full.dropFirst(base.count)) : nil
            guard let name, name == "content" || name.hasPrefix("content/"),
                FileManager.default.fileExists(atPath: full)
            else {
                console.say(
                    "sitegen: error: '\(path)' is not a page or folder in 'content' of this site")
                throw ExitStatus.wrongUsage
            }
            guard let line else { return Entry(path: name, lines: nil) }
            let found = plan.examples.first {
                $0.location.path == name && $0.lines.contains(line)
            }
            guard let found else {
                console.say("sitegen: error: no example stands at line \(line) of '\(name)'")
                throw ExitStatus.wrongUsage
            }
            return Entry(path: name, lines: found.lines)
        }
    }

    /// Splits `PATH:LINE`, and `PATH:LINE:COLUMN` as messages write it.
    private static func place(_ argument: String) -> (path: String, line: Int?) {
        var path = argument[...]
        var numbers: [Int] = []
        while numbers.count < 2, !FileManager.default.fileExists(atPath: String(path)),
            let colon = path.lastIndex(of: ":"),
            let number = Int(path[path.index(after: colon)...])
        {
            numbers.append(number)
            path = path[..<colon]
        }
        return (String(path), numbers.last)
    }

    func holds(_ example: Example) -> Bool { holds(example.location) }

    func holds(_ location: SourceLocation) -> Bool {
        entries.isEmpty
            || entries.contains { entry in
                guard let lines = entry.lines else {
                    return location.path == entry.path
                        || location.path.hasPrefix(entry.path + "/")
                }
                return location.path == entry.path && lines.contains(location.line)
            }
    }
}
