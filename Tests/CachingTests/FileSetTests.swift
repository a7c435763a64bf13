import Foundation
import Testing

@testable import Caching

/// C10: a file that was changed is another one, whatever its times say.
struct FileSetTests {
    /// Makes a file, changes it, and says whether it is known as another one.
    private func isAnother(
        after change: (_ file: String) throws -> Void
    ) throws -> Bool {
        try withFolder { folder in
            let file = folder + "/file"
            try write("one", to: file)
            let before = FileSet([file]).identity
            try awaitLaterTime(than: file)
            try change(file)
            return FileSet([file]).identity != before
        }
    }

    private func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(filePath: file))
    }

    /// Puts a file in the place of another.
    private func move(_ file: String, to other: String) throws {
        guard rename(file, other) == 0 else { throw FolderError(path: other, code: errno) }
    }

    private func status(of file: String) -> stat {
        var status = stat()
        precondition(lstat(file, &status) == 0)
        return status
    }

    /// The kernel's clock for files stands still for some milliseconds: writes until it has moved on.
    private func awaitLaterTime(than file: String) throws {
        let time = status(of: file).changed
        repeat {
            try write("", to: file + ".other")
        } while status(of: file + ".other").changed.tv_nsec == time.tv_nsec
    }

    @Test func `a file that nobody touched is the same`() throws {
        #expect(try !isAnother { _ in })
    }

    @Test func `a file that was read is the same`() throws {
        #expect(try !isAnother { _ = FileManager.default.contents(atPath: $0) })
    }

    @Test func `a longer file is another`() throws {
        #expect(try isAnother { try write("three", to: $0) })
    }

    @Test func `a file of another time is another`() throws {
        #expect(try isAnother { setAge(100, of: $0) })
    }

    @Test func `a file in its place is another`() throws {
        #expect(
            try isAnother { file in
                try write("one", to: file + ".new")
                setTime(status(of: file).modified, of: file + ".new")
                try move(file + ".new", to: file)
            })
    }

    @Test func `other content of the same size and time is another file`() throws {
        #expect(
            try isAnother { file in
                let before = status(of: file)
                let handle = open(file, O_WRONLY)
                precondition(Foundation.write(handle, "two", 3) == 3)
                close(handle)
                setTime(before.modified, of: file)
                let after = status(of: file)
                precondition(after.st_ino == before.st_ino && after.st_size == before.st_size)
                precondition(after.modified.tv_nsec == before.modified.tv_nsec)
            })
    }

    @Test func `a file that is gone is another`() throws {
        #expect(try isAnother { try FileManager.default.removeItem(atPath: $0) })
    }

    @Test func `a file that comes is another`() throws {
        try withFolder { folder in
            let before = FileSet([folder + "/file"]).identity
            try write("", to: folder + "/file")
            #expect(FileSet([folder + "/file"]).identity != before)
        }
    }

    // MARK: Content

    /// Whether the digest of two files' content is another one after a change.
    private func isOtherContent(
        after change: (_ folder: String) throws -> Void
    ) async throws -> Bool {
        try await inFolder { folder in
            for name in ["a", "b"] { try write(name, to: "\(folder)/\(name)") }
            let files = FileSet([folder + "/a", folder + "/b"])
            let before = await files.content()
            try change(folder)
            return await files.content() != before
        }
    }

    @Test func `content hangs on no time and no inode`() async throws {
        #expect(
            try await !isOtherContent { folder in
                setAge(5000, of: folder + "/a")
                try write("b", to: folder + "/new")
                try move(folder + "/new", to: folder + "/b")
            })
    }

    @Test func `another content is another`() async throws {
        #expect(try await isOtherContent { try write("c", to: $0 + "/b") })
    }

    @Test func `content that has changed its place is another`() async throws {
        #expect(
            try await isOtherContent { folder in
                try move(folder + "/a", to: folder + "/c")
                try move(folder + "/b", to: folder + "/a")
                try move(folder + "/c", to: folder + "/b")
            })
    }

    @Test func `a file that is gone is another content than an empty one`() async throws {
        #expect(
            try await isOtherContent {
                try FileManager.default.removeItem(atPath: $0 + "/b")
            })
        let missing = await FileSet(["/dev/null/missing"]).content()
        #expect(await FileSet(["/dev/null"]).content() != missing)
    }

    @Test func `a folder has no content`() {
        #expect(FileSet.digest(of: "/") == nil)
    }
}
