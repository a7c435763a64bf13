import Foundation
import Pages
import Publishing
import Site
import TestSupport
import Testing

@testable import SiteBuild

/// The paths of the files that paths name, in a folder with these files.
private func check(
    _ files: [String], _ paths: [String], are expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation,
    preparing prepare: (String) throws -> Void = { _ in }
) throws {
    try withTemporaryFolder { folder in
        try write(Dictionary(uniqueKeysWithValues: files.map { ($0, "x") }), below: folder)
        try prepare(folder)
        let found = try MarkdownFolder(root: folder).read(paths)
        #expect(found.map(\.displayPath) == expected, sourceLocation: sourceLocation)
    }
}

/// Why the paths cannot be read.
private func check(
    _ files: [String], _ paths: [String], throws error: MarkdownFolder.ReadingError,
    sourceLocation: Testing.SourceLocation = #_sourceLocation,
    preparing prepare: (String) throws -> Void = { _ in }
) throws {
    try withTemporaryFolder { folder in
        try write(Dictionary(uniqueKeysWithValues: files.map { ($0, "x") }), below: folder)
        try prepare(folder)
        #expect(throws: error, sourceLocation: sourceLocation) {
            try MarkdownFolder(root: folder).read(paths)
        }
    }
}

@Suite struct `Markdown that belongs to no site` {
    @Test func `is all markdown below a folder, sorted`() throws {
        try check(
            ["b.md", "docs/z.md", "docs/a/c.markdown", "docs/a/D.MD", "docs/x.txt", "docs/md"],
            ["docs"], are: ["docs/a/D.MD", "docs/a/c.markdown", "docs/z.md"])
    }

    @Test
    func
        `is in the comments of Swift sources that are named, or lie in a package's folder of them`()
        throws
    {
        let files = [
            "Package.swift", "README.md", "Sources/A/a.swift", "Sources/A/A.docc/a.md",
            "Tests/T/t.swift",
        ]
        try check(files, ["."], are: ["README.md", "Sources/A/A.docc/a.md"])
        try check(files, ["Tests/T/t.swift"], are: ["Tests/T/t.swift"])
        for folder in ["Sources", "Sources/A"] {
            try check(files, [folder], are: ["Sources/A/A.docc/a.md", "Sources/A/a.swift"])
        }
        try check(["Sources/a.swift", "Sources/a.md"], ["Sources"], are: ["Sources/a.md"])
    }

    @Test func `is not in Swift sources because of where a package lies`() throws {
        let files = ["Sources/p/Package.swift", "Sources/p/docs/a.md", "Sources/p/docs/b.swift"]
        try check(files, ["Sources/p"], are: ["Sources/p/docs/a.md"])
        try check(files, ["Sources/p/docs"], are: ["Sources/p/docs/a.md"])
    }

    @Test func `is also in a catalogue of DocC`() throws {
        try check(["A.docc/a.md"], ["."], are: ["A.docc/a.md"])
    }

    @Test func `is a file`() throws {
        try check(["README.md", "a.md"], ["README.md"], are: ["README.md"])
    }

    @Test func `is named as on the command line, without detours`() throws {
        for path in ["docs/", "./docs", "docs//.", "docs/./"] {
            try check(["docs/a.md"], [path], are: ["docs/a.md"])
        }
        try check(["docs/a.md"], ["docs/../docs"], are: ["docs/../docs/a.md"])
    }

    @Test func `may be named by an absolute path`() throws {
        try withTemporaryFolder { folder in
            try write(["docs/a.md": "x"], below: folder)
            let found = try MarkdownFolder(root: "/nowhere").read([folder + "/docs"])
            #expect(found.map(\.displayPath) == ["\(folder)/docs/a.md"])
        }
    }

    @Test func `is read once, however often it is named`() throws {
        try check(["a.md", "b/c.md"], [".", "a.md", "b", "./b/c.md"], are: ["a.md", "b/c.md"])
    }

    @Test func `is not what is hidden, or what packages bring`() throws {
        try check(
            [
                ".a.md", ".git/b.md", ".build/c.md", "node_modules/d.md", "e/node_modules/f.md",
                "e/.g/h.md", "i.md",
            ], ["."], are: ["i.md"])
    }

    @Test func `is looked at where a hidden folder is named`() throws {
        try check([".github/a.md"], [".github"], are: [".github/a.md"])
    }

    @Test func `is not behind links below a folder, which may loop or leave`() throws {
        try check(["docs/a.md", "elsewhere/b.md"], ["docs"], are: ["docs/a.md"]) { folder in
            for (name, destination) in [
                ("loop", "."), ("up", ".."), ("out", "../elsewhere"), ("c.md", "a.md"),
                ("self", "self"), ("none.md", "nothing"),
            ] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(folder)/docs/\(name)", withDestinationPath: destination)
            }
        }
    }

    @Test func `is behind a link that is named`() throws {
        try check(["docs/a.md"], ["link"], are: ["link/a.md"]) { folder in
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/link", withDestinationPath: "docs")
        }
    }

    @Test func `has its bytes`() throws {
        try withTemporaryFolder { folder in
            try write(["a.md": "# A"], below: folder)
            let found = try MarkdownFolder(root: folder).read(["a.md"])
            #expect(found.map(\.bytes) == [Array("# A".utf8)])
        }
    }

    @Test func `may not be there`() throws {
        try check(["a.md"], ["a.md", "docs"], throws: .missing(path: "docs"))
    }

    @Test func `is not a file of another name`() throws {
        try check(["a.txt"], ["a.txt"], throws: .notMarkdown(path: "a.txt"))
    }

    @Test func `has a name that is text`() throws {
        try check(
            ["docs/a.md"], ["docs"],
            throws: .unreadable(
                path: "docs/b\u{FFFD}.md", words: "its name is not UTF-8; rename it")
        ) { folder in
            let name = DiskPath("\(folder)/docs").appending(
                DiskPath(bytes: [0x62, 0xFF] + Array(".md".utf8)))
            try Disk().perform(.write([], to: name))
        }
    }

    @Test func `is in each folder that is named`() throws {
        try check(["a.md", "docs/x.txt"], [".", "docs"], throws: .noMarkdown(folder: "docs"))
    }

    @Test(.enabled(if: getuid() != 0, "whoever may read everything reads this too"))
    func `may be unreadable`() throws {
        try check(
            ["docs/a.md"], ["docs"],
            throws: .unreadable(path: "docs", words: "Permission denied")
        ) { folder in
            chmod("\(folder)/docs", 0)
        }
    }
}
