import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Publishing
@testable import Site
@testable import SiteBuild

private func link(_ path: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
}

/// Reads `content/a.md` of a folder that holds a file `content/b.md` with the text `text`; beside it
/// is a folder `elsewhere` with a file `c.md`.
private func read(
    atMost most: Int = .max, preparing prepare: (String) throws -> Void
) throws -> Result<String, SourceFolder.Refusal> {
    try withTemporaryFolder { base in
        let folder = "\(base)/site"
        try write(["site/content/b.md": "text", "elsewhere/c.md": "secret"], below: base)
        try prepare("\(folder)/content/a.md")
        return Result { () throws(SourceFolder.Refusal) in
            try SourceFolder(path: folder).bytes(of: "content/a.md", atMost: most)
        }.map { String(decoding: $0, as: UTF8.self) }
    }
}

@Suite struct `A file of a site's folder` {
    @Test func `is read`() throws {
        #expect(try read { try Data("a".utf8).write(to: URL(filePath: $0)) } == .success("a"))
    }

    @Test func `may be empty`() throws {
        #expect(try read { try Data().write(to: URL(filePath: $0)) } == .success(""))
    }

    @Test func `may be a link to another`() throws {
        #expect(try read { try link($0, to: "b.md") } == .success("text"))
        #expect(try read { try link($0, to: "../content/../content/b.md") } == .success("text"))
    }

    @Test func `is not read through a link that leaves the folder`() throws {
        #expect(try read { try link($0, to: "../../elsewhere/c.md") } == .failure(.leavesFolder))
        #expect(try read { try link($0, to: "/dev/zero") } == .failure(.leavesFolder))
    }

    @Test func `is not read through a folder that leaves the folder`() throws {
        let found = try read {
            let content = URL(filePath: $0).deletingLastPathComponent().path
            try FileManager.default.removeItem(atPath: content)
            let site = URL(filePath: content).deletingLastPathComponent().path
            try write(["elsewhere/a.md": "secret"], below: "\(site)/..".standardized)
            try link(content, to: "../elsewhere")
        }
        #expect(found == .failure(.leavesFolder))
    }

    @Test func `is not in a folder whose name begins like the site's`() throws {
        let found = try read {
            let site = "\(URL(filePath: $0).path)/../.."
            try write(["c.md": "secret"], below: "\(site)/../site2".standardized)
            try link($0, to: "../../site2/c.md")
        }
        #expect(found == .failure(.leavesFolder))
    }

    @Test func `is not read from a loop`() throws {
        #expect(try read { try link($0, to: "a.md") } == .failure(.system(code: ELOOP)))
    }

    @Test func `is not read from nowhere`() throws {
        #expect(try read { try link($0, to: "no.md") } == .failure(.system(code: ENOENT)))
        #expect(try read { _ in } == .failure(.system(code: ENOENT)))
    }

    @Test func `is no folder`() throws {
        let found = try read {
            try FileManager.default.createDirectory(
                atPath: $0, withIntermediateDirectories: false)
        }
        #expect(found == .failure(.system(code: EISDIR)))
    }

    @Test func `is no pipe that nobody writes into`() throws {
        #expect(try read { mkfifo($0, 0o600) } == .failure(.notRegular))
    }

    @Test func `is no longer than it may be`() throws {
        func read(_ count: Int) throws -> Result<String, SourceFolder.Refusal> {
            try SiteBuildTests.read(atMost: 3) {
                try Data(repeating: 0x61, count: count).write(to: URL(filePath: $0))
            }
        }
        #expect(try read(3) == .success("aaa"))
        #expect(try read(4) == .failure(.tooLong(most: 3)))
    }
}

extension String {
    fileprivate var standardized: String { URL(filePath: self).standardized.path }
}

/// Reads a site to which something was added and compares the words of the error.
private func check(
    throws words: String, sourceLocation: Testing.SourceLocation = #_sourceLocation,
    preparing prepare: (String) throws -> Void
) throws {
    try withTemporaryFolder { folder in
        try write(["sitegen.yml": "", "content/a.md": ""], below: folder)
        try prepare(folder)
        let error = #expect(
            throws: SiteDirectory.ReadingError.self, sourceLocation: sourceLocation
        ) {
            let directory = SiteDirectory(path: folder)
            _ = try directory.read()
            _ = try directory.readNamed(["a.png"])
        }
        #expect(error?.description == words, sourceLocation: sourceLocation)
    }
}

@Suite struct `A hostile folder` {
    private static let leaves =
        "the link leads out of the site's folder; put its target into the folder"

    @Test func `has a page of fifty megabytes`() throws {
        try check(
            throws: "cannot read 'content/b.md': it has more than 4 MiB, which is too long for a "
                + "text; split it"
        ) {
            // Without a block on the disk.
            try Data().write(to: URL(filePath: "\($0)/content/b.md"))
            #expect(truncate("\($0)/content/b.md", 50_000_000) == 0)
        }
    }

    @Test func `has a page that is a link to elsewhere`() throws {
        try check(throws: "cannot read 'content/b.md': \(Self.leaves)") {
            try link("\($0)/content/b.md", to: "/etc/passwd")
        }
    }

    @Test func `has a configuration that is a link to elsewhere`() throws {
        try check(throws: "cannot read 'sitegen.yml': \(Self.leaves)") {
            try FileManager.default.removeItem(atPath: "\($0)/sitegen.yml")
            try link("\($0)/sitegen.yml", to: "/etc/passwd")
        }
    }

    @Test func `has a file that is a link to elsewhere`() throws {
        try check(throws: "cannot read 'content/a.png': \(Self.leaves)") {
            try link("\($0)/content/a.png", to: "/etc/passwd")
        }
    }

    @Test func `has a template that is a pipe`() throws {
        try check(
            throws: "cannot read 'templates/page.mustache': it is a device, a pipe or a socket; "
                + "put a file in its place"
        ) {
            try FileManager.default.createDirectory(
                atPath: "\($0)/templates", withIntermediateDirectories: false)
            #expect(mkfifo("\($0)/templates/page.mustache", 0o600) == 0)
        }
    }

    #if os(Linux)
        @Test(arguments: ["b\u{1}.md", "\u{1}/b.md"])
        func `has a name that is no text`(_ name: String) throws {
            try check(
                throws: "cannot read 'content/"
                    + (name.hasPrefix("b") ? "b\u{FFFD}.md" : "\u{FFFD}")
                    + "': its name is not UTF-8; rename it"
            ) { folder in
                let bytes = Array("\(folder)/content/\(name)".utf8).map { $0 == 1 ? 0xFF : $0 }
                let path = DiskPath(bytes: bytes)
                if name.hasSuffix("/b.md") { try Disk().perform(.makeFolder(path.parent)) }
                try Disk().perform(.write([], to: path))
            }
        }

        @Test func `may have another file whose name is no text`() throws {
            try withTemporaryFolder { folder in
                try write(["sitegen.yml": "", "content/a.md": ""], below: folder)
                let path = DiskPath("\(folder)/content").appending(DiskPath(bytes: [0xFF]))
                try Disk().perform(.write([], to: path))
                #expect(try SiteDirectory(path: folder).read().pages.map(\.path) == ["a.md"])
            }
        }
    #endif

    @Test func `may have links to folders that leave it`() throws {
        try withTemporaryFolder { folder in
            try write(["sitegen.yml": "", "content/a.md": ""], below: folder)
            try link("\(folder)/content/out", to: "/usr")
            try link("\(folder)/content/up", to: "..")
            #expect(try SiteDirectory(path: folder).read().pages.map(\.path) == ["a.md"])
        }
    }
}
