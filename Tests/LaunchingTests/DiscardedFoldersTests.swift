import Foundation
import Testing

@testable import Launching

/// When folders go that nobody needs any more.
@Suite struct DiscardedFoldersTests {
    private func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(repeating: 1, count: 1 << 16).write(to: URL(filePath: path + "/file"))
    }

    private func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    @Test func `its place is free at once, and at the end nothing is left`() throws {
        let scratch = try ScratchDirectory.make()
        for _ in 1...2 {
            let folder = try ProgramDirectory.make("name", in: scratch)
            try folder.write("text", to: folder.work + "/file")
            // A program can close its own folder.
            chmod(folder.path, 0)
            folder.remove()
            #expect(!names(in: scratch.path).contains { $0.hasPrefix("name") })
        }
        scratch.remove()
        #expect(!FileManager.default.fileExists(atPath: scratch.path))
    }

    @Test func `those that wait are removed where there are too many`() throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let discarded = DiscardedFolders(in: scratch.path, mostWaiting: 3)
        let counts = try (1...9).map { number in
            try makeFolder("\(scratch.path)/\(number)")
            discarded.take("\(scratch.path)/\(number)")
            return names(in: scratch.path).count
        }
        #expect(counts == [1, 2, 3, 0, 1, 2, 3, 0, 1])
    }

    @Test func `those that wait are removed where they take up too much`() throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        // Whatever is free is less than this.
        let discarded = DiscardedFolders(in: scratch.path, mostBytes: -(1 << 60))
        try makeFolder(scratch.path + "/large")
        discarded.take(scratch.path + "/large")
        #expect(names(in: scratch.path).isEmpty)
    }

    @Test func `what is not there is not missed`() throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        DiscardedFolders(in: scratch.path).take(scratch.path + "/nothing")
        #expect(names(in: scratch.path).isEmpty)
    }
}
