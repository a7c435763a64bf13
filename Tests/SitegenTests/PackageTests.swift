import Foundation
import Testing

/// Examples that import the author's own package, through the real binary and SwiftPM.
struct PackageTests {
    /// What came of one package, step by step: it is built once, and then only what has changed.
    private struct Steps {
        let first: SitegenRun
        let second: SitegenRun
        let afterTouch: SitegenRun
        let afterChange: SitegenRun
        let together: [SitegenRun]
        let without: SitegenRun
        let leftovers: [String]
    }

    private static let steps = Task {
        try await withPackage { site in
            let first = try await site.sitegen("check", "README.md", "docs/wrong.md")
            let second = try await site.sitegen("check", "README.md")
            let file = site.root.appending(path: TinyPackage.one).path
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 2_000_000_000)],
                ofItemAtPath: file)
            let afterTouch = try await site.sitegen("check", "README.md")
            try site.replace("{ [\"a\", \"b\"]", by: "{ [\"a\", \"c\"]", in: TinyPackage.one)
            let afterChange = try await site.sitegen("check", "README.md")
            try site.replace("{ [\"a\", \"c\"]", by: "{ [\"a\", \"b\"]", in: TinyPackage.one)
            async let one = site.sitegen("check", "README.md")
            async let other = site.sitegen("check", "--no-cache", "README.md")
            let together = try await [one, other]
            let without = try await site.sitegen("check", "--no-package", "README.md")
            return Steps(
                first: first, second: second, afterTouch: afterTouch, afterChange: afterChange,
                together: together, without: without, leftovers: try site.leftovers)
        }
    }

    // MARK: A package that is found

    @Test func `statements are held against what the package does`() async throws {
        let run = try await Self.steps.value.first
        #expect(run.status == 1)
        #expect(
            run.problems == """
                docs/wrong.md:5:14: error: the value is 1 here, and the comment states 3 [value-mismatch]
                5 | one()  // => 3
                  |              ^
                  = correct the code, or accept the value: sitegen bless docs/wrong.md:5

                docs/wrong.md:10:1: warning: sitegen cannot verify what the example states: cannot \
                find 'oen' in scope [example-unverifiable]
                10 | oen()  // => 1
                   = no earlier block of this page has what it needs; a hidden block can add it

                11 examples in 2 files: 9 hold what they state (10 statements), 1 failed, 1 could not be \
                verified; 1 error, 1 warning, 6 notes
                could not be verified:
                  1 for 'oen', which is not here
                package: tiny (One, Two)

                """)
    }

    @Test func `it is said before that a package is built, once in a run`() async throws {
        let steps = try await Self.steps.value
        for run in [steps.first, steps.second] {
            #expect(run.building == ["building package 'tiny' for its examples (2 products) …"])
            #expect(run.errors.hasPrefix("building package"))
        }
        #expect(steps.first.errors.contains(/built package 'tiny' in ([0-9]+m )?[0-9.]+s\n/))
    }

    @Test func `modules in Swift and C, resources, internals and traps are there`() async throws {
        let run = try await Self.steps.value.second
        #expect(
            run.problems == """
                9 examples in 1 file: 9 hold what they state (10 statements); 6 notes
                package: tiny (One, Two)

                """)
        #expect(run.status == 0)
    }

    @Test func `what has not changed is taken from the cache`() async throws {
        let steps = try await Self.steps.value
        #expect(steps.first.cache == "cache: all 11 programs were run")
        #expect(steps.second.cache == "cache: all 9 programs are as they were")
    }

    @Test func `a file that was only touched changes nothing`() async throws {
        let run = try await Self.steps.value.afterTouch
        #expect(run.cache == "cache: all 9 programs are as they were")
        #expect(run.status == 0)
    }

    @Test func `a body that has changed is run`() async throws {
        let run = try await Self.steps.value.afterChange
        #expect(run.status == 1)
        #expect(run.cache?.contains("as they were") == false, "\(run.cache ?? "")")
        #expect(
            run.problems.contains(
                "the value is [\"a\", \"c\"] here, and the comment states [\"a\", \"b\"]"),
            "\(run.problems)")
    }

    @Test func `two checks at once come to the same`() async throws {
        let runs = try await Self.steps.value.together
        #expect(runs.map(\.status) == [0, 0], "\(runs.map(\.errors))")
        #expect(runs[0].problems == runs[1].problems)
    }

    @Test func `nothing is built where no package is wanted`() async throws {
        let run = try await Self.steps.value.without
        #expect(run.status == 0)
        #expect(run.building == [])
        #expect(run.problems.contains("no such module 'One'"))
        #expect(run.problems.contains(/9 examples in 1 file: [^\n]*could not be verified/))
    }

    @Test func `nothing is left behind`() async throws {
        #expect(try await Self.steps.value.leftovers == [])
    }

    @Test func `traits are those that are asked for`() async throws {
        try await withPackage { site in
            let run = try await site.sitegen("check", "--traits", "Loud", "docs/loud.md")
            #expect(
                run.problems == """
                    1 example in 1 file: 1 holds what it states (1 statement); 1 note
                    package: tiny (One, Two)

                    """)
            #expect(run.status == 0)
        }
    }
}
