import Foundation
import TestSupport
import Testing

/// What is around the site is against it: another build, a full disk, pages that cannot be written,
/// a sudden end.
struct HostileSurroundingsTests {
    // MARK: Another build

    @Test func `two builds in one folder publish one after the other`() async throws {
        try await withSite(page: "# First\n") { site in
            // The first one waits for a minute at most.
            try await Turns.all.takeAll {
                var lock: LockedFolder? = try LockedFolder(site.root)
                let first = try SitegenProcess(["build"], in: site)
                try await first.comesToWait()
                try site.write("# Second\n", to: "content/index.md")
                let second = try SitegenProcess(["build"], in: site)
                try await second.comesToWait()
                #expect(lock != nil && first.isRunning)
                #expect(try site.published.contents.isEmpty)
                lock = nil
                for build in [first, second] {
                    let run = try await build.finish()
                    #expect(run.status == 0, "\(run.errors)")
                    #expect(
                        run.errors.hasPrefix(
                            "no examples\n\(SitegenProcess.waitingWords)\npublic: "),
                        "\(run.errors)")
                }
            }
            // Whichever came last: the site is the whole of one of the two.
            let isSecond = try site.text(of: "public/index.html").contains("Second")
            try site.write(isSecond ? "# Second\n" : "# First\n", to: "content/index.md")
            let check = try await site.sitegen("check", "--require-fresh-public")
            #expect(check.status == 0, "\(check.errors)")
            #expect(try site.stagingFolders == [])
        }
    }

    @Test(arguments: ["check", "list"])
    func `what publishes nothing does not wait`(_ command: String) async throws {
        try await withSite(page: "# Page\n") { site in
            let lock = try LockedFolder(site.root)
            #expect(try await site.sitegen(command).status == 0)
            withExtendedLifetime(lock) {}
        }
    }

    // MARK: A full disk

    @Test func `where a file cannot grow the old site stays`() async throws {
        try await withSite(page: "# Small\n") { site in
            #expect(try await site.sitegen("build").status == 0)
            let before = try site.published
            try site.write("# Large\n\n\(large)", to: "content/index.md")
            try site.write("# New\n", to: "content/a.md")
            let run = try await SitegenProcess(["build"], in: site, starter: smallFiles).finish()
            #expect(run.status == 2)
            #expect(
                site.withoutPlaces(run.errors).hasSuffix(
                    """
                    sitegen: error: cannot write '[ROOT]/public/index.html': File too large; the \
                    old site is unchanged

                    """), "\(run.errors)")
            #expect(try site.published == before)
            #expect(try site.stagingFolders == [])
            #expect(try site.leftovers == [])
        }
    }

    @Test func `where a file cannot grow a page is not blessed`() async throws {
        try await withSite(page: drifting + large) { site in
            // What the compiler keeps is written without the limit.
            #expect(try await site.sitegen("check").status == 1)
            let before = try site.files
            let run = try await SitegenProcess(["bless"], in: site, starter: smallFiles).finish()
            #expect(run.status == 2)
            #expect(
                run.errors == """
                    sitegen: error: cannot write 'content/index.md': File too large; it is as it \
                    was

                    """)
            #expect(try site.files == before)
            #expect(try site.leftovers == [])
        }
    }

    /// Starts a command that can write files of 400 or 800 kB, as the shell counts.
    private let smallFiles = ["/bin/sh", "-c", "ulimit -f 800 && exec \"$@\"", "sh"]

    /// A comment of 3 MB.
    private let large =
        "<!--\n" + String(repeating: String(repeating: "x", count: 99) + "\n", count: 30_000)
        + "-->\n"

    // MARK: Content that cannot be written

    #if os(Linux)
        @Test(.enabled("skipped: nothing can be mounted here") { try await canMount })
        func `content that is read-only is built, and not blessed`() async throws {
            try await withSite(page: passing) { site in
                let build = try await SitegenProcess(
                    ["build"], in: site, starter: readOnlyContent
                ).finish()
                #expect(build.status == 0, "\(build.errors)")
                #expect(try site.text(of: "public/index.html").contains("<code"))
                try site.write(drifting, to: "content/index.md")
                let before = try site.files
                let bless = try await SitegenProcess(
                    ["bless"], in: site, starter: readOnlyContent
                ).finish()
                #expect(bless.status == 2)
                #expect(
                    bless.errors == """
                        sitegen: error: cannot write 'content/index.md': Read-only file system; \
                        it is as it was

                        """)
                #expect(try site.files == before)
            }
        }
    #endif

    // MARK: Another sitegen in a container

    #if os(Linux)
        @Test(.enabled("skipped: no PID namespace is to be had here") { try await canEnter })
        func `one in another PID namespace lets a folder in use be`() async throws {
            try await withSite(page: "```swift timeout=10m\n\(untilEnded)\n```\n") { site in
                let first = try SitegenProcess(["check"], in: site)
                let marker = try #require(try await site.marker)
                // The other site shares the folder for temporary files with this one.
                try await withSite(page: passing) { other in
                    let temporary = ["TMPDIR": try #require(site.environment["TMPDIR"])]
                    let second = try await SitegenProcess(
                        ["check"], in: other, environment: temporary, starter: inOwnNamespace
                    ).finish()
                    #expect(second.status == 0, "\(second.errors)")
                }
                #expect(FileManager.default.fileExists(atPath: marker), "it is in use")
                first.send(SIGINT)
                #expect(try await first.finish().status == 130)
                #expect(try site.leftovers == [])
            }
        }
    #endif

    // MARK: A sudden end

    @Test func `killed while it publishes, it leaves the old site or the new one`() async throws {
        try await withSite(page: "# Page\n") { site in
            try site.write(version: "A")
            #expect(try await site.sitegen("build").status == 0)
            var sites = [try site.published]
            try site.write(version: "B")
            #expect(try await site.sitegen("build").status == 0)
            sites.append(try site.published)
            #expect(sites[0] != sites[1])
            var kills = 0
            // One that was done before it was seen does not count.
            for _ in 0..<100 where kills < 10 {
                try site.write(version: site.published == sites[0] ? "B" : "A")
                let build = try SitegenProcess(["build"], in: site)
                // Each time it has come a bit further.
                while build.isRunning, site.staged(by: build) <= kills * 5 { await Task.yield() }
                build.send(SIGKILL)
                if try await build.finish().wasKilled { kills += 1 }
                #expect(try sites.contains(site.published), "after \(kills) kills")
                #expect(try site.stagingFolders.count <= 1, "the next build removes what is left")
                #expect(try site.leftovers.count <= 1)
            }
            #expect(kills == 10)
            try site.write(version: "A")
            #expect(try await site.sitegen("build").status == 0)
            #expect(try site.published == sites[0])
            #expect(try site.stagingFolders == [])
            #expect(try site.leftovers == [])
        }
    }
}

/// Says that it runs, by a file in its folder, and does not end.
private let untilEnded = """
    import Foundation
    try Data().write(to: URL(filePath: "running"))
    while true { pause() }
    """

/// Starts a command where the processes outside are not seen.
private let inOwnNamespace = [
    "/usr/bin/unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc",
]

private var canEnter: Bool {
    get async throws {
        guard FileManager.default.isExecutableFile(atPath: inOwnNamespace[0]) else { return false }
        let process = Process()
        process.executableURL = URL(filePath: inOwnNamespace[0])
        process.arguments = inOwnNamespace.dropFirst() + ["true"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

extension TemporarySite {
    /// The file by which `untilEnded` says that it runs, once it does.
    fileprivate var marker: String? {
        get async throws {
            let temporary = try #require(environment["TMPDIR"])
            var found: String?
            try await eventually {
                found = try leftovers.map { "\(temporary)/\($0)/program-1/work/running" }
                    .first { FileManager.default.fileExists(atPath: $0) }
                return found != nil
            }
            return found
        }
    }
}

private let passing = "# Page\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n\n"
private let drifting = passing.replacing("\n1\n", with: "\n2\n")

extension SitegenProcess {
    fileprivate static let waitingWords =
        "waiting for another sitegen, which is publishing in the same folder"

    /// Waits until it says that it waits.
    fileprivate func comesToWait() async throws {
        try await eventually { try errorsSoFar.contains(Self.waitingWords) }
    }
}

extension TemporarySite {
    /// Folders in which a build prepares the new site.
    fileprivate var stagingFolders: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: root.path)
                .filter { $0.hasPrefix(".public-staging-") }
        }
    }

    /// How many entries a build has in its staging folder by now, the folder itself among them.
    fileprivate func staged(by build: SitegenProcess) -> Int {
        let folder = root.appending(path: ".public-staging-\(build.id)").path
        return (try? FileManager.default.contentsOfDirectory(atPath: folder))
            .map { $0.count + 1 } ?? 0
    }

    /// Writes a page with a hundred files, of which each says which version it is of.
    fileprivate func write(version: String) throws {
        let names = (1...100).map { "file-\($0).txt" }
        for name in names { try write("\(name) of \(version)\n", to: "content/\(name)") }
        let links = names.map { "[\($0)](\($0))\n" }.joined()
        try write("# Version \(version)\n\n\(links)", to: "content/index.md")
    }
}

/// A folder whose lock this process has, until the value goes.
private final class LockedFolder {
    private let descriptor: Int32

    init(_ folder: URL) throws {
        descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }

    deinit {
        // A process that is being started has a copy of the descriptor.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

#if os(Linux)
    /// Starts a command that sees `content/` as a file system that cannot be written.
    private let readOnlyContent = [
        "/usr/bin/env", "unshare", geteuid() == 0 ? "-m" : "-rm", "/bin/sh", "-c",
        "mount --make-rprivate / && mount --bind content content "
            + "&& mount -o remount,bind,ro content && exec \"$@\"",
        "sh",
    ]

    private var canMount: Bool {
        get async throws {
            try await withSite(page: "# Page\n") { site in
                try await SitegenProcess(["--version"], in: site, starter: readOnlyContent)
                    .finish().status == 0
            }
        }
    }
#endif
