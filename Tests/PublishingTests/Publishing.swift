import Foundation
import TestSupport

@testable import Publishing

/// A folder `public` that sites are published to.
struct Publishing {
    let folder: String
    var path: String { folder + "/public" }
    var output: OutputDirectory { OutputDirectory(path: path) }

    @discardableResult
    func publish(
        _ files: [String: String], toolchain: String = "Swift 6.3",
        on disk: any FileSystem = Disk()
    ) async throws -> OutputDirectory.Publication {
        try await OutputDirectory(path: path, disk: disk)
            .publish(site(files), toolchain: toolchain, holding: try takeLock(of: folder))
    }

    func entries() throws -> [String: String] { try PublishingTests.entries(below: path) }

    func identity(_ name: String) throws -> FileIdentity {
        try FileIdentity(name.isEmpty ? path : "\(path)/\(name)")
    }

    /// The names beside `public`.
    func neighbours() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "public" }
            .sorted()
    }

    func link(_ name: String, to destination: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/\(name)", withDestinationPath: destination)
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
}

func site(_ files: [String: String]) -> PublishedFiles {
    PublishedFiles(files.mapValues { .bytes(Array($0.utf8)) })
}

func publishing(_ body: (Publishing) async throws -> Void) async throws {
    try await withTemporaryFolderAwaiting { try await body(Publishing(folder: $0)) }
}

/// The lock of a folder that nobody else has.
func takeLock(of folder: String) throws -> FolderLock {
    guard let lock = FolderLock.attempt(on: DiskPath(folder)) else {
        throw CocoaError(.fileLocking)
    }
    return lock
}
