import Foundation
import TestSupport
import Testing

@testable import Site
@testable import SiteBuild

/// A folder `public` that sites are published to.
private struct Publishing {
    let folder: String
    var path: String { folder + "/public" }
    var output: OutputDirectory { OutputDirectory(path: path) }

    @discardableResult
    func publish(
        _ files: [String: String], toolchain: String = "Swift 6.3"
    ) throws -> OutputDirectory.Publication {
        try output.publish(site(files), toolchain: toolchain)
    }

    func entries() throws -> [String: String] { try SiteBuildTests.entries(below: path) }

    func identity(_ name: String) throws -> FileIdentity {
        try FileIdentity(name.isEmpty ? path : "\(path)/\(name)")
    }

    /// The names beside `public`.
    func neighbours() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "public" }
            .sorted()
    }

    func link(_ name: String, to destination: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/\(name)", withDestinationPath: destination)
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
}

private func site(_ files: [String: String]) -> RenderedSite {
    RenderedSite(files: files.mapValues { Array($0.utf8) })
}

private func publishing(_ body: (Publishing) throws -> Void) throws {
    try withTemporaryFolder { try body(Publishing(folder: $0)) }
}

@Suite struct `The first publication` {
    @Test func `writes all files`() throws {
        try publishing { it in
            let done = try it.publish(["a.html": "A", "b/c.html": "C"])
            #expect(done.written == [Manifest.name, "a.html", "b/c.html"])
            #expect(done.removed == [])
            #expect(!done.wasPiecewise)
            #expect(try it.entries() == ["a.html": "A", "b/c.html": "C"])
        }
    }

    @Test func `says what it wrote, and with what`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            #expect(
                it.output.manifestOnDisk == Manifest(toolchain: "Swift 6.3", files: ["a.html"]))
        }
    }

    @Test func `leaves nothing beside it`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `makes the folders around it`() throws {
        try publishing { it in
            let output = OutputDirectory(path: it.folder + "/x/y/public")
            _ = try output.publish(site(["a.html": "A"]), toolchain: "t")
            #expect(try entries(below: output.path) == ["a.html": "A"])
        }
    }

    @Test func `may go into an empty folder`() throws {
        try publishing { it in
            try it.makeFolder("public")
            try it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `may be of nothing`() throws {
        try publishing { it in
            try it.publish([:])
            #expect(try it.entries() == [:])
            #expect(it.output.manifestOnDisk != nil)
        }
    }
}

@Suite struct `Another publication` {
    @Test func `of the same site writes nothing`() throws {
        try publishing { it in
            try it.publish(["a.html": "A", "b/c.html": "C"])
            let names = ["", "a.html", "b/c.html", "b", Manifest.name]
            let before = try names.map(it.identity)
            #expect(try it.publish(["a.html": "A", "b/c.html": "C"]) == .init())
            #expect(try names.map(it.identity) == before)
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `writes changed files only`() throws {
        try publishing { it in
            try it.publish(["a.html": "A", "b.html": "B"])
            let before = try it.identity("b.html")
            #expect(try it.publish(["a.html": "A2", "b.html": "B"]).written == ["a.html"])
            #expect(try it.identity("b.html") == before)
            #expect(try it.entries() == ["a.html": "A2", "b.html": "B"])
        }
    }

    @Test func `adds new files`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            let done = try it.publish(["a.html": "A", "b/c.html": "C"])
            #expect(done.written == [Manifest.name, "b/c.html"])
            #expect(try it.entries() == ["a.html": "A", "b/c.html": "C"])
        }
    }

    @Test func `removes files of an earlier one, and their folders`() throws {
        try publishing { it in
            try it.publish(["a.html": "A", "b/c.html": "C"])
            #expect(try it.publish(["a.html": "A"]).removed == ["b/c.html"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `removes nothing that is gone already`() throws {
        try publishing { it in
            try it.publish(["a.html": "A", "b.html": "B"])
            try FileManager.default.removeItem(atPath: it.path + "/b.html")
            #expect(try it.publish(["a.html": "A"]).removed == [])
        }
    }

    @Test func `puts back what is gone`() throws {
        try publishing { it in
            try it.publish(["a.html": "A", "b.html": "B"])
            try FileManager.default.removeItem(atPath: it.path + "/b.html")
            #expect(try it.publish(["a.html": "A", "b.html": "B"]).written == ["b.html"])
        }
    }

    @Test func `puts right what was edited`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            try write(["a.html": "edited"], below: it.path)
            #expect(try it.publish(["a.html": "A"]).written == ["a.html"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `turns a file into a folder`() throws {
        try publishing { it in
            try it.publish(["a": "A"])
            try it.publish(["a/b.html": "B"])
            #expect(try it.entries() == ["a/b.html": "B"])
        }
    }

    @Test func `turns a folder into a file`() throws {
        try publishing { it in
            try it.publish(["a/b.html": "B"])
            try it.publish(["a": "A"])
            #expect(try it.entries() == ["a": "A"])
        }
    }

    @Test func `with another toolchain says so`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            #expect(
                try it.publish(["a.html": "A"], toolchain: "Swift 7").written == [Manifest.name])
            #expect(it.output.manifestOnDisk?.toolchain == "Swift 7")
        }
    }

    @Test func `into a link keeps the link`() throws {
        try publishing { it in
            try it.makeFolder("real")
            try it.link("public", to: "real")
            try it.publish(["a.html": "A"])
            try it.publish(["a.html": "A2"])
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: it.path) == "real")
            #expect(try entries(below: it.folder + "/real") == ["a.html": "A2"])
            #expect(try it.neighbours() == ["real"])
        }
    }

    @Test func `after any other holds exactly the site`() throws {
        var random = SplitMix64(seed: 3)
        let names = ["a.html", "b.html", "c/d.html", "c/e.html", "f/g/h.css"]
        try publishing { it in
            try it.makeFolder("public")
            try write(["mine/note.txt": "N"], below: it.path)
            for _ in 0..<60 {
                var files: [String: String] = [:]
                for name in names where Bool.random(using: &random) {
                    files[name] = String(Int.random(in: 0...2, using: &random))
                }
                try it.publish(files)
                #expect(try it.publish(files) == .init())
                #expect(
                    try it.entries() == files.merging(["mine/note.txt": "N"]) { own, _ in own })
            }
        }
    }
}

@Suite struct `Files that no build has written` {
    @Test func `are kept`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            try write(["CNAME": "a.example", "b/mine.txt": "M"], below: it.path)
            let before = try it.identity("b/mine.txt")
            try it.publish(["a.html": "A2", "b/c.html": "C"])
            try it.publish(["a.html": "A3"])
            #expect(
                try it.entries() == ["a.html": "A3", "CNAME": "a.example", "b/mine.txt": "M"])
            #expect(try it.identity("b/mine.txt") == before)
        }
    }

    @Test func `are kept where there is no manifest`() throws {
        try publishing { it in
            try it.makeFolder("public")
            try write(["old.html": "O"], below: it.path)
            try it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A", "old.html": "O"])
        }
    }

    @Test func `are overwritten where a page wants their place`() throws {
        try publishing { it in
            try it.makeFolder("public")
            try write(["a.html": "O"], below: it.path)
            try it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `are kept where they begin with a dot`() throws {
        try publishing { it in
            try it.makeFolder("public")
            try write([".nojekyll": "", ".git/HEAD": "ref"], below: it.path)
            try it.publish(["a.html": "A"])
            #expect(
                try it.entries() == ["a.html": "A", ".nojekyll": "", ".git/HEAD": "ref"])
        }
    }

    @Test func `are kept as links`() throws {
        try publishing { it in
            try it.makeFolder("public/v2")
            try it.link("public/latest", to: "v2")
            try it.link("public/loop", to: ".")
            try it.link("public/dangling", to: "nowhere")
            try it.publish(["a.html": "A"])
            #expect(
                try it.entries() == [
                    "a.html": "A", "v2": "/", "latest": "-> v2", "loop": "-> .",
                    "dangling": "-> nowhere",
                ])
        }
    }

    @Test func `may be empty folders`() throws {
        try publishing { it in
            try it.makeFolder("public/.git/refs/tags")
            try it.publish(["a.html": "A"])
            try it.publish(["a.html": "A2"])
            #expect(try it.entries() == ["a.html": "A2", ".git/refs/tags": "/"])
        }
    }

    @Test func `give way to a page where they are links`() throws {
        try publishing { it in
            try it.makeFolder("public")
            try write(["precious.txt": "P"], below: it.folder)
            try it.link("public/a.html", to: "../precious.txt")
            try it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A"])
            #expect(try entries(below: it.folder)["precious.txt"] == "P")
        }
    }

    @Test func `stay executable`() throws {
        try publishing { it in
            try it.makeFolder("public")
            try write(["run": "R"], below: it.path)
            chmod(it.path + "/run", 0o755)
            try it.publish(["a.html": "A"])
            #expect(access(it.path + "/run", X_OK) == 0)
        }
    }
}

@Suite struct `Odd names of files` {
    @Test(arguments: [
        "a b.html", "\"a\" 'b'.html", "a\nb.html", "a\r\nb.html", "größe/🙂.html", "a\\b.html",
        " .html", "-rf", "a.html.sitegen-new", "toolchain x", "$(x)`y`", "%41.html",
    ])
    func `are published and removed`(_ name: String) throws {
        try publishing { it in
            try it.publish([name: "A"])
            #expect(try it.entries() == [name: "A"])
            #expect(try it.publish([name: "A"]) == .init())
            #expect(try it.publish(["z.html": "Z"]).removed == [name])
            #expect(try it.entries() == ["z.html": "Z"])
        }
    }

    @Test func `do not make others be removed`() throws {
        try publishing { it in
            try it.publish(["a\nmine.txt": "A"])
            try write(["mine.txt": "M"], below: it.path)
            try it.publish([:])
            #expect(try it.entries() == ["mine.txt": "M"])
        }
    }
}

@Suite struct `What cannot be published` {
    private func check(
        _ it: Publishing, _ files: [String: String], throws words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(
            throws: OutputDirectory.PublishingError.self, sourceLocation: sourceLocation
        ) { try it.publish(files) }
        #expect(
            error?.description.hasPrefix(words) == true, "\(error?.description ?? "")",
            sourceLocation: sourceLocation)
    }

    @Test func `goes where a file is`() throws {
        try publishing { it in
            try write(["public": "precious"], below: it.folder)
            check(
                it, ["a.html": "A"],
                throws: "'\(it.path)' is not a folder: move it away, then build again")
            #expect(try entries(below: it.folder) == ["public": "precious"])
        }
    }

    @Test func `has a page where a folder of others is`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            try write(["b.html/mine.txt": "M"], below: it.path)
            check(it, ["a.html": "A2", "b.html": "B"], throws: "cannot write '")
            #expect(try it.entries() == ["a.html": "A", "b.html/mine.txt": "M"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `has a page below another`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            check(it, ["b": "B", "b/c.html": "C"], throws: "cannot write '")
            #expect(try it.entries() == ["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `has a name that is too long`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            check(
                it, ["a.html": "A2", String(repeating: "x", count: 300): "B"],
                throws: "cannot write '")
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func `goes where nothing may be written`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            chmod(it.folder, 0o500)
            defer { chmod(it.folder, 0o700) }
            check(it, ["a.html": "A2"], throws: "cannot write '")
            #expect(try it.entries() == ["a.html": "A"])
        }
    }
}

@Suite struct `A staging folder` {
    /// No process has a number above the largest that Linux gives.
    private static let dead = 1 << 23

    @Test func `of a process that is gone is removed`() throws {
        try publishing { it in
            try write([".public-staging-\(Self.dead)/a.html": "half"], below: it.folder)
            try it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `of a process that is gone is removed where nothing changed too`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            try write([".public-staging-\(Self.dead)/a.html": "half"], below: it.folder)
            try it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `of a process with this one's number is not published`() throws {
        try publishing { it in
            try it.publish(["a.html": "A", "b.html": "B"])
            let own = ".public-staging-\(ProcessInfo.processInfo.processIdentifier)"
            try write(["\(own)/junk.html": "half"], below: it.folder)
            try FileManager.default.linkItem(
                atPath: it.path + "/b.html", toPath: "\(it.folder)/\(own)/b.html")
            try it.publish(["a.html": "A2", "b.html": "B"])
            #expect(try it.entries() == ["a.html": "A2", "b.html": "B"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `of a process that lives is kept`() throws {
        try publishing { it in
            try write([".public-staging-1/a.html": "half"], below: it.folder)
            try it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [".public-staging-1"])
        }
    }

    @Test(arguments: [".public-staging-", ".public-staging-x", ".other-staging-8388608", "staging"])
    func `is not another folder`(_ name: String) throws {
        try publishing { it in
            try write(["\(name)/a": "mine"], below: it.folder)
            try it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [name])
        }
    }
}

@Suite struct `Differences` {
    private func check(
        of files: [String: String], toolchain: String = "Swift 6.3", are expected: [String],
        sourceLocation: SourceLocation = #_sourceLocation,
        after prepare: (Publishing) throws -> Void = { _ in }
    ) throws {
        try publishing { it in
            try it.publish(["a.html": "A", "b.html": "B"])
            try prepare(it)
            let found = try it.output.differences(from: site(files), toolchain: toolchain)
            #expect(found == expected, sourceLocation: sourceLocation)
        }
    }

    @Test func `of the same site are none`() throws {
        try check(of: ["a.html": "A", "b.html": "B"], are: [])
    }

    @Test func `are files that differ`() throws {
        try check(of: ["a.html": "A2", "b.html": "B"], are: ["a.html: differs"])
    }

    @Test func `are files that are missing`() throws {
        try check(
            of: ["a.html": "A", "b.html": "B", "c.html": "C"],
            are: [".sitegen-manifest: differs", "c.html: missing"])
    }

    @Test func `are files that no page makes any more`() throws {
        try check(
            of: ["a.html": "A"],
            are: [".sitegen-manifest: differs", "b.html: no page makes it any more"])
    }

    @Test func `are no files of others`() throws {
        try check(of: ["a.html": "A", "b.html": "B"], are: []) { it in
            try write(["mine.txt": "M"], below: it.path)
        }
    }

    @Test func `are another toolchain`() throws {
        try check(
            of: ["a.html": "A", "b.html": "B"], toolchain: "Swift 7",
            are: [".sitegen-manifest: differs"])
    }

    @Test func `are all files where there is no folder`() throws {
        try check(
            of: ["a.html": "A"], are: [".sitegen-manifest: missing", "a.html: missing"]
        ) { it in
            try FileManager.default.removeItem(atPath: it.path)
        }
    }

    @Test func `are found without writing`() throws {
        try publishing { it in
            try it.publish(["a.html": "A"])
            let before = try ["", "a.html"].map(it.identity)
            _ = try it.output.differences(from: site(["b.html": "B"]), toolchain: "t")
            #expect(try ["", "a.html"].map(it.identity) == before)
        }
    }

    @Test func `are not asked of a file`() throws {
        try publishing { it in
            try write(["public": "precious"], below: it.folder)
            #expect(throws: OutputDirectory.PublishingError.self) {
                try it.output.differences(from: site([:]), toolchain: "t")
            }
        }
    }
}

#if os(Linux)
    @Suite(.enabled(if: OwnMounts.areAvailable, "only root can mount a file system"))
    struct `A folder that cannot be exchanged` {
        /// Publishes sites, one after another, into a folder that is a file system of its own.
        private func publish(
            _ sites: [[String: String]], kilobytes: Int = 1024,
            preparing prepare: @escaping @Sendable (String) throws -> Void = { _ in }
        ) throws -> (last: OutputDirectory.Publication?, error: String?, entries: [String: String])
        {
            try withTemporaryFolder { folder in
                let output = OutputDirectory(path: folder + "/public")
                try FileManager.default.createDirectory(
                    atPath: output.path, withIntermediateDirectories: true)
                return try OwnMounts.run {
                    try OwnMounts.mountMemory(at: output.path, kilobytes: kilobytes)
                    try prepare(output.path)
                    var last: OutputDirectory.Publication?
                    var words: String?
                    do {
                        for files in sites {
                            last = try output.publish(site(files), toolchain: "t")
                        }
                    } catch { words = "\(error)" }
                    var entries = try entries(below: output.path)
                    entries["manifest"] = output.manifestOnDisk?.files.sorted().joined(
                        separator: " ")
                    return (last, words, entries)
                }
            }
        }

        @Test func `is written piece by piece`() throws {
            let done = try publish([["a.html": "A", "b/c.css": "C"]])
            #expect(done.last?.wasPiecewise == true)
            #expect(done.last?.written == [Manifest.name, "a.html", "b/c.css"])
            #expect(
                done.entries == ["a.html": "A", "b/c.css": "C", "manifest": "a.html b/c.css"])
        }

        @Test func `loses what an earlier build wrote, with its folders`() throws {
            let done = try publish([["a.html": "A", "b/c/d.html": "D"], ["a.html": "A2"]])
            #expect(done.last?.removed == ["b/c/d.html"])
            #expect(done.entries == ["a.html": "A2", "manifest": "a.html"])
        }

        @Test func `keeps what no build has written`() throws {
            let done = try publish([["b/c.html": "C"], ["a.html": "A"]]) { folder in
                try write(["b/mine.txt": "M"], below: folder)
            }
            #expect(done.entries == ["a.html": "A", "b/mine.txt": "M", "manifest": "a.html"])
        }

        @Test func `is not written where nothing changed`() throws {
            let done = try publish([["a.html": "A"], ["a.html": "A"]])
            #expect(done.last == .init())
        }

        @Test func `that is full says that it was stopped halfway`() throws {
            let long = String(repeating: "x", count: 200_000)
            let done = try publish(
                [["old.html": "O"], ["a.css": "A", "b.html": long]], kilobytes: 64)
            #expect(done.error?.contains("/public/b.html'") == true)
            #expect(done.error?.hasSuffix("the rest of the site is old: build again") == true)
            #expect(done.entries == ["a.css": "A", "old.html": "O", "manifest": "old.html"])
        }
    }
#endif
