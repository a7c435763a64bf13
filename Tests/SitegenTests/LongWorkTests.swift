import Foundation
import Testing

/// What is told of the work itself: nothing with `--quiet`, where the time went with `--timings`.
struct LongWorkTests {
    private let holding = """
        # Sums

        ```swift id=sum
        let sum = 1 + 1  // sum is now 2
        print(sum)
        ```

        ```output
        2
        ```

        ```swift id=other
        print("other")
        ```

        ```output
        other
        ```
        """

    @Test(arguments: ["build", "check", "bless", "clean"])
    func `where all is well a quiet run says nothing`(command: String) async throws {
        try await withSite(page: holding) { site in
            let run = try await SitegenProcess(
                [command, "--quiet"] + (command == "clean" ? ["--cache", site.results.path] : []),
                in: site, environment: ["XDG_CACHE_HOME": site.home.path]
            ).finish()
            #expect(run.status == 0)
            #expect(run.errors.isEmpty && run.output.isEmpty, "\(run.errors)")
            #expect(run.sandbox == nil && run.cache == nil)
        }
    }

    @Test func `a quiet run tells what is wrong, and that alone`() async throws {
        try await withSite(page: holding.replacing("```output\n2", with: "```output\n3")) { site in
            let run = try await site.sitegen("check", "-q")
            #expect(run.status == 1)
            #expect(
                run.errors == """
                    content/index.md:9:1: error: example prints something other than the page \
                    states [output-mismatch]
                    9 | 3
                      | - 3
                      | + 2
                      = correct the example, or accept what it prints: sitegen bless content/index.md:9


                    """)
        }
    }

    @Test func `a quiet list still lists`() async throws {
        try await withSite(page: holding) { site in
            let run = try await site.sitegen("list", "--quiet")
            #expect(run.output.split(separator: "\n").count == 2)
            #expect(run.errors.isEmpty)
        }
    }

    @Test func `timings say where the time went, and name the programs that took it`() async throws
    {
        try await withSite(page: holding) { site in
            let first = try await site.sitegen("build", "--timings")
            #expect(first.status == 0)
            let number = /[0-9]+(\.[0-9])? s/
            let lines = first.errors.replacing(number, with: "N s")
            #expect(
                lines.contains(
                    """
                    time: N s
                      N s reading the pages
                      N s compiling, running and judging
                      N s preparing the site
                      N s rendering, and writing 'public'
                    processes, side by side: N s compiling, N s running, N s twins
                    slowest programs:

                    """))
            #expect(
                lines.contains(
                    "  N s content/index.md:3 (compiling N s, running N s, twin N s) sum\n"))
            #expect(
                lines.contains("  N s content/index.md:12 (compiling N s, running N s) other\n"))
            let again = try await site.sitegen("check", "--timings", "--quiet")
            #expect(
                again.errors.replacing(number, with: "N s") == """
                    time: N s
                      N s reading the pages
                      N s compiling, running and judging
                      N s preparing the site
                    no program was started: all are as they were

                    """)
        }
    }

    @Test func `timings are told of a site with errors too`() async throws {
        try await withSite(page: holding.replacing("```output\n2", with: "```output\n3")) { site in
            let run = try await site.sitegen("build", "--timings")
            #expect(run.status == 1)
            #expect(run.errors.contains("\nslowest programs:\n"))
        }
    }

    @Test func `nothing of it is published`() async throws {
        try await withSite(page: holding) { site in
            #expect(try await site.sitegen("build", "--quiet", "--timings").status == 0)
            let first = try site.published
            #expect(try await site.sitegen("build", "--no-cache").status == 0)
            #expect(try site.published == first)
        }
    }
}
