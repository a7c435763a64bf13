import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Two sites, one of which becomes the other, and what no build has written.
private struct Change: CustomTestStringConvertible, Sendable {
    let seed: UInt64
    let old: [String: String]
    let new: [String: String]
    /// One that comes when the new one was not finished.
    let third: [String: String]
    let foreign: [String: String]
    let links: [String: String]

    var testDescription: String { "seed \(seed)" }

    /// Where files may turn into folders, the order of renaming cannot be chosen freely.
    init(seed: UInt64, turning: Bool = true) {
        var random = SplitMix64(seed: seed)
        self.seed = seed
        old = Self.site("old", turning, &random)
        new = Self.site("new", turning, &random)
        third = Self.site("third", turning, &random)
        let files = random.pick(
            upTo: 4, from: ["mine.txt", "guide/mine.txt", "own/deep/mine.txt", ".nojekyll"])
        foreign = Dictionary(files.map { ($0, "mine") }) { first, _ in first }
        let names = random.pick(upTo: 2, from: ["latest", "guide/self"])
        links = Dictionary(names.map { ($0, "guide") }) { first, _ in first }
    }

    private static func site(
        _ name: String, _ turning: Bool, _ random: inout SplitMix64
    ) -> [String: String] {
        var names = Set(
            random.pick(
                upTo: 8,
                from: [
                    "index.html", "a.html", "b.html", "guide/index.html", "guide/a.html",
                    "guide/deep/b.html", "assets/style.css", "assets/site.js", "image.png",
                ]))
        if turning {
            names.formUnion(random.pick(upTo: 1, from: ["x", "x/a.html", "x/y/b.html"]))
        }
        let isSame = Bool.random(using: &random)
        return Dictionary(
            uniqueKeysWithValues: names.sorted().map { file in
                // Some files are the same in all sites; pages refer to all others.
                let version = Bool.random(using: &random) || isSame ? "same" : name
                let text = file.hasSuffix(".html") ? names.sorted().joined(separator: " ") : version
                return (file, text)
            })
    }

    func prepare(_ it: Publishing) async throws {
        try await it.publish(old, on: ScriptedDisk())
        try write(foreign, below: it.path)
        try it.makeFolder("public/void")
        for (name, destination) in links {
            let folder = URL(filePath: "public/\(name)").deletingLastPathComponent().relativePath
            try it.makeFolder(folder)
            try it.link("public/\(name)", to: destination)
        }
        #expect(mkfifo(it.path + "/pipe", 0o600) == 0)
    }

    /// What shall be there of a site with all else.
    func all(_ site: [String: String]) -> [String: String] {
        site.merging(foreign) { own, _ in own }.merging(links.mapValues { "-> \($0)" }) { own, _ in
            own
        }
        .merging(["void": "/", "pipe": "|"]) { own, _ in own }
    }

    static let some = (UInt64(1)...5).map { Change(seed: $0) }
    static let plain = (UInt64(101)...105).map { Change(seed: $0, turning: false) }
}

/// How often publishing the new site changes something.
private func countChanges(_ change: Change, exchanges: Bool) async throws -> Int {
    var count = 0
    try await publishing { it in
        try await change.prepare(it)
        let disk = ScriptedDisk(exchanges: exchanges)
        try await it.publish(change.new, on: disk)
        #expect(try it.entries() == change.all(change.new))
        #expect(try it.neighbours() == [])
        count = disk.changes.count
    }
    return count
}

@Suite struct `Publishing that is stopped after any change` {
    @Test(arguments: Change.some, [false, true])
    private func `leaves the old or the new site, whole`(_ change: Change, isTorn: Bool)
        async throws
    {
        for count in 0..<(try await countChanges(change, exchanges: true)) {
            try await publishing { it in
                try await change.prepare(it)
                let manifests = [change.old, change.new].map {
                    Manifest(toolchain: "Swift 6.3", files: Set($0.keys))
                }
                let disk = ScriptedDisk(
                    isTorn ? .stopsWhileWriting(after: count) : .stops(after: count))
                _ = try? await it.publish(change.new, on: disk)
                let found = try it.entries()
                let isOld = found == change.all(change.old)
                #expect(isOld || found == change.all(change.new), "after change \(count)")
                #expect(
                    it.output.manifestOnDisk == manifests[isOld && change.old != change.new ? 0 : 1]
                )
                try await it.publish(change.third, on: ScriptedDisk())
                #expect(try it.entries() == change.all(change.third), "after change \(count)")
                #expect(try it.neighbours() == [])
            }
        }
    }

    @Test(arguments: Change.some, [false, true])
    private func `piece by piece, leaves each file old or new, and the next build repairs it`(
        _ change: Change, isTorn: Bool
    ) async throws {
        let (old, new) = (change.all(change.old), change.all(change.new))
        for count in 0..<(try await countChanges(change, exchanges: false)) {
            try await publishing { it in
                try await change.prepare(it)
                let disk = ScriptedDisk(
                    isTorn ? .stopsWhileWriting(after: count) : .stops(after: count),
                    exchanges: false)
                _ = try? await it.publish(change.new, on: disk)
                for (name, text) in try it.entries() where !name.hasPrefix(".sitegen-staging-") {
                    // A folder may be empty for a while.
                    #expect([old[name], new[name], "/"].contains(text), "\(name) at \(count)")
                }
                try await it.publish(change.third, on: ScriptedDisk())
                #expect(try it.entries() == change.all(change.third), "after change \(count)")
                #expect(try it.neighbours() == [])
            }
        }
    }

    @Test(arguments: Change.plain)
    private func `piece by piece, leaves whatever the pages that one can get to refer to`(
        _ change: Change
    ) async throws {
        for count in 0..<(try await countChanges(change, exchanges: false)) {
            try await publishing { it in
                try await change.prepare(it)
                let disk = ScriptedDisk(.stops(after: count), exchanges: false)
                _ = try? await it.publish(change.new, on: disk)
                let found = try it.entries()
                for page in change.old.keys where page.hasSuffix(".html") {
                    guard let text = found[page] else { continue }
                    for name in text.split(separator: " ") {
                        // Pages that go refer to one another, but nothing refers to them.
                        if change.new[page] == nil, name.hasSuffix(".html") { continue }
                        #expect(found[String(name)] != nil, "\(page) to \(name) at \(count)")
                    }
                }
            }
        }
    }

    @Test func `leaves nothing or a site where there was none`() async throws {
        for count in 0..<12 {
            try await publishing { it in
                let disk = ScriptedDisk(.stops(after: count))
                _ = try? await it.publish(["a.html": "A", "b/c.html": "C"], on: disk)
                if FileManager.default.fileExists(atPath: it.path) {
                    #expect(try it.entries() == ["a.html": "A", "b/c.html": "C"])
                    #expect(it.output.manifestOnDisk?.files == ["a.html", "b/c.html"])
                }
                try await it.publish(["a.html": "A"])
                #expect(try it.entries() == ["a.html": "A"])
                #expect(try it.neighbours() == [])
            }
        }
    }
}

@Suite struct `Publishing in which any change fails` {
    private static let codes = [ENOSPC, EIO, EACCES, EXDEV]

    @Test(arguments: codes, [true, false])
    func `leaves the old or the new site, or says that it was stopped halfway`(
        _ code: Int32, exchanges: Bool
    ) async throws {
        for change in Change.some.prefix(2) {
            for number in 0..<(try await countChanges(change, exchanges: exchanges)) {
                try await publishing { it in
                    try await change.prepare(it)
                    let disk = ScriptedDisk(.fails(at: number, code: code), exchanges: exchanges)
                    do {
                        let done = try await it.publish(change.new, on: disk)
                        #expect(try it.entries() == change.all(change.new))
                        #expect(try it.neighbours() == [] || !done.warnings.isEmpty)
                    } catch PublishingError.stoppedHalfway {
                        #expect(
                            !exchanges || disk.changes.contains { $0.isWithin(".sitegen-staging-") }
                        )
                    } catch let error as PublishingError {
                        #expect(
                            error.description.contains(
                                ": \(FileError(path: DiskPath(""), code: code).words)"))
                        #expect(!error.description.contains("-staging-"))
                        #expect(try it.entries() == change.all(change.old), "\(number) \(error)")
                        #expect(try it.neighbours() == [])
                    }
                    try await it.publish(change.new, on: ScriptedDisk())
                    #expect(try it.entries() == change.all(change.new), "at \(number)")
                    #expect(try it.neighbours() == [])
                }
            }
        }
    }
}

extension FileChange {
    fileprivate func isWithin(_ name: String) -> Bool {
        if case .makeFolder(let folder) = self { folder.name.hasPrefix(name) } else { false }
    }
}

@Suite struct `A power cut` {
    @Test(arguments: Change.some)
    private func `takes nothing of what was exchanged`(_ change: Change) async throws {
        try await publishing { it in
            try await change.prepare(it)
            let disk = ScriptedDisk()
            try await it.publish(change.new, on: disk)
            let changes = disk.changes
            let end = try #require(
                changes.firstIndex { if case .exchange = $0 { true } else { false } })
            for (index, made) in changes[..<end].enumerated() {
                switch made {
                case .write(_, let path), .makeFolder(let path):
                    let isLasting = changes[index..<end].contains(.synchronize(path))
                    #expect(isLasting, "\(path)")
                default: break
                }
            }
            // Names in folders come before the folders are waited for.
            let firstWait = changes.firstIndex { if case .synchronize = $0 { true } else { false } }
            let lastName = changes[..<end].lastIndex { if case .link = $0 { true } else { false } }
            #expect(lastName ?? 0 < firstWait ?? 0)
            #expect(changes[end + 1] == .synchronize(DiskPath(it.folder).resolved))
        }
    }

    @Test(arguments: Change.some)
    private func `takes nothing of what was renamed`(_ change: Change) async throws {
        try await publishing { it in
            try await change.prepare(it)
            let disk = ScriptedDisk(exchanges: false)
            try await it.publish(change.new, on: disk)
            var lasting: Set<DiskPath> = []
            for made in disk.changes {
                switch made {
                case .synchronize(let path): lasting.insert(path)
                case .rename(let path, _): #expect(lasting.contains(path), "\(path)")
                default: break
                }
            }
        }
    }
}

extension DiskPath {
    fileprivate var resolved: DiskPath {
        DiskPath(URL(filePath: "\(self)").resolvingSymlinksInPath().path)
    }
}
