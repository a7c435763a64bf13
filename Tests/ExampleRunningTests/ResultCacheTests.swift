import Caching
import Foundation
import Testing

@testable import ExampleRunning
@testable import Launching

/// Whose folder of results is taken.
struct ResultCacheTests {
    /// Prepares a folder, and opens it: the number of what went wrong, and the mode then.
    private func open(
        _ prepare: (_ folder: String) throws -> Void
    ) throws -> (code: CInt?, mode: mode_t) {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let folder = scratch.path + "/results"
        try prepare(folder)
        var code: CInt?
        do throws(FolderError) { _ = try ResultCache(in: folder) } catch { code = error.code }
        var status = stat()
        lstat(folder, &status)
        return (code, status.st_mode & 0o777)
    }

    @Test func `a folder is made for this user alone`() throws {
        let result = try open { _ in }
        #expect(result.code == nil)
        #expect(result.mode == 0o700)
    }

    @Test(arguments: [0o777, 0o755, 0o720, 0o1777] as [mode_t])
    func `a folder that others could enter is closed`(_ mode: mode_t) throws {
        let result = try open { folder in
            mkdir(folder, 0o700)
            chmod(folder, mode)
        }
        #expect(result.code == nil)
        #expect(result.mode == 0o700)
    }

    @Test func `a file is none`() throws {
        #expect(try open { try Data().write(to: URL(filePath: $0)) }.code == ENOTDIR)
    }

    @Test func `a link to a folder is none`() throws {
        #expect(try open { _ = symlink("/", $0) }.code == ENOTDIR)
    }

    @Test(.enabled(if: geteuid() == 0, "skipped: only root can give a folder away"))
    func `a folder of another user is not taken, and left as it is`() throws {
        let result = try open { folder in
            mkdir(folder, 0o777)
            chmod(folder, 0o777)
            chown(folder, 12345, gid_t.max)
        }
        #expect(result.code == EPERM)
        #expect(result.mode == 0o777)
    }

    @Test func `a folder that cannot be made is told`() throws {
        let error = #expect(throws: FolderError.self) {
            try ResultCache(in: "/dev/null/results")
        }
        #expect(error?.code == ENOTDIR)
    }
}
