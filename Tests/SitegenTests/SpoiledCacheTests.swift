import Foundation
import Testing

/// What `sitegen` keeps between runs is damaged: nobody notices.
struct SpoiledCacheTests {
    @Test(arguments: ["launcher", "runtime.o", ".pcm"])
    func `a cache with damaged files heals`(_ ending: String) async throws {
        try await withSite(page: page) { site in
            try await check(site)
            try damage(ending, in: site)
            // What is kept needs none of these files.
            try await check(site)
            try await check(site, "--no-cache")
            #expect(try isWhole(ending, in: site))
            #expect(try site.leftovers == [])
        }
    }

    private func check(_ site: TemporarySite, _ arguments: String...) async throws {
        let cache = cache(of: site).path
        let run = try await site.sitegen(
            ["check"] + arguments, environment: ["XDG_CACHE_HOME": cache])
        #expect(run.errors == "1 example: 1 passed\n")
    }

    private func cache(of site: TemporarySite) -> URL { site.streams.appending(path: "cache") }

    private func damage(_ ending: String, in site: TemporarySite) throws {
        let files = try FileTree(of: cache(of: site)).contents.keys.filter { $0.hasSuffix(ending) }
        #expect(!files.isEmpty)
        for name in files {
            try Data("damaged".utf8).write(to: cache(of: site).appending(path: name))
        }
    }

    private func isWhole(_ ending: String, in site: TemporarySite) throws -> Bool {
        try FileTree(of: cache(of: site)).contents
            .allSatisfy { !$0.key.hasSuffix(ending) || $0.value.count > 100 }
    }

    private let page = """
        # One

        ```swift
        import Foundation
        print(1)
        ```

        ```output
        1
        ```

        """
}
