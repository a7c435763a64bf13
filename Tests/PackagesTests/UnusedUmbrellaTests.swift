import Foundation
import Testing

@testable import Packages

@Suite struct `Umbrellas that nobody uses` {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "umbrellas-\(UUID().uuidString)").path

    private func isThere(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(name)")
    }

    @Test func `are removed after a month, unless they are locked`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let old = Date.now.addingTimeInterval(-31 * 24 * 3600)
        for name in ["new", "old", "old-in-use", "never-used"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            guard name != "never-used" else { continue }
            UnusedUmbrellas.mark("\(folder)/\(name)")
            guard name != "new" else { continue }
            try FileManager.default.setAttributes(
                [.modificationDate: old], ofItemAtPath: "\(folder)/\(name)/used")
        }
        let lock = try await PackageLock.exclusive(on: "\(folder)/old-in-use")
        lock.share()
        UnusedUmbrellas.remove(from: folder)
        #expect(isThere("new"))
        #expect(!isThere("old"))
        #expect(isThere("old-in-use"))
        #expect(isThere("never-used"))
        withExtendedLifetime(lock) {}
    }

    @Test func `may be removed while somebody waits for them`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let place = "\(folder)/a"
        let first = try await PackageLock.exclusive(on: place)
        async let second = PackageLock.exclusive(on: place)
        try FileManager.default.removeItem(atPath: place)
        withExtendedLifetime(first) {}
        _ = consume first
        let lock = try await second
        #expect(isThere("a"), "whoever waited has made it anew")
        withExtendedLifetime(lock) {}
    }
}
