import Foundation
import TestSupport
import Testing

@testable import Publishing

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

    @Test func `is found by its absolute path`() throws {
        try withPage("old") { (_, file) throws in
            try PageFile(file.path, in: "/nowhere")
                .replace(Array("old".utf8), by: Array("new".utf8))
            #expect(try text(file) == "new")
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

    @Test(arguments: [ENOSPC, EFBIG, EIO], 1...4)
    func `is as it was where any step fails`(code: Int32, step: Int) throws {
        try withPage("old") { (_, file) throws in
            let disk = ScriptedDisk(.fails(at: step, code: code))
            let folder = file.deletingLastPathComponent().path
            let error = #expect(throws: PageFile.WritingError.self) {
                try PageFile("page.md", in: folder, disk: disk)
                    .replace(Array("old".utf8), by: Array("new".utf8))
            }
            let words = String(cString: strerror(code))
            #expect(error?.description == "cannot write 'page.md': \(words); it is as it was")
            #expect(try text(file) == "old")
            #expect(try names(beside: file) == ["page.md"])
        }
    }

    @Test(arguments: 0...5, [false, true])
    func `is old or new as a whole wherever it is stopped`(count: Int, isTorn: Bool) throws {
        try withPage("old") { (page, file) throws in
            let disk = ScriptedDisk(
                isTorn ? .stopsWhileWriting(after: count) : .stops(after: count))
            let folder = file.deletingLastPathComponent().path
            try? PageFile("page.md", in: folder, disk: disk)
                .replace(Array("old".utf8), by: Array("new".utf8))
            #expect(try text(file) == (count < 5 ? "old" : "new"))
            // Another attempt of this process takes away what that left.
            try page.replace(Array(text(file).utf8), by: Array("newer".utf8))
            #expect(try text(file) == "newer")
            #expect(try names(beside: file) == ["page.md"])
        }
    }
}
