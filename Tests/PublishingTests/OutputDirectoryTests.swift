import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct `The first publication` {
    @Test func `writes all files`() async throws {
        try await publishing { it in
            let done = try await it.publish(["a.html": "A", "b/c.html": "C"])
            #expect(done.written == [Manifest.name, "a.html", "b/c.html"])
            #expect(done.removed == [])
            #expect(!done.wasPiecewise)
            #expect(try it.entries() == ["a.html": "A", "b/c.html": "C"])
        }
    }

    @Test func `says what it wrote, and with what`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            #expect(
                it.output.manifestOnDisk == Manifest(toolchain: "Swift 6.3", files: ["a.html"]))
        }
    }

    @Test func `leaves nothing beside it`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `makes the folders around it`() async throws {
        try await publishing { it in
            let deep = Publishing(folder: it.folder + "/x/y")
            try await deep.publish(["a.html": "A"])
            #expect(try deep.entries() == ["a.html": "A"])
        }
    }

    @Test func `may go into an empty folder`() async throws {
        try await publishing { it in
            try it.makeFolder("public")
            try await it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `may be of nothing`() async throws {
        try await publishing { it in
            try await it.publish([:])
            #expect(try it.entries() == [:])
            #expect(it.output.manifestOnDisk != nil)
        }
    }
}

@Suite struct `Another publication` {
    @Test func `of the same site writes nothing`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b/c.html": "C"])
            let names = ["", "a.html", "b/c.html", "b", Manifest.name]
            let before = try names.map(it.identity)
            #expect(try await it.publish(["a.html": "A", "b/c.html": "C"]) == .init())
            #expect(try names.map(it.identity) == before)
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `writes changed files only`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b.html": "B"])
            let before = try it.identity("b.html")
            #expect(try await it.publish(["a.html": "A2", "b.html": "B"]).written == ["a.html"])
            #expect(try it.identity("b.html") == before)
            #expect(try it.entries() == ["a.html": "A2", "b.html": "B"])
        }
    }

    @Test func `adds new files`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            let done = try await it.publish(["a.html": "A", "b/c.html": "C"])
            #expect(done.written == [Manifest.name, "b/c.html"])
            #expect(try it.entries() == ["a.html": "A", "b/c.html": "C"])
        }
    }

    @Test func `removes files of an earlier one, and their folders`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b/c.html": "C"])
            #expect(try await it.publish(["a.html": "A"]).removed == ["b/c.html"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `removes nothing that is gone already`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b.html": "B"])
            try FileManager.default.removeItem(atPath: it.path + "/b.html")
            #expect(try await it.publish(["a.html": "A"]).removed == [])
        }
    }

    @Test func `puts back what is gone`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b.html": "B"])
            try FileManager.default.removeItem(atPath: it.path + "/b.html")
            #expect(try await it.publish(["a.html": "A", "b.html": "B"]).written == ["b.html"])
        }
    }

    @Test func `puts right what was edited`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            try write(["a.html": "edited"], below: it.path)
            #expect(try await it.publish(["a.html": "A"]).written == ["a.html"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `turns a file into a folder`() async throws {
        try await publishing { it in
            try await it.publish(["a": "A"])
            try await it.publish(["a/b.html": "B"])
            #expect(try it.entries() == ["a/b.html": "B"])
        }
    }

    @Test func `turns a folder into a file`() async throws {
        try await publishing { it in
            try await it.publish(["a/b.html": "B"])
            try await it.publish(["a": "A"])
            #expect(try it.entries() == ["a": "A"])
        }
    }

    @Test func `with another toolchain says so`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            #expect(
                try await it.publish(["a.html": "A"], toolchain: "Swift 7").written == [
                    Manifest.name
                ])
            #expect(it.output.manifestOnDisk?.toolchain == "Swift 7")
        }
    }

    @Test func `into a link keeps the link`() async throws {
        try await publishing { it in
            try it.makeFolder("real")
            try it.link("public", to: "real")
            try await it.publish(["a.html": "A"])
            try await it.publish(["a.html": "A2"])
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: it.path) == "real")
            #expect(try entries(below: it.folder + "/real") == ["a.html": "A2"])
            #expect(try it.neighbours() == ["real"])
        }
    }

    @Test func `after any other holds exactly the site`() async throws {
        var random = SplitMix64(seed: 3)
        let names = ["a.html", "b.html", "c/d.html", "c/e.html", "f/g/h.css"]
        try await publishing { it in
            try it.makeFolder("public")
            try write(["mine/note.txt": "N"], below: it.path)
            for _ in 0..<60 {
                var files: [String: String] = [:]
                for name in names where Bool.random(using: &random) {
                    files[name] = String(Int.random(in: 0...2, using: &random))
                }
                try await it.publish(files)
                #expect(try await it.publish(files) == .init())
                #expect(
                    try it.entries() == files.merging(["mine/note.txt": "N"]) { own, _ in own })
            }
        }
    }
}

@Suite struct `Files that no build has written` {
    @Test func `are kept`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            try write(["CNAME": "a.example", "b/mine.txt": "M"], below: it.path)
            let before = try it.identity("b/mine.txt")
            try await it.publish(["a.html": "A2", "b/c.html": "C"])
            try await it.publish(["a.html": "A3"])
            #expect(
                try it.entries() == ["a.html": "A3", "CNAME": "a.example", "b/mine.txt": "M"])
            #expect(try it.identity("b/mine.txt") == before)
        }
    }

    @Test func `are kept where there is no manifest`() async throws {
        try await publishing { it in
            try it.makeFolder("public")
            try write(["old.html": "O"], below: it.path)
            try await it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A", "old.html": "O"])
        }
    }

    @Test func `are overwritten where a page wants their place`() async throws {
        try await publishing { it in
            try it.makeFolder("public")
            try write(["a.html": "O"], below: it.path)
            try await it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `are kept where they begin with a dot`() async throws {
        try await publishing { it in
            try it.makeFolder("public")
            try write([".nojekyll": "", ".git/HEAD": "ref"], below: it.path)
            try await it.publish(["a.html": "A"])
            #expect(
                try it.entries() == ["a.html": "A", ".nojekyll": "", ".git/HEAD": "ref"])
        }
    }

    @Test func `are kept as links`() async throws {
        try await publishing { it in
            try it.makeFolder("public/v2")
            try it.link("public/latest", to: "v2")
            try it.link("public/loop", to: ".")
            try it.link("public/dangling", to: "nowhere")
            try await it.publish(["a.html": "A"])
            #expect(
                try it.entries() == [
                    "a.html": "A", "v2": "/", "latest": "-> v2", "loop": "-> .",
                    "dangling": "-> nowhere",
                ])
        }
    }

    @Test func `may be empty folders`() async throws {
        try await publishing { it in
            try it.makeFolder("public/.git/refs/tags")
            try await it.publish(["a.html": "A"])
            try await it.publish(["a.html": "A2"])
            #expect(try it.entries() == ["a.html": "A2", ".git/refs/tags": "/"])
        }
    }

    @Test func `give way to a page where they are links`() async throws {
        try await publishing { it in
            try it.makeFolder("public")
            try write(["precious.txt": "P"], below: it.folder)
            try it.link("public/a.html", to: "../precious.txt")
            try await it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A"])
            #expect(try entries(below: it.folder)["precious.txt"] == "P")
        }
    }

    @Test func `stay executable`() async throws {
        try await publishing { it in
            try it.makeFolder("public")
            try write(["run": "R"], below: it.path)
            chmod(it.path + "/run", 0o755)
            try await it.publish(["a.html": "A"])
            #expect(access(it.path + "/run", X_OK) == 0)
        }
    }
}

@Suite struct `Odd names of files` {
    @Test(arguments: [
        "a b.html", "\"a\" 'b'.html", "a\nb.html", "a\r\nb.html", "größe/🙂.html", "a\\b.html",
        " .html", "-rf", "a.html.sitegen-new", "toolchain x", "$(x)`y`", "%41.html",
    ])
    func `are published and removed`(_ name: String) async throws {
        try await publishing { it in
            try await it.publish([name: "A"])
            #expect(try it.entries() == [name: "A"])
            #expect(try await it.publish([name: "A"]) == .init())
            #expect(try await it.publish(["z.html": "Z"]).removed == [name])
            #expect(try it.entries() == ["z.html": "Z"])
        }
    }

    @Test func `do not make others be removed`() async throws {
        try await publishing { it in
            try await it.publish(["a\nmine.txt": "A"])
            try write(["mine.txt": "M"], below: it.path)
            try await it.publish([:])
            #expect(try it.entries() == ["mine.txt": "M"])
        }
    }
}

@Suite struct `What cannot be published` {
    private func check(
        _ it: Publishing, _ files: [String: String], throws words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let error = await #expect(
            throws: PublishingError.self, sourceLocation: sourceLocation
        ) { try await it.publish(files) }
        #expect(
            error?.description.hasPrefix(words) == true, "\(error?.description ?? "")",
            sourceLocation: sourceLocation)
    }

    @Test func `goes where a file is`() async throws {
        try await publishing { it in
            try write(["public": "precious"], below: it.folder)
            await check(
                it, ["a.html": "A"],
                throws: "'\(it.path)' is not a folder: move it away, then build again")
            #expect(try entries(below: it.folder) == ["public": "precious"])
        }
    }

    @Test func `has a page where a folder of others is`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            try write(["b.html/mine.txt": "M"], below: it.path)
            await check(
                it, ["a.html": "A2", "b.html": "B"],
                throws: """
                    '\(it.path)/b.html' is in the way: the site needs a file there, but sitegen \
                    did not write this one: move it away, then build again
                    """)
            #expect(try it.entries() == ["a.html": "A", "b.html/mine.txt": "M"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `has a page below another`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            await check(
                it, ["b": "B", "b/c.html": "C"],
                throws: "cannot write '\(it.path)/b/c.html': Not a directory; ")
            #expect(try it.entries() == ["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `has a name that is too long`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            await check(
                it, ["a.html": "A2", String(repeating: "x", count: 300): "B"],
                throws: "cannot write '\(it.path)/xxx")
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func `goes where nothing may be written`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            chmod(it.folder, 0o500)
            defer { chmod(it.folder, 0o700) }
            await check(it, ["a.html": "A2"], throws: "cannot write '")
            #expect(try it.entries() == ["a.html": "A"])
        }
    }
}

@Suite struct `A staging folder` {
    @Test(arguments: [".public-staging-1", ".public-staging-8388608"])
    func `that a build has left is removed`(_ name: String) async throws {
        try await publishing { it in
            try write(["\(name)/a.html": "half"], below: it.folder)
            try await it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `that a build has left is removed where nothing changed too`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            try write([".public-staging-1/a.html": "half"], below: it.folder)
            #expect(try await it.publish(["a.html": "A"]) == .init())
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `within the site is removed as well`() async throws {
        try await publishing { it in
            try write([".sitegen-staging-1/0": "half"], below: it.path)
            try await it.publish(["a.html": "A"])
            #expect(try it.entries() == ["a.html": "A"])
        }
    }

    @Test func `of a process with this one's number is not published`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b.html": "B"])
            let own = ".public-staging-\(ProcessInfo.processInfo.processIdentifier)"
            try write(["\(own)/junk.html": "half"], below: it.folder)
            try FileManager.default.linkItem(
                atPath: it.path + "/b.html", toPath: "\(it.folder)/\(own)/b.html")
            try await it.publish(["a.html": "A2", "b.html": "B"])
            #expect(try it.entries() == ["a.html": "A2", "b.html": "B"])
            #expect(try it.neighbours() == [])
        }
    }

    @Test func `of a process that lives is kept where there are no locks`() async throws {
        try await publishing { it in
            for process in [1, 1 << 23] {
                try write([".public-staging-\(process)/a.html": "half"], below: it.folder)
            }
            // No folder, no lock.
            let none = try takeLock(of: "/nowhere/at/all")
            let isHeld = none.isHeld
            #expect(!isHeld)
            _ = try await it.output.publish(site(["a.html": "A"]), toolchain: "t", holding: none)
            #expect(try it.neighbours() == [".public-staging-1"])
        }
    }

    @Test(arguments: [
        ".public-staging-", ".public-staging-x", ".public-staging--1", ".other-staging-8388608",
        "staging",
    ])
    func `is not another folder`(_ name: String) async throws {
        try await publishing { it in
            try write(["\(name)/a": "mine"], below: it.folder)
            try await it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [name])
        }
    }

    @Test func `is no link and no file`() async throws {
        try await publishing { it in
            try write(["mine/a": "mine", ".public-staging-2": "mine"], below: it.folder)
            try it.link(".public-staging-1", to: "mine")
            try await it.publish(["a.html": "A"])
            #expect(try it.neighbours() == [".public-staging-1", ".public-staging-2", "mine"])
            #expect(try entries(below: it.folder)["mine/a"] == "mine")
        }
    }
}

@Suite struct `Differences` {
    private func check(
        of files: [String: String], toolchain: String = "Swift 6.3", are expected: [String],
        sourceLocation: SourceLocation = #_sourceLocation,
        after prepare: (Publishing) throws -> Void = { _ in }
    ) async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A", "b.html": "B"])
            try prepare(it)
            let found = try await it.output.differences(from: site(files), toolchain: toolchain)
            #expect(found == expected, sourceLocation: sourceLocation)
        }
    }

    @Test func `of the same site are none`() async throws {
        try await check(of: ["a.html": "A", "b.html": "B"], are: [])
    }

    @Test func `are files that differ`() async throws {
        try await check(of: ["a.html": "A2", "b.html": "B"], are: ["a.html: differs"])
    }

    @Test func `are files that are missing`() async throws {
        try await check(
            of: ["a.html": "A", "b.html": "B", "c.html": "C"],
            are: [".sitegen-manifest: differs", "c.html: missing"])
    }

    @Test func `are files that no page makes any more`() async throws {
        try await check(
            of: ["a.html": "A"],
            are: [".sitegen-manifest: differs", "b.html: no page makes it any more"])
    }

    @Test func `are no files of others`() async throws {
        try await check(of: ["a.html": "A", "b.html": "B"], are: []) { it in
            try write(["mine.txt": "M"], below: it.path)
        }
    }

    @Test func `are another toolchain`() async throws {
        try await check(
            of: ["a.html": "A", "b.html": "B"], toolchain: "Swift 7",
            are: [".sitegen-manifest: differs"])
    }

    @Test func `are all files where there is no folder`() async throws {
        try await check(
            of: ["a.html": "A"], are: [".sitegen-manifest: missing", "a.html: missing"]
        ) { it in
            try FileManager.default.removeItem(atPath: it.path)
        }
    }

    @Test func `are found without writing`() async throws {
        try await publishing { it in
            try await it.publish(["a.html": "A"])
            let before = try ["", "a.html"].map(it.identity)
            _ = try await it.output.differences(from: site(["b.html": "B"]), toolchain: "t")
            #expect(try ["", "a.html"].map(it.identity) == before)
        }
    }

    @Test func `are not asked of a file`() async throws {
        try await publishing { it in
            try write(["public": "precious"], below: it.folder)
            await #expect(throws: PublishingError.self) {
                try await it.output.differences(from: site([:]), toolchain: "t")
            }
        }
    }
}
