import Foundation
import SiteBuild
import Testing

/// A page in a folder of its own.
private func withPage(_ text: String, _ body: (PageFile, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        .appending(path: "sitegen-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.md")
    try Data(text.utf8).write(to: file)
    try body(PageFile("page.md", in: folder.path), file)
}

private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

private func names(beside file: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
        .sorted()
}

@Suite struct `The file of a page` {
    @Test func `is replaced`() throws {
        try withPage("old") { (page, file) throws in
            try page.replace(Array("old".utf8), by: Array("new".utf8))
            #expect(try text(file) == "new")
            #expect(try names(beside: file) == ["page.md"])
        }
    }

    @Test func `is left alone where it has changed since it was read`() throws {
        try withPage("changed") { (page, file) throws in
            #expect(throws: PageFile.WritingError.hasChanged(path: "page.md")) {
                try page.replace(Array("old".utf8), by: Array("new".utf8))
            }
            #expect(try text(file) == "changed")
            #expect(try names(beside: file) == ["page.md"])
        }
    }

    @Test func `is left alone where it has gone`() throws {
        try withPage("old") { (page, file) throws in
            try FileManager.default.removeItem(at: file)
            #expect(throws: PageFile.WritingError.self) {
                try page.replace(Array("old".utf8), by: Array("new".utf8))
            }
            #expect(try names(beside: file) == [])
        }
    }

    @Test(arguments: [0o600, 0o644, 0o755]) func `keeps its permissions`(mode: Int) throws {
        try withPage("old") { (page, file) throws in
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: file.path)
            try page.replace(Array("old".utf8), by: Array("new".utf8))
            let found = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect((found[.posixPermissions] as? NSNumber)?.intValue == mode)
        }
    }

    @Test func `stays a symbolic link: what it leads to is replaced`() throws {
        try withPage("old") { (_, file) throws in
            let link = file.deletingLastPathComponent().appending(path: "link.md")
            try FileManager.default.createSymbolicLink(
                atPath: link.path, withDestinationPath: "page.md")
            let page = PageFile("link.md", in: file.deletingLastPathComponent().path)
            try page.replace(Array("old".utf8), by: Array("new".utf8))
            #expect(try text(file) == "new")
            let destination = try FileManager.default.destinationOfSymbolicLink(atPath: link.path)
            #expect(destination == "page.md")
        }
    }
}
