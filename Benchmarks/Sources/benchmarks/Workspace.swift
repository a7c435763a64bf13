import Foundation

/// The temporary folder that everything happens in, and the surroundings of what is started.
struct Workspace {
    /// The folder; it is removed at the end.
    let folder: URL
    /// The variables of everything that is started: home, caches and temporary files are inside.
    let environment: [String: String]

    /// Calls the body with a workspace that exists until it is done or has thrown.
    static func with<Value>(_ body: (Workspace) throws -> Value) throws -> Value {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var environment = ProcessInfo.processInfo.environment
        for (variable, name) in [("HOME", "home"), ("XDG_CACHE_HOME", "cache"), ("TMPDIR", "tmp")] {
            let path = folder.appending(path: name)
            try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
            environment[variable] = path.path
        }
        return try body(Workspace(folder: folder, environment: environment))
    }

    /// A new folder with a short name: paths of sockets must not be long.
    private static func newFolder() throws -> URL {
        let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        var template = Array(place.appending(path: "sitegen-benchmarks-XXXXXX").path.utf8CString)
        let path = template.withUnsafeMutableBufferPointer { buffer in
            mkdtemp(buffer.baseAddress!).map { String(cString: $0) }
        }
        guard let path else { throw Failure("no folder can be made in \(place.path)") }
        return URL(filePath: path)
    }

    /// A file or folder of the workspace.
    func path(_ name: String) -> URL { folder.appending(path: name) }

    /// Writes a file, and the folders that it is in.
    func write(_ text: String, to name: String) throws {
        let file = path(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// The text of a file.
    func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: path(name)), as: UTF8.self)
    }

    /// Removes a file or folder if it is there.
    func remove(_ name: String) throws {
        if FileManager.default.fileExists(atPath: path(name).path) {
            try FileManager.default.removeItem(at: path(name))
        }
    }

    /// A command that is started in a folder of the workspace; its output goes to a file.
    func command(
        _ program: String, _ arguments: [String], in folder: String = "", output: String = "output"
    ) -> Command {
        Command(
            program: program, arguments: arguments, folder: path(folder), output: path(output),
            environment: environment)
    }

    /// What a command prints; nothing if it cannot be started or fails.
    func printed(by program: String, _ arguments: [String]) -> String? {
        let finished = try? command(program, arguments, output: "printed").run()
        return finished?.status == 0 ? try? text(of: "printed") : nil
    }

    /// The bytes of all files in a folder, and how many of them end like this.
    func contents(of name: String, ending: String) throws -> (bytes: Double, files: Int) {
        let keys: Set<URLResourceKey> = [.fileSizeKey, .isRegularFileKey]
        let files = FileManager.default.enumerator(
            at: path(name), includingPropertiesForKeys: Array(keys))
        var (bytes, count) = (0, 0)
        while let file = files?.nextObject() as? URL {
            let values = try file.resourceValues(forKeys: keys)
            guard values.isRegularFile == true else { continue }
            bytes += values.fileSize ?? 0
            if file.path.hasSuffix(ending) { count += 1 }
        }
        return (Double(bytes), count)
    }
}
