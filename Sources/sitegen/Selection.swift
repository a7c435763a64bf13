import Diagnostics
import Examples
import Foundation
import Pages
import SiteBuild

/// The examples that the paths of a command line name.
struct Selection: Sendable {
    /// A page or a folder, or an example of a page.
    fileprivate struct Entry: Sendable {
        /// As messages write it; empty for the current folder.
        let path: String
        let example: Example?
    }

    /// Empty for everything.
    private let entries: [Entry]

    /// Reads `PATH` and `PATH:LINE`, relative to the folder of the site, as messages write them.
    ///
    /// Refuses a path that is not of the site, or a line without an example. It says what is wrong
    /// and throws the exit code 64.
    init(_ arguments: [String], root: String, plan: Plan, _ console: Console) throws {
        let base = URL(filePath: root, directoryHint: .isDirectory)
        entries = try arguments.map { argument in
            let place = PlaceArgument(argument, in: base)
            guard let name = place.nameOfContent(of: base),
                FileManager.default.fileExists(atPath: "\(root)/\(name)")
            else {
                console.say(
                    "sitegen: error: '\(place.path)' is not a page or folder in 'content' of this "
                        + "site")
                throw ExitStatus.wrongUsage
            }
            if name.hasPrefix("content/"), plan.source.drafts.contains(String(name.dropFirst(8))) {
                console.say("sitegen: error: '\(name)' is a draft: add '--drafts'")
                throw ExitStatus.wrongUsage
            }
            return try Entry(name, line: place.line, plan.examples, console)
        }
    }

    /// Takes places in files that belong to no site.
    ///
    /// Says so and throws the exit code 64 for a line without an example.
    init(_ places: [PlaceArgument], plan: Plan, _ console: Console) throws {
        entries = try places.map { place in
            try Entry(MarkdownFolder.plain(place.path), line: place.line, plan.examples, console)
        }
    }

    private init(_ entries: [Entry]) { self.entries = entries }

    /// The same examples, by their ids, in a plan that has them at other lines.
    func following(into plan: Plan) -> Selection {
        Selection(
            entries.map { entry in
                let example = entry.example.map { old in
                    plan.examples.first { $0.id == old.id && $0.location.path == entry.path } ?? old
                }
                return Entry(path: entry.path, example: example)
            })
    }

    /// What is said of the selected places; what concerns every page is told whatever was asked for.
    func concerned(_ diagnostics: [Diagnostic], of plan: Plan) -> [Diagnostic] {
        diagnostics.filter { holds($0.location) || $0.location.path == plan.configurationPath }
    }

    /// Whether the example is selected.
    func holds(_ example: Example) -> Bool {
        entries.isEmpty
            || entries.contains { entry in
                entry.example.map { $0.location == example.location }
                    ?? entry.covers(example.location)
            }
    }

    /// Whether a page is selected, and no example of it alone.
    func holdsAll(of page: String) -> Bool {
        let start = SourceLocation(path: page, line: 1, column: 1)
        return entries.isEmpty || entries.contains { $0.example == nil && $0.covers(start) }
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
    init(_ path: String, line: Int?, _ examples: [Example], _ console: Console) throws {
        self.path = path
        example = try line.map { line in
            let found = examples.first { $0.location.path == path && $0.holds(line: line) }
            guard let found else {
                console.say("sitegen: error: no example stands at line \(line) of '\(path)'")
                throw ExitStatus.wrongUsage
            }
            return found
        }
    }

    /// Whether a place is on the page, or on a page of the folder.
    fileprivate func covers(_ location: SourceLocation) -> Bool {
        path.isEmpty || location.path == path
            || location.path.hasPrefix(path == "/" ? path : path + "/")
    }
}
