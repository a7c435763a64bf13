import Foundation
import Testing

/// Reports through the real binary.
struct ReportTests {
    private let page = """
        # Page

        ```swift id=a
        print(1)
        ```

        ```output
        2
        ```

        """

    @Test func `JSON goes to standard output, and nothing else does`() async throws {
        try await withSite(page: page) { site in
            let run = try await site.sitegen("check", "--report", "json=-")
            #expect(run.status == 1)
            #expect(try report(run.output).examples.map(\.verdict) == ["failed"])
            #expect(run.errors.contains("error: example prints something other"))
        }
    }

    @Test func `JSON tells all, of a site and of a folder`() async throws {
        try await withSite(page: page) { site in
            try site.write(page.replacing("2", with: "1"), to: "docs/b.md")
            for (paths, verdict) in [(["content"], "failed"), (["docs"], "passed")] {
                let run = try await site.sitegen(["check", "--report", "json=r.json"] + paths)
                #expect(run.output.isEmpty)
                let found = try report(try site.text(of: "r.json"))
                #expect(found.version == 1)
                #expect(found.toolchain.hasPrefix("Swift "))
                let example = try #require(found.examples.first)
                #expect(example.path == (verdict == "failed" ? "content/index.md" : "docs/b.md"))
                #expect(example.line == 3 && example.kind == "run" && example.verdict == verdict)
                #expect(example.stdout == "1\n" && example.exit == ["code": 0])
                #expect(
                    example.expectations.map(\.verdict) == [verdict == "failed" ? "unmet" : "met"])
                // Both took some time, and the second page has the same program.
                let seconds = ["compile", "run"].map { example.seconds[$0] ?? nil }
                #expect(seconds.allSatisfy { ($0 ?? 0) > 0 } == !example.cached)
                #expect(example.cached == (verdict == "passed"))
                #expect(
                    found.diagnostics.map(\.code)
                        == (verdict == "failed" ? ["output-mismatch"] : []))
            }
        }
    }

    @Test func `several reports of one run are written, also of a build`() async throws {
        try await withSite(page: page) { site in
            let run = try await site.sitegen(
                "build", "--report", "junit=j.xml", "--report", "sarif=s.sarif", "--report",
                "github")
            #expect(run.status == 1)
            #expect(try site.text(of: "j.xml").contains("failures=\"1\""))
            #expect(try site.text(of: "s.sarif").contains("\"ruleId\": \"output-mismatch\""))
            #expect(run.errors.contains("::error file=content/index.md,line=8,"))
        }
    }

    @Test func `a workflow of GitHub is annotated by itself`() async throws {
        try await withSite(page: page) { site in
            let run = try await site.sitegen("check", environment: ["GITHUB_ACTIONS": "true"])
            #expect(run.errors.contains("::error file=content/index.md,line=8,"))
            let plain = try await site.sitegen("check")
            #expect(!plain.errors.contains("::error"))
        }
    }

    @Test func `a code host is told the paths of the repository`() async throws {
        try await withSite(page: "# A\n") { site in
            try site.write("", to: ".git/HEAD")
            try site.write(page, to: "docs/b/c.md")
            let run = try await site.sitegen(
                "check", "-C", "docs", "b", "--report", "sarif=-",
                environment: ["GITHUB_ACTIONS": "true"])
            #expect(run.errors.contains("::error file=docs/b/c.md,line=8,"))
            #expect(run.output.contains("\"uri\": \"docs/b/c.md\""))
            #expect(run.errors.hasPrefix("b/c.md:8:1: error:"))
        }
    }

    @Test func `a report that cannot be written is an error of its own`() async throws {
        try await withSite(page: page) { site in
            let run = try await site.sitegen("check", "--report", "json=nowhere/r.json")
            #expect(run.status == 2)
            #expect(
                run.errors.hasSuffix(
                    "sitegen: error: cannot write the report 'nowhere/r.json': No such file or "
                        + "directory\n"))
        }
    }

    @Test(arguments: [
        ["--report", "yaml=a"], ["--report", "json"], ["--report", "json="],
        ["--report", "json=-", "--report", "junit=-"],
    ])
    func `what is no report is wrong usage`(_ arguments: [String]) async throws {
        try await withSite(page: page) { site in
            let run = try await site.sitegen(["check"] + arguments)
            #expect(run.status == 64)
            #expect(run.output.isEmpty)
        }
    }

    private func report(_ text: String) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    }
}

/// What a reader of the report relies on.
private struct Report: Decodable {
    struct Example: Decodable {
        struct Expectation: Decodable {
            let verdict: String
        }

        let path: String
        let line: Int
        let kind: String
        let verdict: String
        let exit: [String: Int]?
        let stdout: String?
        let expectations: [Expectation]
        let cached: Bool
        let seconds: [String: Double?]
    }

    struct Diagnostic: Decodable {
        let code: String
    }

    let version: Int
    let toolchain: String
    let examples: [Example]
    let diagnostics: [Diagnostic]
}
