import Foundation
import TestSupport
import Testing

/// What is kept is damaged, is somebody else's, or cannot be written; or whoever writes it is killed.
struct DamagedCacheTests {
    private let page = """
        ```swift
        print("one")
        ```

        ```output
        one
        ```

        """

    @Test(arguments: ["cut", "one byte turned", "empty", "another version", "another's"])
    func `damaged results are made anew`(_ damage: String) async throws {
        try await withSite(page: page) { site in
            #expect(try await site.sitegen("check").status == 0)
            #expect(site.keptFiles.count >= 3)
            for file in site.keptFiles {
                var bytes = try Data(contentsOf: file)
                switch damage {
                case "cut": bytes = bytes.dropLast()
                case "one byte turned": bytes[bytes.count - 3] ^= 1
                case "empty": bytes = Data()
                case "another version": bytes[8] += 1
                default: chmod(file.path, 0o666)
                }
                if damage != "another's" { try bytes.write(to: file) }
                if damage != "another's" { chmod(file.path, 0o600) }
            }
            let second = try await site.sitegen("check")
            #expect(second.errors == "1 example: 1 passed\n")
            #expect(second.cache == "cache: the program was run")
            #expect(try await site.sitegen("check").cache == "cache: the program is as it was")
        }
    }

    @Test func `a folder of results that is a file is told once`() async throws {
        try await withSite(page: page + "\n" + page.replacing("one", with: "two")) { site in
            try Data("mine".utf8).write(to: site.results)
            let run = try await site.sitegen("check")
            #expect(run.status == 0)
            #expect(
                run.errors.replacing(site.results.path, with: "[RESULTS]") == """
                    2 examples: 2 passed
                    sitegen: warning: cannot keep results for the next run: cannot write \
                    '[RESULTS]': Not a directory

                    """)
            #expect(run.cache == nil)
            #expect(try Data(contentsOf: site.results) == Data("mine".utf8))
        }
    }

    @Test func `a folder of results that others can write is closed`() async throws {
        try await withSite(page: page) { site in
            try FileManager.default.createDirectory(
                at: site.results, withIntermediateDirectories: true)
            #expect(chmod(site.results.path, 0o777) == 0)
            let run = try await site.sitegen("check")
            #expect(run.errors == "1 example: 1 passed\n")
            var status = stat()
            #expect(lstat(site.results.path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
        }
    }

    #if os(Linux)
        @Test(.enabled("skipped: nothing can be mounted here") { try await canMount })
        func `a folder of results that is read-only is told once`() async throws {
            try await withSite(page: page + "\n" + page.replacing("one", with: "two")) { site in
                try FileManager.default.createDirectory(
                    at: site.results, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
                let run = try await SitegenProcess(
                    ["check"], in: site, starter: readOnly(site.results)
                ).finish()
                #expect(run.status == 0)
                let warnings = run.errors.split(separator: "\n").filter { $0.contains("warning") }
                #expect(warnings.count == 1)
                #expect(warnings.first?.hasSuffix(": Read-only file system") == true)
                #expect(run.errors.hasPrefix("2 examples: 2 passed\n"), "\(run.errors)")
            }
        }

        @Test(.enabled("skipped: nothing can be mounted here") { try await canMount })
        func `what is kept in a folder that is read-only is taken`() async throws {
            try await withSite(page: page) { site in
                #expect(try await site.sitegen("check").status == 0)
                let run = try await SitegenProcess(
                    ["check"], in: site, starter: readOnly(site.results)
                ).finish()
                #expect(run.errors == "1 example: 1 passed\n")
                #expect(run.cache == "cache: the program is as it was")
            }
        }
    #endif

    // MARK: C8

    @Test func `eight that are killed leave nothing wrong and nothing behind`() async throws {
        let numbers = 1...10
        let page = numbers.map { number in
            "```swift\nprint(\(number) * 1000)\n```\n\n```output\n\(number)000\n```\n"
        }.joined(separator: "\n")
        try await withSite(page: page) { site in
            let temporary = try #require(site.environment["TMPDIR"])
            try await Turns.all.takeAll {
                let all = try (1...8).map { _ in try SitegenProcess(["check"], in: site) }
                for (index, process) in all.enumerated() {
                    // Each is killed later than the one before, by what all of them have kept.
                    try await eventually {
                        site.keptFiles.count >= index * 4 || !process.isRunning
                    }
                    process.send(SIGKILL)
                }
                for process in all { _ = try await process.finish() }
                try await eventually { try processes(holding: temporary).isEmpty }
            }
            let run = try await site.report(["check"])
            #expect(run.run.status == 0, "\(run.run.errors)")
            #expect(run.examples.map(\.stdout) == numbers.map { "\($0)000\n" })
            #expect(
                try await site.sitegen("check").cache == "cache: all 10 programs are as they were")
            #expect(site.keptFiles.filter { $0.path.contains("/new/") } == [])
            #expect(try site.leftovers == [])
            try await site.expectSameWithoutCache()
        }
    }
}

#if os(Linux)
    /// Starts a command that sees a folder as a file system that cannot be written.
    private func readOnly(_ folder: URL) -> [String] {
        [
            "/usr/bin/env", "unshare", geteuid() == 0 ? "-m" : "-rm", "/bin/sh", "-c",
            "mount --make-rprivate / && mount --bind \"$0\" \"$0\" "
                + "&& mount -o remount,bind,ro \"$0\" && exec \"$@\"",
            folder.path,
        ]
    }

    private var canMount: Bool {
        get async throws {
            try await withSite(page: "# Page\n") { site in
                try await SitegenProcess(
                    ["--version"], in: site, starter: readOnly(site.root)
                ).finish().status == 0
            }
        }
    }
#endif
