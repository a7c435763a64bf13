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
            var path = argument
            var line: Int?
            if let colon = argument.lastIndex(of: ":"),
                let number = Int(argument[argument.index(after: colon)...]),
                !FileManager.default.fileExists(atPath: argument)
            {
                path = String(argument[..<colon])
                line = number
            }
            let full = URL(filePath: path).standardizedFileURL.path
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
