import Foundation
import TestSupport
import Testing

@testable import Publishing

#if os(Linux)
    @Suite(.enabled(if: OwnMounts.areAvailable, "only root can mount a file system"))
    struct `A folder that cannot be exchanged` {
        /// Publishes sites, one after another, into a folder that is a file system of its own.
        private func publish(
            _ sites: [[String: String]], kilobytes: Int = 1024,
            preparing prepare: @escaping @Sendable (String) throws -> Void = { _ in }
        ) async throws -> (
            last: OutputDirectory.Publication?, error: String?, entries: [String: String]
        ) {
            try await withTemporaryFolderAwaiting { folder in
                let it = Publishing(folder: folder)
                try it.makeFolder("public")
                return try await OwnMounts.run {
                    try OwnMounts.mountMemory(at: it.path, kilobytes: kilobytes)
                    try prepare(it.path)
                    var last: OutputDirectory.Publication?
                    var words: String?
                    do {
                        for files in sites {
                            last = try await it.publish(files)
                        }
                    } catch { words = "\(error)" }
                    var entries = try it.entries()
                    entries["manifest"] = it.output.manifestOnDisk?.files.sorted().joined(
                        separator: " ")
                    return (last, words, entries)
                }
            }
        }

        @Test func `is written piece by piece`() async throws {
            let done = try await publish([["a.html": "A", "b/c.css": "C"]])
            #expect(done.last?.wasPiecewise == true)
            #expect(done.last?.written == [Manifest.name, "a.html", "b/c.css"])
            #expect(
                done.entries == ["a.html": "A", "b/c.css": "C", "manifest": "a.html b/c.css"])
        }

        @Test func `loses what an earlier build wrote, with its folders`() async throws {
            let done = try await publish([["a.html": "A", "b/c/d.html": "D"], ["a.html": "A2"]])
            #expect(done.last?.removed == ["b/c/d.html"])
            #expect(done.entries == ["a.html": "A2", "manifest": "a.html"])
        }

        @Test func `keeps what no build has written`() async throws {
            let done = try await publish([["b/c.html": "C"], ["a.html": "A"]]) { folder in
                try write(["b/mine.txt": "M"], below: folder)
            }
            #expect(done.entries == ["a.html": "A", "b/mine.txt": "M", "manifest": "a.html"])
        }

        @Test func `is not written where nothing changed`() async throws {
            let done = try await publish([["a.html": "A"], ["a.html": "A"]])
            #expect(done.last == .init())
        }

        @Test func `that is full is left as it was`() async throws {
            let long = String(repeating: "x", count: 200_000)
            let done = try await publish(
                [["old.html": "O"], ["a.css": "A", "b.html": long]], kilobytes: 64)
            #expect(
                done.error?.hasSuffix(
                    "/public/b.html': No space left on device; the old site is unchanged"
                ) == true)
            #expect(done.entries == ["old.html": "O", "manifest": "old.html"])
        }

        @Test func `turns files into folders and folders into files`() async throws {
            let done = try await publish([
                ["a": "A", "b/c.html": "C"], ["a/d.html": "D", "b": "B"],
            ])
            #expect(done.entries == ["a/d.html": "D", "b": "B", "manifest": "a/d.html b"])
        }
    }

    @Suite(.enabled(if: OwnMounts.areAvailable, "only root can mount a file system"))
    struct `A folder with another file system in it` {
        /// Publishes two sites into a folder in which a file system is mounted at `volume`.
        private func publish(
            _ second: [String: String], isSame: Bool = false,
            check: @escaping @Sendable (Publishing, OutputDirectory.Publication) throws -> Void
        ) async throws {
            try await publishing { it in
                try await OwnMounts.run {
                    try await it.publish(["a.html": "A"])
                    try it.makeFolder("public/volume")
                    if isSame {
                        try it.makeFolder("elsewhere")
                        try OwnMounts.bind("\(it.folder)/elsewhere", to: it.path + "/volume")
                    } else {
                        try OwnMounts.mountMemory(at: it.path + "/volume", kilobytes: 64)
                    }
                    try write(["volume/mine.txt": "M"], below: it.path)
                    try check(it, try await it.publish(second))
                }
            }
        }

        @Test(arguments: [false, true])
        func `keeps it, with all that is in it`(_ isSame: Bool) async throws {
            try await publish(["a.html": "A2"], isSame: isSame) { it, done in
                #expect(
                    done.warnings == [
                        "another file system is at '\(it.path)/volume', so sitegen renamed files "
                            + "into place one by one"
                    ])
                let mine = try entries(below: it.path + "/volume")
                #expect(mine == ["mine.txt": "M"])
                let others = try (it.entries(), it.neighbours())
                #expect(others == (["a.html": "A2"], isSame ? ["elsewhere"] : []))
            }
        }

        @Test func `has no room for a page there`() async throws {
            await #expect(throws: PublishingError.self) {
                try await publish(["volume/a.html": "A"]) { _, _ in }
            }
        }
    }
#endif
