import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct `Odd things that no build has written` {
    @Test func `stay where they are pipes`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            #expect(mkfifo(it.path + "/pipe", 0o640) == 0)
            let before = try it.identity("pipe")
            #expect(try await it.publish(["a.html": "A2"]).warnings == [])
            #expect(try it.entries() == ["a.html": "A2", "pipe": "|"])
            #expect(try it.identity("pipe") == before)
        }
    }

    @Test func `stay where their names are no text`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            let name = DiskPath(bytes: [0x61, 0xFF, 0x0A, 0xFE])
            let file = DiskPath(it.path).appending(name)
            try Disk().perform(.write(Array("mine".utf8), to: file))
            try await it.publish(["a.html": "A2"])
            #expect(try Disk().bytes(of: file) == Array("mine".utf8))
            #expect(try it.entries().count == 2)
        }
    }

    @Test func `stay where their names read the same`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            let names = ["\u{E9}", "e\u{301}"].map { DiskPath(it.path).appending($0) }
            for file in names { try Disk().perform(.write(Array("\(file)".utf8), to: file)) }
            // On some systems they are one file.
            let there = try Disk().names(in: DiskPath(it.path)).count
            try await it.publish(["a.html": "A2"])
            #expect(try Disk().names(in: DiskPath(it.path)).count == there)
            for file in names { #expect(try Disk().status(of: file) != nil) }
        }
    }

    @Test func `stay where they came while the site was prepared`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            try write(["note": "before"], below: it.path)
            let disk = ScriptedDisk { change in
                guard case .exchange = change else { return }
                try? write(["late/mine.txt": "M"], below: it.path)
                try? write(["new": "after"], below: it.folder)
                rename(it.folder + "/new", it.path + "/note")
            }
            #expect(try await it.publish(["a.html": "A2"], on: disk).warnings == [])
            #expect(
                try it.entries() == ["a.html": "A2", "late/mine.txt": "M", "note": "after"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `are not missed where they went while the site was prepared`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            try write(["mine.txt": "M"], below: it.path)
            let disk = ScriptedDisk { change in
                if case .makeFolder = change { unlink(it.path + "/mine.txt") }
            }
            try await it.publish(["a.html": "A2"], on: disk)
            #expect(try it.entries() == ["a.html": "A2"])
        }
    }

    @Test func `are not read`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            // As large as a film; it takes no room.
            try write(["film": ""], below: it.path)
            #expect(truncate(it.path + "/film", 1 << 40) == 0)
            try await it.publish(["a.html": "A2"])
            #expect(try Disk().status(of: DiskPath(it.path + "/film"))?.size == 1 << 40)
        }
    }

    @Test(arguments: ["guide", "guide/deep"])
    func `are in the way where the site wants a folder`(_ name: String) async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            try write([name: "mine"], below: it.path)
            let error = await #expect(throws: PublishingError.self) {
                try await it.publish(["guide/deep/b.html": "B"])
            }
            #expect(
                error?.description == """
                    '\(it.path)/\(name)' is in the way: the site needs a folder there, but \
                    sitegen did not write this one: move it away, then build again
                    """)
            #expect(try it.entries() == ["a.html": "A", name: "mine"])
        }
    }

    @Test func `are in the way where they are empty folders`() async throws {
        try await publishing { it in
            try it.makeFolder("public/a.html")
            await #expect(
                throws: PublishingError.inTheWay(path: it.path + "/a.html", of: .file)
            ) { try await it.publish(["a.html": "A"]) }
        }
    }

    @Test func `are kept where they cannot be linked to`() async throws {
        for code in [EPERM, EXDEV, EMLINK] {
            try await publishing { it in
                try await it.publish(["a.html": "A", "b.html": "B"])
                try write(["mine.txt": "M"], below: it.path)
                let before = try it.identity("mine.txt")
                let counting = ScriptedDisk()
                try await it.publish(["a.html": "A1", "b.html": "B"], on: counting)
                let link = try #require(
                    counting.changes.firstIndex { if case .link = $0 { true } else { false } })
                let disk = ScriptedDisk(.fails(at: link, code: code))
                let done = try await it.publish(["a.html": "A2", "b.html": "B"], on: disk)
                #expect(done.wasPiecewise)
                #expect(done.warnings.first?.hasPrefix("cannot link to '\(it.path)/") == true)
                #expect(try it.entries() == ["a.html": "A2", "b.html": "B", "mine.txt": "M"])
                #expect(try it.identity("mine.txt") == before)
                #expect(try it.neighbours() == [])
            }
        }
    }
}

@Suite struct `The published folder` {
    @Test func `keeps its permissions, and so do those in it`() async throws {
        try await publishing { it in
            try await it.publish(["a/b.html": "B"])
            chmod(it.path, 0o2750)
            chmod(it.path + "/a", 0o711)
            try await it.publish(["a/b.html": "B2"])
            let modes = try ["", "/a"].map {
                try Disk().status(of: DiskPath(it.path + $0))?.permissions
            }
            #expect(modes == [0o2750, 0o711])
        }
    }

    @Test(arguments: ["nowhere", "public", "nowhere/deep"])
    func `is no link that leads nowhere`(_ destination: String) async throws {
        try await publishing { it in
            try it.link("public", to: destination)
            let error = await #expect(throws: PublishingError.self) {
                try await it.publish(["a.html": "A"])
            }
            #expect(
                error?.description == """
                    '\(it.path)' is a link that leads to no folder: make the folder, or remove the \
                    link, then build again
                    """)
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `is no link to a file`() async throws {
        try await publishing { it in
            try write(["file": "mine"], below: it.folder)
            try it.link("public", to: "file")
            let error = await #expect(throws: PublishingError.self) {
                try await it.publish(["a.html": "A"])
            }
            #expect(
                error?.description.hasSuffix(
                    "/file' is not a folder: move it away, then build again") == true)
            #expect(try entries(below: it.folder) == ["file": "mine", "public": "-> file"])
        }
    }

    @Test func `is no pipe`() async throws {
        try await publishing { it in
            #expect(mkfifo(it.path, 0o600) == 0)
            await #expect(throws: PublishingError.notAFolder(it.path)) {
                try await it.publish(["a.html": "A"])
            }
        }
    }

    @Test func `is written from within where nothing can be written beside it`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b.html": "B"])
            let disk = ScriptedDisk(.fails(at: 0, code: EACCES))
            let done = try await it.publish(["a.html": "A2"], on: disk)
            #expect(
                done.warnings == [
                    """
                    cannot write '\(it.folder)' (Permission denied), so sitegen renamed \
                    files into place one by one
                    """
                ])
            #expect(try it.entries() == ["a.html": "A2"])
        }
    }
}

@Suite struct `The lock of a folder` {
    @Test func `is had by one at a time`() throws {
        try withTemporaryFolder { folder in
            do {
                let first = try takeLock(of: folder)
                #expect(throws: CocoaError.self) { _ = try takeLock(of: folder).isHeld }
                let isHeld = first.isHeld
                #expect(isHeld)
            }
            let isHeld = try takeLock(of: folder).isHeld
            #expect(isHeld)
        }
    }

    @Test func `is given back though a process has a copy of it`() throws {
        try withTemporaryFolder { folder in
            var copies: [Int32] = []
            do {
                let first = try takeLock(of: folder)
                let isHeld = first.isHeld
                #expect(isHeld)
                copies = try openDescriptors(of: folder).map { dup($0) }
            }
            defer { for copy in copies { close(copy) } }
            #expect(copies.count == 1)
            let isHeld = try takeLock(of: folder).isHeld
            #expect(isHeld)
        }
    }

    /// The descriptors of this process that a folder is open at.
    private func openDescriptors(of folder: String) throws -> [Int32] {
        var wanted = stat()
        try #require(stat(folder, &wanted) == 0)
        return (Int32(3)..<4096).filter { descriptor in
            var found = stat()
            return fstat(descriptor, &found) == 0 && found.st_ino == wanted.st_ino
                && found.st_dev == wanted.st_dev
        }
    }

    @Test(arguments: [Duration.zero, .milliseconds(1)])
    func `is waited for, but not for ever`(_ longest: Duration) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "sitegen-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let held = try takeLock(of: folder)
        let output = OutputDirectory(path: folder + "/public")
        var waits = 0
        var error: PublishingError?
        do {
            _ = try await output.lock(longest: longest) { waits += 1 }.isHeld
        } catch let thrown as PublishingError { error = thrown }
        #expect(waits == (longest == .zero ? 0 : 1))
        #expect(
            error?.description.hasSuffix("for 0 seconds: end it, then build again") == true)
        let isHeld = held.isHeld
        #expect(isHeld)
    }

    @Test func `leaves nothing in the folder`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }
}
