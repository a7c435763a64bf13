import Foundation
import Testing

/// What `build` writes, and what it leaves alone.
struct PublishingTests {
    @Test func `builds in other folders, time zones and languages are the same to the byte`()
        async throws
    {
        let first = try await built(environment: ["TZ": "UTC", "LANG": "C.UTF-8"])
        let second = try await built(
            environment: [
                "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8",
                "COLUMNS": "40", "TERM": "xterm-256color", "CLICOLOR_FORCE": "1",
            ])
        #expect(first == second)
        #expect(first.contents.keys.contains("guide/dates.html"))
    }

    private func built(environment: [String: String]) async throws -> FileTree {
        try await withSite(smallSite) { site in
            let run = try await site.sitegen("build", environment: environment)
            #expect(run.status == 0, "\(run.errors)")
            return try site.published
        }
    }

    @Test func `a second build writes no file`() async throws {
        try await withSite(smallSite) { site in
            _ = try await site.sitegen("build")
            let before = try site.publishedStamps
            let run = try await site.sitegen("build")
            #expect(run.errors.hasSuffix("public: nothing changed, nothing written\n"))
            #expect(try site.publishedStamps == before)
            #expect(before.count > 4)
        }
    }

    @Test func `a build writes only what changed`() async throws {
        try await withSite(smallSite) { site in
            _ = try await site.sitegen("build")
            let before = try site.publishedStamps
            try site.replace("Pages of", by: "Some pages of", in: "content/guide/index.md")
            let run = try await site.sitegen("build")
            #expect(run.status == 0)
            let after = try site.publishedStamps
            let changed = after.keys.filter { path in
                path.contains(".") && after[path] != before[path]
            }
            #expect(changed == ["guide/index.html"])
        }
    }

    @Test func `a failed build leaves the site as it was`() async throws {
        try await withSite(smallSite) { site in
            _ = try await site.sitegen("build")
            let before = try site.publishedStamps
            try site.replace("print(1 + 1)", by: "print(1 + 2)", in: "content/index.md")
            try site.write("# New\n", to: "content/new.md")
            let run = try await site.sitegen("build")
            #expect(run.status == 1)
            #expect(run.errors.hasSuffix("nothing was published: 'public' is as it was\n"))
            #expect(try site.publishedStamps == before)
        }
    }

    @Test func `what a killed build has left goes with the next one`() async throws {
        try await withSite(smallSite) { site in
            // No process has this number: it is past the largest that Linux gives.
            try site.write("half a page", to: ".public-staging-4194999/index.html")
            _ = try await site.sitegen("build")
            #expect(try !site.files.contents.keys.contains { $0.hasPrefix(".public-staging") })
        }
    }

    @Test func `a link to a folder elsewhere stays, and the folder gets the site`() async throws {
        try await withSite(smallSite) { site in
            try site.write("docs.example.org\n", to: "elsewhere/CNAME")
            try FileManager.default.createSymbolicLink(
                atPath: site.root.appending(path: "public").path, withDestinationPath: "elsewhere")
            let run = try await site.sitegen("build")
            #expect(run.status == 0)
            #expect(try site.text(of: "public/CNAME") == "docs.example.org\n")
            #expect(try site.text(of: "elsewhere/index.html") == site.text(of: "public/index.html"))
        }
    }

    @Test func `the site is published over its pages only, not over what others put there`()
        async throws
    {
        try await withSite(smallSite) { site in
            _ = try await site.sitegen("build")
            try site.write("docs.example.org\n", to: "public/CNAME")
            try site.remove("content/guide/10-dates.md")
            _ = try await site.sitegen("build")
            let names = try site.published.contents.keys
            #expect(names.contains("CNAME"))
            #expect(!names.contains("guide/dates.html"))
        }
    }
}

/// `check --require-fresh-public`.
struct FreshnessTests {
    @Test func `a site that was just built is fresh`() async throws {
        try await afterBuilding { site in
            try site.write("docs.example.org\n", to: "public/CNAME")
            let run = try await site.sitegen("check", "--require-fresh-public")
            #expect(run.status == 0)
            #expect(run.errors.hasSuffix("public: fresh\n"))
        }
    }

    @Test func `a page that was changed since is named`() async throws {
        try await afterBuilding { site in
            try site.replace("Pages of", by: "Some pages of", in: "content/guide/index.md")
            #expect(try await site.staleness() == ["public/guide/index.html: differs"])
        }
    }

    @Test func `a page that is new is named`() async throws {
        try await afterBuilding { site in
            try site.write("---\nnav: hidden\n---\n# New\n", to: "content/new.md")
            #expect(
                try await site.staleness() == [
                    "public/.sitegen-manifest: differs", "public/new.html: missing",
                ])
        }
    }

    @Test func `a page that is gone is named`() async throws {
        try await afterBuilding { site in
            try site.remove("content/hidden.md")
            #expect(
                try await site.staleness() == [
                    "public/.sitegen-manifest: differs",
                    "public/hidden.html: no page makes it any more",
                ])
        }
    }

    @Test func `a published file that was edited is named`() async throws {
        try await afterBuilding { site in
            try site.write("edited by hand", to: "public/guide/dates.html")
            #expect(try await site.staleness() == ["public/guide/dates.html: differs"])
        }
    }

    @Test func `a site of another toolchain is not compared`() async throws {
        try await afterBuilding { site in
            let manifest = "public/.sitegen-manifest"
            let text = try site.text(of: manifest)
            try site.write(
                text.replacing(/Swift version [0-9.]+/, with: "Swift version 5.0"), to: manifest)
            let run = try await site.sitegen("check", "--require-fresh-public")
            #expect(run.status == 2)
            #expect(run.errors.contains("cannot compare 'public': it was built with\n"))
            #expect(run.errors.contains("  Swift version 5.0 ("))
        }
    }

    private func afterBuilding(_ body: (TemporarySite) async throws -> Void) async throws {
        try await withSite(smallSite) { site in
            let run = try await site.sitegen("build")
            #expect(run.status == 0)
            try await body(site)
        }
    }
}

extension TemporarySite {
    /// The lines that say what is stale.
    fileprivate func staleness() async throws -> [String] {
        let run = try await sitegen("check", "--require-fresh-public")
        #expect(run.status == 1)
        #expect(run.errors.contains("error: 'public' is not what a build would write"))
        return run.errors.split(separator: "\n").filter { $0.hasPrefix("public/") }.map(String.init)
    }

    /// Which file it is, and when it was written, for each file and folder of `public/`.
    fileprivate var publishedStamps: [String: Stamp] {
        get throws {
            let folder = root.appending(path: "public").path
            var stamps: [String: Stamp] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: "\(folder)/\(name)")
                stamps[name] = Stamp(
                    number: attributes[.systemFileNumber] as? Int,
                    modified: attributes[.modificationDate] as? Date)
            }
            return stamps
        }
    }
}

private struct Stamp: Equatable {
    let number: Int?
    let modified: Date?
}

/// A site with the built-in templates, and with examples whose output differs from run to run.
private let smallSite = FileTree(texts: [
    "sitegen.yml": "title: A small site\noutputs: []\n",
    "content/index.md": """
    # Welcome

    ```swift
    print(1 + 1)
    ```

    ```output
    2
    ```

    ```swift
    print(Set(["a", "b", "c"]).joined(), Int.random(in: 1...9))
    ```

    ```output
    [..] [..]
    ```
    """,
    "content/guide/index.md": "# Guide\n\nPages of a guide.\n\n## One\n\n## Two\n",
    "content/guide/10-dates.md": """
    # Now and then

    ```swift
    import Foundation

    print(TimeZone.current.secondsFromGMT(), Locale.current.identifier)
    print(Date(timeIntervalSince1970: 0).formatted(.iso8601))
    ```

    ```output contains
    1970-01-01T00:00:00Z
    ```

    ```swift compile-fail
    let number: Int = "three"
    ```

    ```diagnostics
    error: cannot convert value of type 'String' to specified type 'Int'
    ```
    """,
    "content/hidden.md": "---\nnav: hidden\n---\n# Hidden\n",
])
