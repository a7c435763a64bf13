import Foundation
import Testing

/// What is said of results that are kept, and their end.
struct WhyAndCleanTests {
    private let page = "# One\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n"

    @Test func `what has changed since an example ran is named`() async throws {
        try await withSite(page: page) { site in
            let place = "content/index.md:3:1: "
            let never = try await site.sitegen("why", "content/index.md:4")
            #expect(
                never.output == place + "was never compiled and run here, as far as sitegen knows\n"
            )
            _ = try await site.sitegen("check")
            let same = try await site.sitegen("why", "content/index.md:4")
            #expect(
                same.output == place
                    + "is as it was; it runs again only if a claim of it is not met\n")
            try site.replace("print(1)", by: "print(0 + 1)", in: "content/index.md")
            let other = try await site.sitegen("why", "content/index.md:4")
            #expect(
                other.output == place + "is compiled or run again: 'main.swift' has changed\n")
            #expect(other.status == 0)
        }
    }

    @Test func `cleaning removes what is kept, and nothing else`() async throws {
        try await withSite(page: page) { site in
            // Not the developer's cache.
            let cache = ["XDG_CACHE_HOME": site.streams.path]
            _ = try await site.sitegen("check", environment: cache)
            try site.write("mine", to: "../streams/sitegen/mine.txt")
            try site.write("built", to: "../streams/sitegen/packages/one/Package.swift")
            let run = try await site.sitegen("clean", environment: cache)
            #expect(run.status == 0)
            #expect(run.errors.contains(" in '\(site.streams.path)/sitegen'\n"))
            let left = try FileManager.default.contentsOfDirectory(
                atPath: site.streams.path + "/sitegen")
            #expect(left == ["mine.txt"])
            #expect(
                try await site.sitegen("clean", environment: cache).errors
                    == "nothing is kept: nothing was removed\n")
        }
    }
}
