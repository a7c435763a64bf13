import Foundation
import TestSupport
import Testing

@testable import Caching

struct EntryFolderTests {
    private let value = Array("a value".utf8)
    private let secret = Array("secret".utf8)

    /// Makes a folder with an entry, and gives its file.
    private func withEntry(
        secret: [UInt8]? = nil, _ body: (EntryFolder, _ file: String) throws -> Void
    ) throws {
        try withFolder { folder in
            let entries = EntryFolder(folder + "/entries", secret: secret)
            try entries.store(value, for: key("one"))
            try body(entries, "\(entries.path)/\(Digest(of: key("one").bytes))")
        }
    }

    @Test func `what was stored is found`() throws {
        try withEntry { entries, _ in #expect(entries.value(for: key("one")) == value) }
    }

    @Test func `what was not stored is not found`() throws {
        try withEntry { entries, _ in #expect(entries.value(for: key("two")) == nil) }
    }

    @Test func `what is stored again is replaced`() throws {
        try withEntry { entries, _ in
            try entries.store([], for: key("one"))
            #expect(entries.value(for: key("one")) == [])
        }
    }

    @Test func `what was removed is not found`() throws {
        try withEntry { entries, _ in
            entries.remove(key("one"))
            #expect(entries.value(for: key("one")) == nil)
        }
    }

    @Test func `only the entry is left`() throws {
        try withEntry { entries, _ in
            #expect(names(in: entries.path) == ["\(Digest(of: key("one").bytes))", "new"])
            #expect(names(in: entries.path + "/new") == [])
        }
    }

    @Test func `nobody else can look into what was made`() throws {
        try withEntry { entries, file in
            for (path, mode) in [
                (entries.path, 0o700), (entries.path + "/new", 0o700), (file, 0o600),
            ] {
                var status = stat()
                #expect(lstat(path, &status) == 0)
                #expect(Int(status.st_mode) & 0o777 == mode, "\(path)")
            }
        }
    }

    // MARK: What is no entry

    @Test(arguments: [0o620, 0o602, 0o666, 0o777] as [mode_t])
    func `a file that others can write is no entry`(_ mode: mode_t) throws {
        try withEntry { entries, file in
            #expect(chmod(file, mode) == 0)
            #expect(entries.value(for: key("one")) == nil)
            #expect(chmod(file, 0o600) == 0)
            #expect(entries.value(for: key("one")) == value)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "skipped: only root can give a file away"))
    func `a file of another user is no entry`() throws {
        try withEntry { entries, file in
            #expect(chown(file, 12345, gid_t.max) == 0)
            #expect(entries.value(for: key("one")) == nil)
        }
    }

    @Test func `a file that is sealed may be another's`() throws {
        try withEntry(secret: secret) { entries, file in
            #expect(chmod(file, 0o666) == 0)
            #expect(entries.value(for: key("one")) == value)
            #expect(EntryFolder(entries.path, secret: [1]).value(for: key("one")) == nil)
            #expect(EntryFolder(entries.path).value(for: key("one")) == nil)
        }
    }

    @Test func `a link to an entry is none`() throws {
        try withEntry { entries, file in
            #expect(rename(file, entries.path + "/elsewhere") == 0)
            #expect(symlink("elsewhere", file) == 0)
            #expect(entries.value(for: key("one")) == nil)
        }
    }

    @Test func `a folder in its place is no entry`() throws {
        try withEntry { entries, file in
            #expect(unlink(file) == 0 && mkdir(file, 0o700) == 0)
            #expect(entries.value(for: key("one")) == nil)
        }
    }

    @Test func `a pipe in its place is no entry`() throws {
        try withEntry { entries, file in
            #expect(unlink(file) == 0 && mkfifo(file, 0o600) == 0)
            #expect(entries.value(for: key("one")) == nil)
        }
    }

    @Test func `a file that says to be larger than memory is no entry`() throws {
        try withEntry(secret: secret) { entries, file in
            // It takes up no room.
            #expect(truncate(file, 1 << 43) == 0)
            #expect(entries.value(for: key("one")) == nil)
        }
    }

    @Test func `the file of another key is no entry`() throws {
        try withEntry { entries, file in
            try entries.store(Array("another".utf8), for: key("two"))
            let other = "\(entries.path)/\(Digest(of: key("two").bytes))"
            let third = entries.path + "/third"
            #expect(rename(file, third) == 0 && rename(other, file) == 0)
            #expect(rename(third, other) == 0)
            #expect(entries.value(for: key("one")) == nil)
            #expect(entries.value(for: key("two")) == nil)
        }
    }

    @Test func `a damaged file is no entry and is replaced`() throws {
        try withEntry { entries, file in
            #expect(truncate(file, 20) == 0)
            #expect(entries.value(for: key("one")) == nil)
            try entries.store(value, for: key("one"))
            #expect(entries.value(for: key("one")) == value)
        }
    }

    // MARK: What cannot be stored

    @Test func `a folder that is a file is told with the system's words`() throws {
        try withFolder { folder in
            try Data("mine".utf8).write(to: URL(filePath: folder + "/entries"))
            let error = #expect(throws: FolderError.self) {
                try EntryFolder(folder + "/entries").store(value, for: key("one"))
            }
            #expect(error?.code == ENOTDIR)
            #expect(FileManager.default.contents(atPath: folder + "/entries") == Data("mine".utf8))
        }
    }

    @Test func `a folder above that is missing is told`() throws {
        try withFolder { folder in
            let error = #expect(throws: FolderError.self) {
                try EntryFolder(folder + "/missing/entries").store(value, for: key("one"))
            }
            #expect(error?.code == ENOENT)
            #expect(names(in: folder) == [])
        }
    }

    @Test func `an entry that cannot take its place leaves nothing`() throws {
        try withEntry { entries, file in
            #expect(unlink(file) == 0 && mkdir(file, 0o700) == 0)
            let error = #expect(throws: FolderError.self) {
                try entries.store(value, for: key("one"))
            }
            #expect(error?.code == EISDIR)
            #expect(names(in: entries.path + "/new") == [])
        }
    }

    @Test func `what is only to be remembered fails without a word`() throws {
        try withFolder { folder in
            let entries = EntryFolder(folder + "/missing/entries")
            entries.remember(value, for: key("one"))
            #expect(entries.value(for: key("one")) == nil)
        }
    }
}
