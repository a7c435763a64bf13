import Caching
import Foundation
import InitialSite
import SiteBuild

/// Where a new site goes.
struct SitePlace {
    /// An absolute path, which need not be there yet.
    let path: String
    /// The path as the author wrote it; empty for the current folder.
    private let shown: String
    /// The next folder above it, or itself, that is there; without symbolic links.
    let existing: String
    /// The folder that the author is in, without symbolic links.
    private let base: String
    /// Its path below `existing`, empty for that itself.
    private let rest: String

    /// What a site reads or writes, and is not there before.
    private static let own = ["sitegen.yml", "content", "templates", "public"]

    /// Takes a folder relative to another one, which is relative to the current one.
    ///
    /// Says what is in the way, and throws the exit code 2.
    init(_ folder: String, in directory: String, _ console: Console) throws {
        let written =
            directory == "." || folder.hasPrefix("/")
            ? folder : folder == "." ? directory : "\(directory)/\(folder)"
        path = URL(filePath: written).standardizedFileURL.path
        shown = written == "." ? "" : written.hasSuffix("/") ? written : written + "/"
        var existing = URL(filePath: path)
        var rest: [String] = []
        while !existing.path.isThere, existing.path != "/" {
            rest.insert(existing.lastPathComponent, at: 0)
            existing.deleteLastPathComponent()
        }
        self.existing = realPath(existing.path) ?? existing.path
        base = realPath(".") ?? "/"
        self.rest = rest.joined(separator: "/")
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: self.existing, isDirectory: &isFolder),
            isFolder.boolValue
        else {
            console.say(
                "sitegen: error: '\(existing.path)' is no folder: name another one for the site")
            throw ExitStatus.cannotWork
        }
        guard !(path + "/sitegen.yml").isThere else {
            console.say(
                "sitegen: error: '\(shown)sitegen.yml' is there already; nothing was written: build "
                    + "this site with: \(command("build"))")
            throw ExitStatus.cannotWork
        }
        if let name = Self.own.first(where: { "\(path)/\($0)".isInTheWay }) {
            console.say(
                "sitegen: error: '\(shown)\(name)' is there already, and a site has its own; nothing "
                    + "was written: name another folder, as in: sitegen init docs")
            throw ExitStatus.cannotWork
        }
    }

    /// The path without symbolic links.
    private var real: String { rest.isEmpty ? existing : "\(existing)/\(rest)" }

    /// The folder's name, for want of a title.
    var name: String {
        let name = URL(filePath: real).lastPathComponent
        return name.isEmpty || name == "/" ? "Documentation" : name
    }

    /// The path of a folder around it, relative to it.
    func path(to folder: String) -> String { relativePath(from: real, to: folder) }

    /// The command for this site, from where the author is.
    private func command(_ name: String) -> String {
        shown.isEmpty ? "sitegen \(name)" : "sitegen \(name) -C \(shown.dropLast())"
    }

    // MARK: Writing

    private struct NewFile {
        let path: String
        let text: String
        /// Whether the site does without it where something is there already.
        var isOptional = false
    }

    /// Writes all files, or none; one that is there stays as it is.
    ///
    /// Throws `FolderError`.
    func write(_ site: InitialSite, action: String, _ console: Console) throws {
        let files = files(of: site, action: action)
        let kept = files.filter { $0.isOptional && $0.path.isThere }
        let new = files.filter { !$0.isOptional || !$0.path.isThere }
        var written = NewFiles()
        do { for file in new { try written.write(file.text, to: file.path) } } catch {
            written.undo()
            throw error
        }
        for file in new { console.remark("\(name(of: file.path)): written") }
        for file in kept { console.remark("\(name(of: file.path)): was there, and is as it was") }
        if kept.contains(where: { $0.text == InitialSite.ignored.text }) {
            console.remark("add '/public/' to .gitignore, or commit the built site with the pages")
        }
        if new.contains(where: { $0.text.contains(InitialSite.unknownAction) }) {
            console.remark(
                "in the workflow, put the owner of sitegen's repository in the place of '<owner>'")
        }
        console.remark("next: \(command("build")), then open \(shown)public/index.html")
    }

    private func files(of site: InitialSite, action: String) -> [NewFile] {
        let top = repositoryTop(of: existing, environment: ProcessInfo.processInfo.environment)
        let workflow = InitialSite.workflow(
            of: relativePath(from: top ?? real, to: real), action: action)
        let ignored = InitialSite.ignored
        return [
            NewFile(path: "\(path)/\(ignored.path)", text: ignored.text, isOptional: true),
            NewFile(
                path: "\(top ?? real)/\(workflow.path)", text: workflow.text, isOptional: true),
        ] + site.files.map { NewFile(path: "\(path)/\($0.path)", text: $0.text) }
    }

    /// A new file as the author knows it.
    private func name(of file: String) -> String {
        file.hasPrefix(path + "/")
            ? shown + file.dropFirst(path.count + 1) : relativePath(from: base, to: file)
    }
}

/// The path of one place relative to another one; both are absolute and without symbolic links.
private func relativePath(from place: String, to other: String) -> String {
    let own = place.split(separator: "/")
    let names = other.split(separator: "/")
    let common = zip(own, names).prefix { $0 == $1 }.count
    let steps =
        Array(repeating: "..", count: own.count - common)
        + names.dropFirst(common).map { String($0) }
    return steps.isEmpty ? "." : steps.joined(separator: "/")
}

extension String {
    /// Whether anything is at this path, a link to nothing too.
    fileprivate var isThere: Bool {
        var status = stat()
        return lstat(self, &status) == 0
    }

    /// Whether more than an empty folder is at this path.
    fileprivate var isInTheWay: Bool {
        guard isThere else { return false }
        let names = try? FileManager.default.contentsOfDirectory(atPath: self)
        return names?.isEmpty != true
    }
}
