import Caching
import Diagnostics
import Examples
import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Publishing
@testable import Site
@testable import SiteBuild

/// Reads a folder with these files and gives the source to the body.
private func read<Result>(
    _ files: [String: String], preparing prepare: (String) throws -> Void = { _ in },
    _ body: (SiteSource) throws -> Result
) throws -> Result {
    try withTemporaryFolder { folder in
        try write(files, below: folder)
        try prepare(folder)
        return try body(try SiteDirectory(path: folder).read())
    }
}

/// Reads a folder and compares the paths of its pages.
private func check(
    _ files: [String], pages expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation,
    preparing prepare: (String) throws -> Void = { _ in }
) throws {
    let texts = Dictionary(uniqueKeysWithValues: (files + ["sitegen.yml"]).map { ($0, "x") })
    try read(texts, preparing: prepare) { source in
        #expect(source.pages.map(\.path) == expected, sourceLocation: sourceLocation)
    }
}

/// Reads a folder that cannot be read and compares the words of the error, in which `HERE` is its
/// path.
private func check(
    _ files: [String], throws words: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation,
    preparing prepare: (String) throws -> Void = { _ in }
) throws {
    try withTemporaryFolder { folder in
        try write(Dictionary(uniqueKeysWithValues: files.map { ($0, "x") }), below: folder)
        try prepare(folder)
        let error = #expect(
            throws: SiteDirectory.ReadingError.self, sourceLocation: sourceLocation
        ) { try SiteDirectory(path: folder).read() }
        let found = error?.description ?? ""
        #expect(
            found.hasPrefix(words.replacing("HERE", with: folder)), "\(found)",
            sourceLocation: sourceLocation)
    }
}

private func link(_ path: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
}

@Suite struct `A folder of a site` {
    @Test func `has a configuration`() throws {
        try read(["sitegen.yml": "title: A", "content/a.md": ""]) { source in
            #expect(source.configuration?.path == "sitegen.yml")
            #expect(source.configuration?.bytes == Array("title: A".utf8))
        }
    }

    @Test func `has pages with their bytes and the paths of messages`() throws {
        try read(["sitegen.yml": "", "content/a/b.md": "# B"]) { source in
            #expect(
                source.pages == [
                    .init(path: "a/b.md", displayPath: "content/a/b.md", bytes: Array("# B".utf8))
                ])
        }
    }

    @Test func `has pages sorted by path`() throws {
        try check(
            ["content/b.md", "content/a/z.md", "content/a.md", "content/c/d/e.md"],
            pages: ["a.md", "a/z.md", "b.md", "c/d/e.md"])
    }

    @Test func `has other files than pages`() throws {
        try check(
            ["content/a.md", "content/b.txt", "content/c.mdx", "content/md"], pages: ["a.md"])
    }

    @Test func `has pages with every ending of markdown`() throws {
        try check(
            ["content/a.md", "content/b.MD", "content/c/d.markdown", "content/e.MarkDown"],
            pages: ["a.md", "b.MD", "c/d.markdown", "e.MarkDown"])
    }

    @Test func `has names that begin with a dot, which are passed over`() throws {
        try check(
            ["content/.a.md", "content/.git/b.md", "content/c/.d/e.md", "content/f.md"],
            pages: ["f.md"])
    }

    @Test func `may have a folder named like a page`() throws {
        try check(["content/a.md/b.md"], pages: ["a.md/b.md"])
    }

    @Test func `may have odd names`() throws {
        try check(
            ["content/a b.md", "content/\"'\n.md", "content/größe.md"],
            pages: ["\"'\n.md", "a b.md", "größe.md"])
    }

    @Test func `may have a loop of links`() throws {
        try check(["content/a/b.md"], pages: ["a/b.md"]) { folder in
            try link("\(folder)/content/a/loop", to: "..")
            try link("\(folder)/content/self", to: "self")
        }
    }

    @Test func `may have a page that is a link to a file`() throws {
        try check(["elsewhere.txt", "content/a.md"], pages: ["a.md", "b.md"]) { folder in
            try link("\(folder)/content/b.md", to: "../elsewhere.txt")
        }
    }

    @Test func `has templates`() throws {
        try read([
            "sitegen.yml": "", "content/a.md": "", "templates/page.mustache": "x",
            "templates/assets/style.css": "y", "templates/assets/site.js": "",
            "templates/assets/fonts/a.woff2": "w", "templates/notes.txt": "z",
            "templates/.DS_Store": "",
        ]) { source in
            #expect(
                source.templates.map(\.path) == [
                    "assets/fonts/a.woff2", "assets/site.js", "assets/style.css", "notes.txt",
                    "page.mustache",
                ])
            #expect(source.templates.last?.displayPath == "templates/page.mustache")
        }
    }

    @Test func `may have an asset that is longer than a text`() throws {
        let long = String(repeating: "a", count: SourceFolder.mostBytesOfText + 1)
        try read(["sitegen.yml": "", "content/a.md": "", "templates/assets/a.mp4": long]) {
            #expect($0.templates.first?.bytes.count == long.utf8.count)
        }
    }

    @Test func `may have no templates`() throws {
        try read(["sitegen.yml": "", "content/a.md": ""]) { source in
            #expect(source.templates.isEmpty)
        }
    }
}

@Suite struct `A folder that is no site` {
    @Test func `is not there`() throws {
        try check([], throws: "no 'sitegen.yml' in 'HERE': run sitegen in the folder of a site") {
            try FileManager.default.removeItem(atPath: $0)
        }
    }

    @Test func `has no configuration`() throws {
        try check(["content/a.md"], throws: "no 'sitegen.yml' in 'HERE'")
    }

    @Test func `has no content`() throws {
        try check(["sitegen.yml"], throws: "no folder 'content' in 'HERE'")
    }

    @Test func `has no pages`() throws {
        try check(["sitegen.yml", "content/p.png"], throws: "no page in 'HERE/content'")
    }

    @Test func `has a file in place of the content`() throws {
        try check(["sitegen.yml", "content"], throws: "no folder 'content' in 'HERE'")
    }

    @Test func `has a folder in place of the configuration`() throws {
        try check(["sitegen.yml/a", "content/a.md"], throws: "cannot read 'sitegen.yml': ")
    }

    @Test func `has a page that cannot be read`() throws {
        try check(["sitegen.yml", "content/a.md"], throws: "cannot read 'content/b.md': ") {
            try link("\($0)/content/b.md", to: "b.md")
        }
    }

    @Test func `has a page that leads nowhere`() throws {
        try check(["sitegen.yml", "content/a.md"], throws: "cannot read 'content/b.md': ") {
            try link("\($0)/content/b.md", to: "nowhere.md")
        }
    }

    @Test func `has an asset that is none`() throws {
        let files = ["sitegen.yml", "content/a.md", "templates/assets/a.css"]
        let pipe = "cannot read 'templates/assets/b.css': it is a device, a pipe or a socket"
        try check(files, throws: pipe) { folder in
            #expect(mkfifo("\(folder)/templates/assets/b.css", 0o600) == 0)
        }
        let away = "cannot read 'templates/assets/b.css': the link leads out of the site's folder"
        try check(files, throws: away) { folder in
            try link("\(folder)/templates/assets/b.css", to: "/etc/passwd")
        }
        try check(files, throws: "cannot read 'templates/assets/b': Is a directory") { folder in
            try link("\(folder)/templates/assets/b", to: "../../content")
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func `has a folder that may not be read`() throws {
        try withTemporaryFolder { folder in
            try write(["sitegen.yml": "", "content/a/b.md": ""], below: folder)
            chmod("\(folder)/content/a", 0)
            defer { chmod("\(folder)/content/a", 0o700) }
            let error = #expect(throws: SiteDirectory.ReadingError.self) {
                try SiteDirectory(path: folder).read()
            }
            #expect(error?.description.hasPrefix("cannot read 'content/a': ") == true)
        }
    }
}

@Suite struct `Named files` {
    private func check(
        _ names: Set<String>, are expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        try withTemporaryFolder { folder in
            try write(
                ["sitegen.yml": "", "content/a.png": "1", "content/b/c d.png": "2", "e.png": "3"],
                below: folder)
            let read = try SiteDirectory(path: folder).readNamed(names)
            #expect(read.keys.sorted() == expected, sourceLocation: sourceLocation)
        }
    }

    @Test func `are read where they are there`() throws {
        try check(["a.png", "b/c d.png", "nowhere.png"], are: ["a.png", "b/c d.png"])
    }

    @Test func `are no folders`() throws {
        try check(["", "b"], are: [])
    }

    @Test func `are read by bytes`() throws {
        try withTemporaryFolder { folder in
            try write(["content/a.png": "1"], below: folder)
            #expect(try SiteDirectory(path: folder).readNamed(["a.png"]) == ["a.png": [0x31]])
        }
    }
}

@Suite struct `A plan` {
    private func plan(_ files: [String: String]) async throws -> Plan {
        try await withTemporaryFolderAwaiting { folder in
            try write(files, below: folder)
            return try await Build(directory: SiteDirectory(path: folder), environment: [:]).plan()
        }
    }

    @Test func `has configuration, pages and examples`() async throws {
        let plan = try await plan([
            "sitegen.yml": "title: A", "content/a.md": "```swift id=x\nprint(1)\n```\n",
        ])
        #expect(plan.configuration.title == "A")
        #expect(plan.pages.map(\.path.url) == ["a.html"])
        #expect(plan.examples.map(\.id) == ["x"])
        #expect(plan.diagnostics.isEmpty)
    }

    @Test func `has the files that pages name`() async throws {
        let plan = try await plan([
            "sitegen.yml": "", "content/a.md": "![b](b.png)", "content/b.png": "1",
            "content/c.png": "2",
        ])
        #expect(plan.named.keys.sorted() == ["b.png"])
    }

    @Test func `collects what is wrong with configuration and pages`() async throws {
        let plan = try await plan(["sitegen.yml": "x: 1", "content/a.md": "---\ny: 1\n---\n"])
        #expect(
            plan.diagnostics.map { "\($0.location) \($0.code)" } == [
                "sitegen.yml:1:1 unknown-key", "content/a.md:2:1 unknown-key",
            ])
    }

    @Test func `goes on where the configuration is no text`() async throws {
        try await withTemporaryFolderAwaiting { folder in
            try write(["content/a.md": "# A"], below: folder)
            try Data([0xFF]).write(to: URL(filePath: folder + "/sitegen.yml"))
            let plan = try await Build(directory: SiteDirectory(path: folder), environment: [:])
                .plan()
            #expect(plan.diagnostics.map(\.code) == ["not-utf-8"])
            #expect(plan.pages.count == 1)
        }
    }
}

@Suite struct `A source file that pages repeat` {
    private func read(
        _ name: String, preparing prepare: (String) throws -> Void = { _ in }
    ) throws -> NamedSource? {
        try withTemporaryFolder { folder in
            let files = ["site/Sources/Shop.swift": "a", "other/Secret.swift": "b"]
            try write(files, below: folder)
            try prepare(folder)
            return try SiteDirectory(path: folder + "/site").readSources([name], package: nil)[name]
        }
    }

    @Test func `is read from the folder of the site`() throws {
        #expect(
            try read("Sources/Shop.swift")
                == .file(Array("a".utf8), path: "Sources/Shop.swift"))
    }

    @Test func `that is missing has a near one`() throws {
        #expect(try read("Sources/Shpo.swift") == .missing(near: "Sources/Shop.swift"))
        #expect(try read("Sources/Other.swift") == .missing(near: nil))
        #expect(try read("Nowhere/Shop.swift") == .missing(near: nil))
        #expect(try read("Sources") == .missing(near: nil))
    }

    @Test func `is one of the package where it is a snippet`() throws {
        try withTemporaryFolder { folder in
            let files = [
                "Snippets/One.swift": "1", "Sources/Two.swift": "2",
                "docs/Snippets/Three.swift": "3",
            ]
            try write(files.merging(["Package.swift": ""]) { own, _ in own }, below: folder)
            let names: Set<String> = [
                "Snippets/One.swift", "Sources/Two.swift", "Snippets/Three.swift",
            ]
            let read = try SiteDirectory(path: folder + "/docs").readSources(names, package: folder)
            #expect(
                read == [
                    "Snippets/One.swift": .file(Array("1".utf8), path: "../Snippets/One.swift"),
                    "Snippets/Three.swift": .file(Array("3".utf8), path: "Snippets/Three.swift"),
                    "Sources/Two.swift": .missing(near: nil),
                ])
        }
    }

    @Test func `is no snippet that a link brings from outside of the package`() throws {
        try withTemporaryFolder { folder in
            try write(["pkg/docs/a": "", "secret.swift": "s", "pkg/Snippets/a": ""], below: folder)
            try link(folder + "/pkg/Snippets/One.swift", to: "../../secret.swift")
            let read = try SiteDirectory(path: folder + "/pkg/docs")
                .readSources(["Snippets/One.swift"], package: folder + "/pkg")
            #expect(read == ["Snippets/One.swift": .missing(near: nil)])
        }
    }

    @Test(arguments: [
        (".git", "repo/docs/site", "repo/docs/Sources/a.swift", "../Sources/a.swift"),
        (".git", "repo/docs/site", "repo/Sources/a.swift", "../../Sources/a.swift"),
        (".git", "repo/docs/site", "repo/docs/site/b/a.swift", "b/a.swift"),
        ("none", "repo/docs/site", "repo/Sources/a.swift", nil),
        (".git", "repo/docs/site", "other/a.swift", nil),
    ])
    func `is shown from the site where one repository holds both`(
        mark: String, site: String, file: String, shown: String?
    ) throws {
        try withTemporaryFolder { folder in
            let folder = try #require(realPath(folder))
            try write(["repo/\(mark)": "", "\(site)/a": "", file: ""], below: folder)
            let found = SiteDirectory(path: "\(folder)/\(site)").displayed("\(folder)/\(file)")
            #expect(found == shown ?? "\(folder)/\(file)")
        }
    }

    @Test func `may be a link within the site`() throws {
        let found = try read("Link.swift") { folder in
            try link(folder + "/site/Link.swift", to: "Sources/Shop.swift")
        }
        #expect(found == .file(Array("a".utf8), path: "Link.swift"))
    }

    @Test func `is refused where a link leads out of it`() throws {
        let ofFile = try read("Link.swift") { folder in
            try link(folder + "/site/Link.swift", to: "../other/Secret.swift")
        }
        #expect(ofFile == .outside)
        let ofFolder = try read("Link/Secret.swift") { folder in
            try link(folder + "/site/Link", to: folder + "/other")
        }
        #expect(ofFolder == .outside)
    }
}
