import Foundation
import Testing

@testable import Caching

@Suite struct `A folder is removed` {
    private let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        .appending(path: "sitegen-removal-\(UUID().uuidString)").path

    private func isRemoved(sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        var removal = FolderRemoval(path)
        removal.perform()
        #expect(!FileManager.default.fileExists(atPath: path), sourceLocation: sourceLocation)
    }

    @Test func `with files, links and folders`() throws {
        let files = FileManager.default
        try files.createDirectory(atPath: path + "/a/b", withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: path + "/a/b/file"))
        try files.createSymbolicLink(atPath: path + "/a/link", withDestinationPath: "/")
        isRemoved()
    }

    @Test func `that nobody may enter`() throws {
        try FileManager.default.createDirectory(
            atPath: path + "/a/b/c", withIntermediateDirectories: true)
        for folder in ["/a/b/c", "/a/b", "/a"] { chmod(path + folder, 0) }
        isRemoved()
    }

    @Test func `that is deeper than a path can say`() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        // Descriptors instead of a current folder, which all tests share.
        var folder = open(path, O_RDONLY)
        for number in 0..<2500 {
            let name = number % 2 == 0 ? "deep" : "a rather long name of a folder"
            #expect(mkdirat(folder, name, 0o700) == 0)
            let next = openat(folder, name, O_RDONLY)
            close(folder)
            folder = next
        }
        close(folder)
        isRemoved()
    }

    @Test func `that is not there`() {
        isRemoved()
    }
}
