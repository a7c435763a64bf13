import Foundation
import Testing

/// What is kept changes nothing of what is said and published.
struct CacheTests {
    private let page = """
        # Kept

        ```swift
        let unused = 1
        print("one")
        ```

        ```output
        one
        ```

        ```swift
        print([3, 1, 2].sorted()) // [1, 2, 3]
        ```

        """

    // MARK: C1

    private static let cases = [
        "sessions", "does-not-compile", "trap", "output-drift", "standard-input", "filters",
        "files", "compiler-messages", "crashes", "needed-with-mistakes",
    ]

    @Test(arguments: Case.all.filter { cases.contains($0.name) })
    func `a build says and leaves the same with an empty, a warm and no cache`(
        _ example: Case
    ) async throws {
        try await withSite(try example.site.withPlainTemplates) { site in
            let first = try await site.report(["build"]).run
            try site.removePublished()
            let second = try await site.report(["build"]).run
            try site.removePublished()
            let third = try await site.report(["build", "--no-cache"]).run
            #expect(second == first)
            #expect(third == first)
        }
    }

    @Test func `documentation as it is comes to the same from the cache`() async throws {
        let page = "docc/Shapes.md"
        let file = Corpus.folder.appending(path: page)
        try await withSite(FileTree([page: try Data(contentsOf: file)])) { site in
            let first = try await site.report(["check", page])
            let second = try await site.report(["check", page])
            #expect(second.run == first.run)
            #expect(second.cache?.contains("as they were") == true, "\(second.cache ?? "")")
            try await site.expectSameWithoutCache(["check", page])
        }
    }

    // MARK: C3

    @Test func `what is not the program's is taken from the cache at its new place`() async throws {
        try await withSite(page: page) { site in
            let kept = "cache: all 2 programs are as they were"
            #expect(try await site.sitegen("check").cache == "cache: all 2 programs were run")
            #expect(try await site.expectSameWithoutCache() == kept)
            // Prose, and all blocks further down
            try site.replace("# Kept", by: "# Kept\n\nA paragraph.", in: "content/index.md")
            #expect(try await site.expectSameWithoutCache() == kept)
            // Another page
            let text = try site.text(of: "content/index.md")
            try site.write(text, to: "content/guide/moved.md")
            try site.write("# Empty\n", to: "content/index.md")
            #expect(try await site.expectSameWithoutCache() == kept)
            // What is stated
            try site.replace(
                "```output\none", by: "```output\n[..]ne", in: "content/guide/moved.md")
            #expect(try await site.expectSameWithoutCache() == kept)
        }
    }

    // MARK: No error is told from the cache alone

    @Test func `an example that does not hold is run again`() async throws {
        try await withSite(page: page.replacing("output\none", with: "output\ntwo")) { site in
            let first = try await site.report(["check"])
            #expect(first.run.status == 1)
            let second = try await site.report(["check"])
            #expect(second.run == first.run)
            #expect(second.examples.map(\.cached) == [false, true])
            #expect(second.cache == "cache: 1 of 2 programs is as it was")
        }
    }

    @Test func `a page that is corrected passes from the cache`() async throws {
        try await withSite(page: page.replacing("output\none", with: "output\ntwo")) { site in
            #expect(try await site.sitegen("check").status == 1)
            try site.replace("```output\ntwo", by: "```output\none", in: "content/index.md")
            let run = try await site.report(["check"])
            #expect(run.run.status == 0)
            #expect(run.examples.map(\.cached) == [true, true])
        }
    }

    @Test func `an example that the compiler refuses is compiled again`() async throws {
        try await withSite(page: "```swift\nprint(missing)\n```\n") { site in
            let first = try await site.report(["check"])
            #expect(first.run.status == 1)
            let second = try await site.report(["check"])
            #expect(second.run == first.run)
            #expect(second.examples.map(\.cached) == [false])
        }
    }

    @Test func `what is blessed was run before`() async throws {
        try await withSite(page: page.replacing("output\none", with: "output\ntwo")) { site in
            #expect(try await site.sitegen("check").status == 1)
            let bless = try await site.sitegen("bless")
            #expect(bless.status == 0, "\(bless.errors)")
            #expect(bless.cache == "cache: 1 of 2 programs is as it was")
            #expect(try site.text(of: "content/index.md") == page)
        }
    }

    // MARK: C6

    private func blocks(_ codes: [(code: String, stated: String)]) -> String {
        codes.map {
            "```swift\nimport Foundation\n\($0.code)\n```\n\n```output\n\($0.stated)\n```\n"
        }
        .joined(separator: "\n")
    }

    private static let year =
        "print(Calendar(identifier: .gregorian).component(.year, from: Date()))"
    private static let host = "print(ProcessInfo.processInfo.hostName)"
    private static let zone = "print(TimeZone.current.secondsFromGMT())"
    private static let chance = "print(Int.random(in: 0..<1_000_000_000))"
    private static let first = "print(Set(1...1000).first!)"

    @Test func `what is left open of programs that vary is taken from the cache`() async throws {
        let codes = [Self.year, Self.host, Self.zone, Self.chance, Self.first]
        try await withSite(page: blocks(codes.map { ($0, "[..]") })) { site in
            let first = try await site.sitegen("check")
            #expect(first.status == 0, "\(first.errors)")
            let second = try await site.report(["check"])
            #expect(second.run.status == 0)
            #expect(second.cache == "cache: all 5 programs are as they were")
            #expect(second.examples.map(\.cached) == Array(repeating: true, count: 5))
        }
    }

    @Test func `what is stated of programs that vary is run each time`() async throws {
        let codes = [Self.year, Self.host, Self.zone]
        try await withSite(page: blocks(codes.map { ($0, "[..]") })) { site in
            let printed = try await site.report(["check"]).examples.map {
                ($0.stdout ?? "").split(separator: "\n").joined()
            }
            try site.write(
                blocks(zip(codes, printed).map { ($0, $1) }), to: "content/index.md")
            for _ in 1...2 {
                let run = try await site.report(["check"])
                #expect(run.run.status == 0, "\(run.run.errors)")
                #expect(run.examples.map(\.cached) == [false, false, false])
                #expect(run.cache?.hasSuffix("; 3 must run each time") == true)
            }
        }
    }

    @Test func `what is stated of chance fails each time`() async throws {
        try await withSite(page: blocks([(Self.chance, "-1"), (Self.first, "-1")])) { site in
            for _ in 1...2 {
                let run = try await site.report(["check"])
                #expect(run.run.status == 1)
                #expect(run.examples.map(\.verdict) == ["failed", "failed"])
                #expect(run.examples.map(\.cached) == [false, false])
            }
        }
    }

    // MARK: C7

    #if os(Linux)
        @Test(.enabled("skipped: what is started cannot be seen here") { try await canTrace })
        func `where all is kept nothing is started`() async throws {
            try await withSite(page: page) { site in
                #expect(try await site.sitegen("check").status == 0)
                let trace = site.streams.appending(path: "trace").path
                let run = try await SitegenProcess(
                    ["check"], in: site, starter: tracing(to: trace)
                ).finish()
                #expect(run.status == 0)
                #expect(run.cache == "cache: all 2 programs are as they were")
                let started = try String(contentsOfFile: trace, encoding: .utf8)
                    .split(separator: "\n").filter { $0.contains("exec") }
                #expect(started.count == 1, "only sitegen itself: \(started)")
                #expect(try site.leftovers == [])
            }
        }
    #endif

    // MARK: --no-cache

    @Test func `nothing is kept where nothing is to be`() async throws {
        try await withSite(page: page) { site in
            let run = try await site.sitegen(
                "check", "--cache", site.results.path, "--no-cache")
            #expect(run.status == 0)
            #expect(run.cache == nil)
            #expect(!FileManager.default.fileExists(atPath: site.results.path))
        }
    }

    @Test func `what is kept is not taken where it is not to be`() async throws {
        try await withSite(page: page) { site in
            #expect(try await site.sitegen("check").status == 0)
            let run = try await site.report(["check", "--no-cache"])
            #expect(run.examples.map(\.cached) == [false, false])
        }
    }
}

#if os(Linux)
    /// Starts a command, and notes each program that it starts.
    private func tracing(to file: String) -> [String] {
        ["/usr/bin/env", "strace", "-f", "-o", file, "-e", "trace=execve,execveat"]
    }

    private var canTrace: Bool {
        get async throws {
            guard executable("strace") != nil else { return false }
            return try await withSite(page: "# Page\n") { site in
                try await SitegenProcess(
                    ["--version"], in: site, starter: tracing(to: "/dev/null")
                ).finish().status == 0
            }
        }
    }
#endif
