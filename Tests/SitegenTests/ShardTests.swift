import Foundation
import Testing

/// A check on several machines, which share runs and nothing else.
struct ShardTests {
    private static let count = 8
    private static let programs = 12
    private static let key = ["RESULTS_KEY": "a secret"]

    private static func page(of numbers: Range<Int>) -> String {
        "# Page\n\n"
            + numbers.map { number in
                "```swift\nprint(\(number) + 1)\n```\n\n```output\n\(number + 1)\n```\n"
            }.joined(separator: "\n")
    }

    private static func files(shared: String) -> FileTree {
        FileTree(texts: [
            "sitegen.yml":
                "title: Test\noutputs: []\ncache: { shared: '\(shared)', key: 'env:RESULTS_KEY' }\n",
            "content/index.md": page(of: 0..<6), "content/more.md": page(of: 6..<programs),
        ]).withPlainTemplates
    }

    /// A check or a build on another machine, which has nothing but what is shared.
    private func run(
        _ arguments: [String], on machine: Int, of site: TemporarySite,
        _ environment: [String: String] = key
    ) async throws -> SitegenRun {
        let cache = site.home.appending(path: "machine-\(machine)").path
        return try await site.sitegen(
            arguments + ["--cache", cache], environment: environment)
    }

    private func number(in line: String?) -> Int? {
        line?.firstMatch(of: /[0-9]+/).flatMap { Int($0.output) }
    }

    @Test func `eight parts are all of the programs, and a build finds their runs`() async throws {
        try await withSite(Self.files(shared: "results")) { site in
            let parts = try await withThrowingTaskGroup { group in
                for number in 1...Self.count {
                    group.addTask {
                        try await run(["check", "--shard", "\(number)/8"], on: number, of: site)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(parts.map(\.status) == parts.map { _ in 0 }, "\(parts.map(\.errors))")
            let passed = parts.compactMap { number(in: $0.errors) }
            #expect(passed.reduce(0, +) == Self.programs, "\(parts.map(\.errors))")
            #expect(passed.allSatisfy { $0 < Self.programs })
            let build = try await run(["build"], on: 0, of: site)
            #expect(build.status == 0, "\(build.errors)")
            #expect(build.shared == "shared: \(Self.programs) runs found")
            let alone = try await run(
                ["check", "--no-cache", "--require-fresh-public"], on: 9, of: site)
            #expect(alone.status == 0, "\(alone.errors)")
        }
    }

    @Test func `a wrong example fails in its part alone`() async throws {
        try await withSite(Self.files(shared: "results")) { site in
            try site.replace("```output\n4\n```", by: "```output\n5\n```", in: "content/index.md")
            var failed = 0
            for number in 1...2 {
                let run = try await run(["check", "--shard", "\(number)/2"], on: number, of: site)
                if run.status == 1 { failed += 1 }
                #expect(run.status == (run.errors.contains("output-mismatch") ? 1 : 0))
            }
            #expect(failed == 1)
        }
    }

    @Test(arguments: ["0/8", "9/8", "8", "1/0", "1/8/2", "x/8", "1/", "-1/2", "1/2000", ""])
    func `a part that is none is told`(_ words: String) async throws {
        try await withSite(Self.files(shared: "results")) { site in
            let run = try await site.sitegen("check", "--shard=\(words)")
            #expect(run.status == 64)
            #expect(run.errors.contains("shard"), "\(run.errors)")
        }
    }

    @Test(arguments: [["--require-fresh-public"], ["--baseline", "known.txt"]])
    func `what needs all of the programs is no part`(_ options: [String]) async throws {
        try await withSite(Self.files(shared: "results")) { site in
            let run = try await site.sitegen(["check", "--shard", "1/2"] + options)
            #expect(run.status == 64)
            #expect(run.errors.contains("'--shard' looks at a part of the programs"))
        }
    }

    @Test func `documentation that is no site has no parts`() async throws {
        try await withSite(FileTree(texts: ["page.md": Self.page(of: 0..<1)])) { site in
            let run = try await site.sitegen("check", "page.md", "--shard", "1/2")
            #expect(run.status == 64)
            #expect(
                run.errors
                    == "sitegen: error: '--shard' is for a site: only that can share results\n")
        }
    }

    // MARK: A server

    private static let hasNginx = WebServer.nginx != nil

    @Test(.enabled(if: hasNginx, "skipped: there is no nginx with its module for WebDAV"))
    func `a server that takes files is enough`() async throws {
        try await WebServer.use { server in
            try await withSite(Self.files(shared: server.address)) { site in
                let first = try await run(["check"], on: 1, of: site)
                #expect(first.status == 0, "\(first.errors)")
                #expect(first.shared == "shared: 0 runs found")
                #expect(try server.files.count == Self.programs)
                #expect(try server.requests("GET") == Self.programs)
                #expect(try server.requests("PUT") == Self.programs)
                let second = try await run(["check"], on: 2, of: site)
                #expect(second.shared == "shared: \(Self.programs) runs found")
                // Whoever does not have the secret cannot write what counts.
                let other = try await run(["check"], on: 3, of: site, ["RESULTS_KEY": "guessed"])
                #expect(other.status == 0)
                #expect(other.shared == "shared: 0 runs found")
            }
        }
    }

    @Test(.enabled(if: hasNginx, "skipped: there is no nginx with its module for WebDAV"))
    func `a proposed change reads and never writes`() async throws {
        try await WebServer.use { server in
            try await withSite(Self.files(shared: server.address)) { site in
                let ofProposal = Self.key.merging(["GITHUB_EVENT_NAME": "pull_request"]) { $1 }
                let first = try await run(["check"], on: 1, of: site, ofProposal)
                #expect(first.status == 0, "\(first.errors)")
                #expect(try server.files.isEmpty)
            }
        }
    }

    @Test(.enabled(if: hasNginx, "skipped: there is no nginx with its module for WebDAV"))
    func `entries that a server exchanges or spoils cost a miss`() async throws {
        try await WebServer.use { server in
            try await withSite(Self.files(shared: server.address)) { site in
                _ = try await run(["check"], on: 1, of: site)
                let files = try server.files
                // Each has the content of the next one, and the last is cut.
                let contents = try files.map { try Data(contentsOf: $0) }
                for (file, content) in zip(files, contents.dropFirst()) {
                    try content.write(to: file)
                }
                try contents[0].prefix(40).write(to: files[files.count - 1])
                let second = try await run(["check"], on: 2, of: site)
                #expect(second.status == 0, "\(second.errors)")
                #expect(second.shared == "shared: 0 runs found")
            }
        }
    }

    @Test(
        .enabled(if: hasNginx, "skipped: there is no nginx with its module for WebDAV"),
        arguments: [
            ("return 500;", "the server answers with status 500"),
            ("return 403;", "the server answers with status 403"),
            ("return 302 file:///etc/passwd;", "curl: (1)"),
        ])
    func `a server that is broken is told once`(directive: String, words: String) async throws {
        try await WebServer.use(directive) { server in
            try await withSite(Self.files(shared: server.address)) { site in
                let run = try await run(["check"], on: 1, of: site)
                #expect(run.status == 0, "\(run.errors)")
                let warnings = run.errors.split(separator: "\n").filter { $0.contains("warning") }
                #expect(warnings.count == 1 && run.errors.contains(words), "\(run.errors)")
            }
        }
    }

    @Test func `a system without curl is told what to install`() async throws {
        try await withSite(Self.files(shared: "http://127.0.0.1:9/")) { site in
            // What is found first ends like a command that is not there.
            let folder = site.home.appending(path: "bin")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: "curl")
            try Data("#!/bin/sh\nexit 127\n".utf8).write(to: file)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: file.path)
            let path = "\(folder.path):\(site.environment["PATH"] ?? "")"
            let run = try await run(
                ["check"], on: 1, of: site, Self.key.merging(["PATH": path]) { $1 })
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors.contains("'curl' cannot be started: install it\n"), "\(run.errors)")
        }
    }

    @Test func `a server that is not there, or says nothing, costs its time once`() async throws {
        // Nobody accepts what comes to it; and a port on which nobody listens.
        let silent = try Listener()
        let closed = try Listener()
        let free = closed.port
        closed.close()
        for port in [silent.port, free] {
            try await withSite(Self.files(shared: "http://127.0.0.1:\(port)/")) { site in
                let run = try await run(["check"], on: 1, of: site)
                #expect(run.status == 0, "\(run.errors)")
                #expect(
                    run.errors.contains(
                        "sitegen: warning: the results at 'http://127.0.0.1:\(port)/' were not used "
                            + "from some point on: curl: ("),
                    "\(run.errors)")
            }
        }
        silent.close()
    }
}
