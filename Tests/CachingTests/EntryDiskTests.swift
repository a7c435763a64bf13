import Foundation
import TestSupport
import Testing

@testable import Caching

#if os(Linux)
    @Suite(.enabled(if: OwnMounts.areAvailable, "skipped: only root can mount a file system"))
    struct `A disk of entries` {
        /// Stores entries on a small disk: the last error's number, and what is left in `new`.
        private func store(
            _ values: [[UInt8]], sealing: Bool = false
        ) throws -> (code: CInt?, left: [String], found: [Bool]) {
            try withFolder { folder in
                try OwnMounts.run {
                    try OwnMounts.mountMemory(at: folder, kilobytes: 64)
                    if sealing { try OwnMounts.seal(folder) }
                    let entries = EntryFolder(folder + "/entries")
                    var code: CInt?
                    for (index, value) in values.enumerated() {
                        do throws(FolderError) {
                            try entries.store(value, for: key("\(index)"))
                        } catch { code = error.code }
                    }
                    return (
                        code, names(in: entries.path + "/new"),
                        values.indices.map { entries.value(for: key("\($0)")) != nil }
                    )
                }
            }
        }

        @Test func `that is full is told, and nothing is left there`() throws {
            let large = [UInt8](repeating: 1, count: 100_000)
            let result = try store([[1], large])
            #expect(result.code == ENOSPC)
            #expect(result.left == [])
            #expect(result.found == [true, false])
        }

        @Test func `that is read-only is told`() throws {
            let result = try store([[1]], sealing: true)
            #expect(result.code == EROFS)
            #expect(result.found == [false])
        }
    }
#endif
