import Foundation

/// A site in a fresh folder, with a home and a folder for temporary files of its own.
struct TemporarySite {
    private let base: URL

    /// The folder of `sitegen.yml`.
    var root: URL { base.appending(path: "site") }
    var home: URL { base.appending(path: "home") }
    private var temporary: URL { base.appending(path: "tmp") }
    /// Where the streams of `sitegen` go.
    var streams: URL { base.appending(path: "streams") }

    fileprivate init() throws {
        let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        base = parent.appending(path: "sitegen-tests-\(UUID().uuidString)")
        for folder in [root, home, temporary, streams] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
    }

    fileprivate func remove() { try? FileManager.default.removeItem(at: base) }

    /// What `sitegen` is given: the developer's compiler and cache, and little else.
    var environment: [String: String] {
        let own = ProcessInfo.processInfo.environment
        let cache = own["XDG_CACHE_HOME"] ?? own["HOME"].map { "\($0)/.cache" }
        var given = [
            "PATH": own["PATH"] ?? "/usr/bin:/bin", "HOME": home.path, "TMPDIR": temporary.path,
        ]
        given["XDG_CACHE_HOME"] = cache
        given["SWIFTC"] = own["SWIFTC"]
        return given
    }

    /// Where its results are kept: for each site anew, so that no test depends on another.
    var results: URL { base.appending(path: "results") }

    /// The arguments with the folder of results, for a command that keeps some.
    func caching(_ arguments: [String]) -> [String] {
        let commands = ["audit", "bless", "build", "check", "list", "serve", "why"]
        guard let command = arguments.first, commands.contains(command),
            !arguments.contains(where: { $0.hasSuffix("-cache") || $0 == "--help" })
        else { return arguments }
        return [command, "--cache", results.path] + arguments.dropFirst()
    }

    /// Runs `sitegen` to its end, in its turn.
    func sitegen(
        _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> SitegenRun {
        try await sitegen(arguments, environment: environment)
    }

    func sitegen(
        _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> SitegenRun {
        try await Turns.all.take {
            try await SitegenProcess(arguments, in: self, environment: environment).finish()
        }
    }

    // MARK: Files

    func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    func write(_ bytes: Data, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: root.appending(path: path))
    }

    func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Replaces the one occurrence of a text in a file.
    func replace(_ old: String, by new: String, in path: String) throws {
        let text = try text(of: path)
        guard text.ranges(of: old).count == 1 else { throw CocoaError(.fileReadCorruptFile) }
        try write(text.replacing(old, with: new), to: path)
    }

    /// The site's files.
    var files: FileTree { get throws { try FileTree(of: root) } }

    /// The published files.
    var published: FileTree { get throws { try FileTree(of: root.appending(path: "public")) } }

    /// What is left in the folder for temporary files: nothing, once `sitegen` has ended.
    var leftovers: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: temporary.path)
                // `swiftc --version` leaves an empty one.
                .filter { !$0.hasPrefix("TemporaryDirectory.") }
        }
    }

    /// What is replaced in the words of `sitegen` so that they are the same everywhere.
    func withoutPlaces(_ text: String) -> String {
        text.replacing(root.path, with: "[ROOT]")
            .replacing(/Swift version [^\n<]+/, with: "[TOOLCHAIN]")
    }
}

/// Makes a site of these files and removes it afterwards.
func withSite<Result>(
    _ files: FileTree, _ body: (TemporarySite) async throws -> Result
) async throws -> Result {
    let site = try TemporarySite()
    defer { site.remove() }
    for (path, bytes) in files.contents { try site.write(bytes, to: path) }
    return try await body(site)
}

/// Makes a site of one page.
func withSite<Result>(
    page: String, _ body: (TemporarySite) async throws -> Result
) async throws -> Result {
    let files = FileTree(texts: [
        "sitegen.yml": "title: Test\noutputs: []\n", "content/index.md": page,
    ])
    return try await withSite(files.withPlainTemplates, body)
}
