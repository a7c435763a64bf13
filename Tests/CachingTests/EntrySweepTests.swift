import Foundation
import Testing

@testable import Caching

/// What is removed from a folder of entries, and what stays.
struct EntrySweepTests {
    private func file(_ name: String) -> String { "\(Digest(of: key(name).bytes))" }

    /// Entries of about 8 KB, by their ages in seconds.
    private func withEntries(
        _ ages: [String: Int], _ body: (EntryFolder) throws -> Void
    ) throws {
        try withFolder { folder in
            let entries = EntryFolder(folder + "/entries")
            for (name, age) in ages {
                try entries.store([UInt8](repeating: 1, count: 8000), for: key(name))
                setAge(age, of: "\(entries.path)/\(file(name))")
            }
            try body(entries)
        }
    }

    private func kept(_ names: [String], in entries: EntryFolder) -> [String] {
        names.filter { access("\(entries.path)/\(file($0))", F_OK) == 0 }
    }

    private func bytes(of entries: EntryFolder) -> Int {
        names(in: entries.path).reduce(0) { sum, name in
            var status = stat()
            guard lstat("\(entries.path)/\(name)", &status) == 0,
                status.st_mode & S_IFMT == S_IFREG
            else { return sum }
            return sum + Int(status.st_blocks) * 512
        }
    }

    private let ages = ["a": 20_000, "b": 30_000, "c": 10_000, "d": 600]

    @Test func `where there is room nothing is removed`() throws {
        try withEntries(ages) { entries in
            EntryFolder.sweep([entries], keeping: bytes(of: entries))
            #expect(kept(["a", "b", "c", "d"], in: entries) == ["a", "b", "c", "d"])
        }
    }

    @Test func `what was used least recently goes first`() throws {
        try withEntries(ages) { entries in
            EntryFolder.sweep([entries], keeping: bytes(of: entries) - 1)
            #expect(kept(["a", "b", "c", "d"], in: entries) == ["a", "c", "d"])
            EntryFolder.sweep([entries], keeping: bytes(of: entries) - 1)
            #expect(kept(["a", "b", "c", "d"], in: entries) == ["c", "d"])
        }
    }

    @Test func `nothing goes that is younger than an hour`() throws {
        try withEntries(ages) { entries in
            EntryFolder.sweep([entries], keeping: 0)
            #expect(kept(["a", "b", "c", "d"], in: entries) == ["d"])
        }
    }

    @Test func `what is read counts as used`() throws {
        try withEntries(ages) { entries in
            #expect(entries.value(for: key("b")) != nil)
            EntryFolder.sweep([entries], keeping: 0)
            #expect(kept(["a", "b", "c", "d"], in: entries) == ["b", "d"])
        }
    }

    @Test func `of several folders the oldest goes, wherever it is`() throws {
        try withEntries(["a": 20_000]) { first in
            try withEntries(["b": 30_000]) { second in
                let sum = bytes(of: first) + bytes(of: second)
                EntryFolder.sweep([first, second], keeping: sum - 1)
                #expect(kept(["a"], in: first) == ["a"])
                #expect(kept(["b"], in: second) == [])
            }
        }
    }

    @Test func `a folder that is not there is swept`() throws {
        EntryFolder.sweep([EntryFolder("/nowhere/entries")], keeping: 0)
        EntryFolder("/nowhere/entries").sweepAbandoned()
    }

    // MARK: What was left half written

    @Test func `a new file that nobody holds is removed`() throws {
        try withEntries(["a": 0]) { entries in
            try Data("half".utf8).write(to: URL(filePath: entries.path + "/new/left"))
            entries.sweepAbandoned()
            #expect(names(in: entries.path + "/new") == [])
            #expect(kept(["a"], in: entries) == ["a"])
        }
    }

    @Test func `a new file that somebody holds stays as long as it is held`() throws {
        try withEntries(["a": 0]) { entries in
            let path = entries.path + "/new/held"
            let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
            #expect(flock(descriptor, LOCK_EX) == 0)
            entries.sweepAbandoned()
            #expect(names(in: entries.path + "/new") == ["held"])
            close(descriptor)
            entries.sweepAbandoned()
            #expect(names(in: entries.path + "/new") == [])
        }
    }
}
