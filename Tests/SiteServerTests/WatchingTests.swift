import Foundation
import TestSupport
import Testing

@testable import SiteServer

@Suite struct `What has changed` {
    private func changes(
        in folder: String, passedOver: Set<String> = [], _ change: () throws -> Void
    ) throws -> [String] {
        let places = WatchedPlaces(
            trees: ["\(folder)/tree"], files: ["\(folder)/flat/d"], passedOver: passedOver)
        let before = FileSnapshot(of: places)
        try change()
        return FileSnapshot(of: places).changes(since: before)
            .map { String($0.dropFirst(folder.count + 1)) }
    }

    private func check(
        passingOver names: [String] = [], changing change: (String) throws -> Void,
        is expected: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try withTemporaryFolder { folder in
            try write(
                ["tree/a.md": "a", "tree/b/c.md": "c", "flat/d": "d", "flat/e/f": "f"],
                below: folder)
            let found = try changes(
                in: folder, passedOver: Set(names.map { "\(folder)/\($0)" })
            ) { try change(folder) }
            #expect(found == expected, sourceLocation: sourceLocation)
        }
    }

    @Test func `nothing has, where nothing has`() throws {
        try check(changing: { _ in }, is: [])
    }

    @Test func `a file that is written, made or removed has`() throws {
        try check(changing: { try write(["tree/b/c.md": "cc"], below: $0) }, is: ["tree/b/c.md"])
        try check(changing: { try write(["tree/x/y": ""], below: $0) }, is: ["tree/x/y"])
        try check(
            changing: { try FileManager.default.removeItem(atPath: "\($0)/tree/a.md") },
            is: ["tree/a.md"])
    }

    @Test func `a file whose place another has taken has`() throws {
        try check(
            changing: { folder in
                try write(["new": "a"], below: folder)
                #expect(rename("\(folder)/new", "\(folder)/tree/a.md") == 0)
            }, is: ["tree/a.md"])
    }

    @Test func `the files of a renamed folder have, at both names`() throws {
        try check(
            changing: { #expect(rename("\($0)/tree/b", "\($0)/tree/z") == 0) },
            is: ["tree/b/c.md", "tree/z/c.md"])
    }

    @Test func `what lies beside a file that is watched alone does not count`() throws {
        try check(changing: { try write(["flat/e/f": "ff", "flat/g": ""], below: $0) }, is: [])
        try check(changing: { try write(["flat/d": "dd"], below: $0) }, is: ["flat/d"])
    }

    @Test func `hidden names, copies of editors and folders that are passed over do not count`()
        throws
    {
        try check(
            passingOver: ["tree/public"],
            changing: {
                try write(
                    ["tree/.a.swp": "", "tree/a.md~": "", "tree/public/x": "", "tree/.git/x": ""],
                    below: $0)
            }, is: [])
    }

    @Test func `a folder that is not there has no files`() throws {
        try check(
            changing: { try FileManager.default.removeItem(atPath: "\($0)/tree") },
            is: ["tree/a.md", "tree/b/c.md"])
    }

    @Test func `the alarm rings for a change in a watched folder`() async throws {
        try await withTemporaryFolderAwaiting { folder in
            let alarm = FolderAlarm()
            let running = Task { try await alarm.run() }
            alarm.watch([folder])
            try write(["a.md": "a"], below: folder)
            for await _ in alarm.rings { break }
            try await alarm.settle(for: .zero)
            running.cancel()
            await #expect(throws: CancellationError.self) { try await running.value }
        }
    }
}
