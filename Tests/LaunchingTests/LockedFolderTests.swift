import CSystemCalls
import Foundation
import Testing

@testable import Caching
@testable import Launching

/// Which folders are taken for abandoned: those whose lock nobody has, whatever is in their names.
@Suite struct LockedFolderTests {
    /// A folder for one test.
    private func withParent(_ body: (String) async throws -> Void) async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        try await body(scratch.path)
    }

    private func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: path + "/file"))
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test func `a folder that nobody has locked is removed`() async throws {
        try await withParent { parent in
            try makeFolder(parent + "/name-abcdef")
            let folder = try LockedFolder.make("name-", in: parent)
            #expect(!exists(parent + "/name-abcdef"))
            #expect(exists(folder.path))
        }
    }

    @Test func `a folder that another has locked stays as long as it is locked`() async throws {
        try await withParent { parent in
            let path = parent + "/name-abcdef"
            try makeFolder(path)
            // As another process in another container has it.
            var other: CInt = -1
            #expect(sitegen_lock_folder(path, &other) == 0)
            let first = try LockedFolder.make("name-", in: parent)
            #expect(exists(path + "/file"))
            close(other)
            let second = try LockedFolder.make("name-", in: parent)
            #expect(!exists(path))
            #expect(exists(first.path) && exists(second.path))
        }
    }

    @Test func `a folder that was left is removed by the next one`() async throws {
        try await withParent { parent in
            var first: LockedFolder? = try LockedFolder.make("name-", in: parent)
            let path = try #require(first?.path)
            // As the end of its process does.
            first = nil
            _ = try LockedFolder.make("name-", in: parent)
            #expect(!exists(path))
        }
    }

    #if os(Linux)
        @Test func `what is started does not inherit the lock`() async throws {
            try await withParent { parent in
                let folder = try LockedFolder.make("name-", in: parent)
                let own = "/proc/self/fd"
                let held = try FileManager.default.contentsOfDirectory(atPath: own)
                    .filter { realPath("\(own)/\($0)") == realPath(folder.path) }
                #expect(held.count == 1)
                for name in held {
                    let descriptor = try #require(CInt(name))
                    #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
                }
                folder.remove()
            }
        }
    #endif

    @Test(arguments: ["name-abcde", "name-abcdefg", "name-123456-abcdef", "other-abcdef"])
    func `a folder that is named otherwise stays`(_ name: String) async throws {
        try await withParent { parent in
            try makeFolder("\(parent)/\(name)")
            _ = try LockedFolder.make("name-", in: parent)
            #expect(exists("\(parent)/\(name)/file"))
        }
    }

    @Test func `a link is not followed`() async throws {
        try await withParent { parent in
            try makeFolder(parent + "/mine")
            try FileManager.default.createSymbolicLink(
                atPath: parent + "/name-abcdef", withDestinationPath: parent + "/mine")
            _ = try LockedFolder.make("name-", in: parent)
            #expect(exists(parent + "/mine/file"))
        }
    }

    @Test func `a folder that was replaced before it was locked is not taken`() async throws {
        try await withParent { parent in
            #expect(mkdir(parent + "/folder", 0o700) == 0)
            var isTaken: Bool?
            if case .taken(let lock) = FolderUse.take(parent + "/folder") {
                withExtendedLifetime(lock) {
                    // Who has another folder open under this name has not got this one's lock.
                    rename(parent + "/folder", parent + "/removed")
                    if case .refused = FolderUse.take(parent + "/folder") { isTaken = false }
                }
            }
            #expect(isTaken == false)
        }
    }

    @Test func `a scratch folder in use survives another`() throws {
        let first = try ScratchDirectory.make()
        defer { first.remove() }
        let second = try ScratchDirectory.make()
        #expect(exists(first.path))
        second.remove()
        #expect(exists(first.path) && !exists(second.path))
    }
}
