import Foundation
import Testing

/// Pages that are not published yet, days of last changes, and the ledger, through whole runs.
struct DraftTests {
    private let files = FileTree(texts: [
        "sitegen.yml": "title: Test\noutputs: []\n", "content/index.md": "# Home\n",
        "content/new.md": "---\ndraft: true\n---\n# New\n",
    ])

    @Test func `drafts are published where they are asked for`() async throws {
        try await withSite(files) { site in
            let build = try await site.sitegen("build")
            #expect(build.status == 0)
            #expect(try site.published.contents["new.html"] == nil)
            #expect(try await site.sitegen("build", "--drafts").status == 0)
            #expect(try site.published.contents["new.html"] != nil)
            #expect(
                !(try site.published.contents["index.html"].map {
                    String(decoding: $0, as: UTF8.self)
                } ?? "").isEmpty)
            #expect(try await site.sitegen("build").status == 0)
            #expect(try site.published.contents["new.html"] == nil)
        }
    }

    @Test func `a link to a draft says so`() async throws {
        try await withSite(files) { site in
            try site.write("# Home\n\n[new](new.md)\n", to: "content/index.md")
            let run = try await site.sitegen("check")
            #expect(run.status == 1)
            #expect(
                run.errors.contains(
                    "content/index.md:3:7: error: the link 'new.md' leads to a draft [broken-link]")
            )
            #expect(try await site.sitegen("check", "--drafts").status == 0)
        }
    }

    @Test func `a draft is checked where drafts are asked for`() async throws {
        try await withSite(files) { site in
            let run = try await site.sitegen("check", "content/new.md")
            #expect(run.status == 64)
            #expect(
                run.errors == "sitegen: error: 'content/new.md' is a draft: add '--drafts'\n")
            #expect(
                try await site.sitegen("check", "--drafts", "content/new.md").status == 0)
        }
    }

    @Test func `a build writes new addresses into the ledger, but not those of drafts`()
        async throws
    {
        try await withSite(files) { site in
            let ledger = "sitegen-addresses.txt"
            _ = try await site.sitegen("build")
            #expect(try site.files.contents[ledger] == nil)
            try site.write("", to: ledger)
            #expect(try await site.sitegen("build", "--drafts").status == 0)
            #expect(try site.text(of: ledger) == "")
            let stale = try await site.sitegen("check", "--require-fresh-public")
            #expect(stale.status == 1)
            #expect(try await site.sitegen("build").status == 0)
            let written = try site.text(of: ledger)
            #expect(written.hasSuffix("\nindex.html\nindex.html#home\n"))
            #expect(try await site.sitegen("check", "--require-fresh-public").status == 0)
            try site.write("# Start\n", to: "content/index.md")
            let lost = try await site.sitegen("build")
            #expect(lost.status == 1)
            #expect(
                lost.errors.contains(
                    "sitegen-addresses.txt:4:1: error: '/index.html#home' was published, and is gone "
                        + "[lost-address]\n4 | index.html#home\n"))
            #expect(try site.text(of: ledger) == written)
        }
    }
}

/// The days on which pages last changed.
struct UpdatedTests {
    private let files = FileTree(texts: [
        "sitegen.yml": "title: Test\noutputs: []\nupdated: git\n", "content/index.md": "# Home\n",
        "content/10-a b.md": "# A\n",
    ])

    private func git(
        _ words: String..., in folder: URL, day: String = "2026-01-31"
    ) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["git", "-C", folder.path, "-c", "user.name=a", "-c", "user.email=a@example.org"]
            + words
        process.environment = ProcessInfo.processInfo.environment.merging([
            "GIT_COMMITTER_DATE": "\(day)T23:30:00+0200", "GIT_AUTHOR_DATE": "\(day)T23:30:00+0200",
        ]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "git \(words)")
    }

    private func day(_ page: String, of site: TemporarySite) throws -> String? {
        let bytes = try site.published.contents[page] ?? Data()
        return String(decoding: bytes, as: UTF8.self).firstMatch(of: /datetime="([^"]*)"/)
            .map { String($0.output.1) }
    }

    @Test func `are those of the last commits`() async throws {
        try await withSite(files) { site in
            try git("init", "--quiet", in: site.root)
            try git("add", "--all", in: site.root)
            try git("commit", "--quiet", "--message", "one", in: site.root)
            try site.write("# Home\n\nmore\n", to: "content/index.md")
            try git(
                "commit", "--quiet", "--all", "--message", "two", in: site.root, day: "2026-02-28")
            try site.write("---\nupdated: 2025-12-24\n---\n# B\n", to: "content/b.md")
            try site.write("# C\n", to: "content/c.md")
            let run = try await site.sitegen("build", environment: ["TZ": "Asia/Kathmandu"])
            #expect(run.status == 0, "\(run.errors)")
            #expect(try day("index.html", of: site) == "2026-02-28")
            #expect(try day("a b.html", of: site) == "2026-01-31")
            #expect(try day("b.html", of: site) == "2025-12-24")
            #expect(try day("c.html", of: site) == nil)
        }
    }

    @Test func `are not known in a shallow clone`() async throws {
        try await withSite(files) { site in
            try git("init", "--quiet", in: site.root)
            try git("add", "--all", in: site.root)
            try git("commit", "--quiet", "--message", "one", in: site.root)
            try git("commit", "--quiet", "--allow-empty", "--message", "two", in: site.root)
            try git(
                "clone", "--quiet", "--depth", "1", "file://\(site.root.path)", "clone",
                in: site.root)
            let run = try await site.sitegen("check", "-C", "clone")
            #expect(run.status == 1)
            #expect(run.errors.contains("sitegen.yml:3:10: error: this clone is shallow"))
            #expect(run.errors.contains("fetch-depth: 0"))
            #expect(run.errors.contains("[no-history]"))
        }
    }

    @Test func `are not known outside of a repository`() async throws {
        try await withSite(files) { site in
            let run = try await site.sitegen(
                ["check"], environment: ["GIT_CEILING_DIRECTORIES": site.root.path])
            #expect(run.status == 1)
            #expect(run.errors.contains("[no-history]"))
        }
    }
}
