import Foundation
import Testing

/// What is wrong with a package, or with what is said of it, through the real binary and SwiftPM.
struct PackageMistakeTests {
    private func configuration(_ package: String) -> [String: String] {
        [
            "site/sitegen.yml": "title: Site\nexamples:\n  package:\n    \(package)\n",
            "site/content/index.md":
                "```swift\nimport One\nprint(one())\n```\n\n```output\n1\n```\n",
        ]
    }

    private func check(_ site: TemporarySite) async throws -> SitegenRun {
        try await site.sitegen("check", "-C", site.root.appending(path: "site").path)
    }

    @Test func `a product that the package lacks is pointed at`() async throws {
        try await withPackage(configuration("path: ..\n    products: [One, Nope]")) { site in
            let run = try await check(site)
            #expect(run.status == 1)
            #expect(run.building == [])
            #expect(
                run.problems.hasPrefix(
                    """
                    sitegen.yml:5:21: error: package 'tiny' has no library product 'Nope' \
                    [unknown-product]
                    5 |     products: [One, Nope]
                      |                     ^
                      = it has: One, Two


                    """), "\(run.problems)")
        }
    }

    @Test func `a module that there is not is pointed at`() async throws {
        try await withPackage(configuration("path: ..\n    imports: [Foundation, Onne]")) { site in
            let run = try await check(site)
            #expect(run.status == 1)
            #expect(
                run.problems.hasPrefix(
                    """
                    sitegen.yml:5:27: error: there is no module 'Onne' to import [unknown-module]
                    5 |     imports: [Foundation, Onne]
                      |                           ^
                      = the packages have: CThree, One, Two


                    """), "\(run.problems)")
        }
    }

    @Test func `a folder without a package is pointed at`() async throws {
        try await withPackage(configuration("path: ../docs")) { site in
            let run = try await check(site)
            #expect(run.status == 1)
            #expect(
                run.problems.hasPrefix(
                    """
                    sitegen.yml:4:11: error: there is no Package.swift in '../docs' [no-package]
                    4 |     path: ../docs
                      |           ^

                    """), "\(run.problems)")
        }
    }

    @Test func `a module that has the name of the examples' own is refused`() async throws {
        let files = [
            "Package.swift": """
            // swift-tools-version: 6.1
            import PackageDescription
            let package = Package(
                name: "m", products: [.library(name: "M", targets: ["main"])],
                targets: [.target(name: "main")])

            """,
            "Sources/main/M.swift": "public let m = 1\n",
            "README.md": "```swift\nm  // => 1\n```\n",
        ]
        try await withSite(FileTree(texts: files)) { site in
            let run = try await site.sitegen("check", "--package", site.root.path, "README.md")
            #expect(run.status == 1)
            #expect(run.building == [])
            #expect(
                run.problems.contains(
                    "error: module 'main' cannot be imported: it is the examples' own name "
                        + "[module-name-taken]\n"), "\(run.problems)")
        }
    }

    @Test func `comments are checked and blessed, and a package that does not compile is told of`()
        async throws
    {
        try await withPackage { site in
            let wrong = try await site.sitegen("check", "Sources/One")
            #expect(wrong.status == 1)
            #expect(
                wrong.problems.contains(
                    """
                    Sources/One/One.swift:29:35: error: the value is ["a", "b"] here, and the comment \
                    states ["a"] [value-mismatch]
                    29 |     ///     Array(Words())  // => ["a"]

                    """), "\(wrong.problems)")
            #expect(
                wrong.problems.contains(
                    "Sources/One/One.swift:36:11: error: "), "\(wrong.problems)")
            #expect(
                wrong.problems.hasSuffix(
                    """
                    3 examples in 1 file: 1 holds what it states (1 statement), 2 failed; 2 errors
                    package: tiny (One, Two)

                    """), "\(wrong.problems)")

            let before = try site.text(of: TinyPackage.one)
            let bless = try await site.sitegen("bless", "Sources/One")
            #expect(bless.status == 0, "\(bless.errors)")
            #expect(
                try site.text(of: TinyPackage.one)
                    == before.replacing("=> [\"a\"]", with: "=> [\"a\", \"b\"]")
                    .replacing("    ///   2\n", with: "    ///   1\n"))
            let right = try await site.sitegen("check", TinyPackage.one)
            #expect(right.status == 0)
            #expect(
                right.problems == """
                    3 examples in 1 file: 3 hold what they state (3 statements)
                    package: tiny (One, Two)

                    """)

            try site.replace(
                "func one() -> Int { 1 }", by: "func one() -> Int { \"\" }", in: TinyPackage.one)
            for paths in [
                ["README.md", "docs/wrong.md"], ["Sources/One"], ["--package", ".", "README.md"],
            ] {
                let broken = try await site.sitegen(["check"] + paths)
                #expect(broken.status == 1)
                #expect(broken.building.count == 1)
                #expect(
                    broken.problems.contains(
                        """
                        Sources/One/One.swift:8:28: error: cannot convert return expression of type \
                        'String' to return type 'Int' [package-does-not-build]
                        8 | public func one() -> Int { "" }
                          |                            ^
                          = its examples were not run: mend the package, or see it with: swift build

                        """), "\(broken.problems)")
                #expect(broken.problems.ranges(of: "package-does-not-build").count == 1)
                // What needs the package is told of once, and not as if it were wrong.
                #expect(
                    broken.problems.contains(/lacks? their package|lacks its package/),
                    "\(broken.problems)")
                #expect(!broken.problems.contains("warning: "), "\(broken.problems)")
            }
        }
    }
}
