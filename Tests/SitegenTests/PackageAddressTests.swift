import Foundation
import Testing

/// Packages that are fetched, through the real binary, SwiftPM and Git: from repositories of the test.
struct PackageAddressTests {
    private static func package(_ name: String, _ setting: String = "") -> [String: String] {
        [
            "\(name)/Package.swift": """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(
                name: "\(name)", products: [.library(name: "Far", targets: ["Far"])],
                targets: [.target(name: "Far"\(setting))])

            """,
            "\(name)/Sources/Far/Far.swift": "public let far = \"1.0.0\"\n",
        ]
    }

    /// A site with a dependency on a repository beside it, with the versions 1.0.0 and 1.1.0.
    private func withRepositories<Result>(
        _ body: (TemporarySite) async throws -> Result
    ) async throws -> Result {
        let unsafe = ", swiftSettings: [.unsafeFlags([\"-DX\"])]"
        let files = Self.package("far").merging(Self.package("unsafe", unsafe)) { $1 }
        return try await withSite(FileTree(texts: files)) { site in
            for name in ["far", "unsafe"] {
                let folder = site.root.appending(path: name).path
                try git("init", "--quiet", "--initial-branch", "trunk", in: folder)
                try commit("1.0.0", in: folder)
                let source = "\(name)/Sources/Far/Far.swift"
                try site.replace("1.0.0", by: "1.1.0", in: source)
                try commit("1.1.0", in: folder)
            }
            return try await body(site)
        }
    }

    private func git(_ words: String..., in folder: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org"] + words
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func commit(_ version: String, in folder: String) throws {
        try git("add", "--all", in: folder)
        try git("commit", "--quiet", "--message", version, in: folder)
        try git("tag", version, in: folder)
    }

    private func check(
        _ site: TemporarySite, _ address: String, _ version: String, product: String = "Far"
    ) async throws -> SitegenRun {
        try site.write(
            """
            title: Site
            examples:
              dependencies:
                - url: \(address)
                  \(version)
                  products: [\(product)]

            """, to: "site/sitegen.yml")
        try site.write(
            "```swift\nimport Far\nprint(far)\n```\n\n```output\n1.0.0\n```\n",
            to: "site/content/index.md")
        return try await site.sitegen("check", "-C", site.root.appending(path: "site").path)
    }

    @Test func `examples see the version that is stated`() async throws {
        try await withRepositories { site in
            let address = site.root.appending(path: "far").absoluteString
            let right = try await check(site, address, "exact: 1.0.0")
            #expect(
                right.problems == "1 example: 1 passed\npackage: far 1.0.0 (Far)\n")
            #expect(right.status == 0)
            let wrong = try await check(site, address, "from: 1.0.0")
            #expect(wrong.status == 1)
            #expect(wrong.problems.contains("  | - 1.0.0\n  | + 1.1.0\n"), "\(wrong.problems)")
            #expect(wrong.problems.hasSuffix("package: far 1.1.0 (Far)\n"), "\(wrong.problems)")
        }
    }

    @Test(arguments: [
        ("exact: 1.0.0", "1.0.0", "1.0.0"), ("branch: trunk", "branch trunk", "1.1.0"),
    ])
    func `the reader's commands come to the same`(
        stated: String, shown: String, printed: String
    ) async throws {
        try await withRepositories { site in
            let address = site.root.appending(path: "far").absoluteString
            _ = try await check(site, address, stated)
            let page = "site/content/index.md"
            try site.write(
                try site.text(of: page).replacing("\n1.0.0\n", with: "\n\(printed)\n"), to: page)
            let folder = site.root.appending(path: "site").path
            let run = try await site.sitegen("build", "-C", folder)
            #expect(run.problems.contains("package: far \(shown) (Far)\n"), "\(run.problems)")
            let words = try site.repeating(
                "import Far\nprint(far)\n", of: "site/public/index.html")
            #expect(words.hasSuffix("\n\(printed)\n"), "\(words)")
        }
    }

    @Test func `the reader's commands have traits, and a folder with a space`() async throws {
        let files = TinyPackage.files.map { ("my tiny/" + $0.key, $0.value) }
        let tree = FileTree(texts: Dictionary(uniqueKeysWithValues: files))
        try await withSite(tree) { site in
            defer { site.removeUmbrellas() }
            let code = "import One\nprint(isLoud)\n"
            try site.write(
                "```swift\n\(code)```\n\n```output\ntrue\n```\n", to: "docs/content/index.md")
            try site.write(
                """
                title: Site
                examples:
                  package:
                    path: ../my tiny
                    products: [One]
                    traits: [Loud]

                """, to: "docs/sitegen.yml")
            let docs = site.root.appending(path: "docs").path
            let run = try await site.sitegen("build", "-C", docs)
            #expect(run.status == 0, "\(run.problems)")
            let words = try site.repeating(code, of: "docs/public/index.html")
            #expect(words.hasSuffix("\ntrue\n"), "\(words)")
        }
    }

    @Test func `what cannot be had is pointed at`() async throws {
        try await withRepositories { site in
            let far = site.root.appending(path: "far").absoluteString
            let version = try await check(site, far, "exact: 9.0.0")
            #expect(version.status == 1)
            #expect(
                version.problems.hasPrefix(
                    """
                    sitegen.yml:4:12: error: Dependencies could not be resolved because no versions of \
                    'far' match the requirement 9.0.0 and root depends on 'far' 9.0.0. \
                    [package-not-resolved]
                    """), "\(version.problems)")

            let product = try await check(site, far, "exact: 1.0.0", product: "Nope")
            #expect(product.status == 1)
            #expect(
                product.problems.hasPrefix(
                    """
                    sitegen.yml:6:18: error: package 'far' has no library product 'Nope' \
                    [unknown-product]
                    6 |       products: [Nope]
                      |                  ^
                      = it has: Far

                    """), "\(product.problems)")

            let gone = try await check(
                site, site.root.appending(path: "gone").absoluteString, "exact: 1.0.0")
            #expect(gone.status == 1)
            #expect(gone.problems.contains("/gone' does not exist\n"), "\(gone.problems)")

            let unsafe = try await check(
                site, site.root.appending(path: "unsafe").absoluteString, "exact: 1.0.0")
            #expect(unsafe.status == 1)
            #expect(
                unsafe.problems.hasPrefix(
                    """
                    sitegen.yml:4:12: error: the target 'Far' in product 'Far' contains unsafe build \
                    flags [package-does-not-build]
                    """), "\(unsafe.problems)")
            #expect(
                unsafe.problems.contains(
                    "\n  = SwiftPM allows these only for a package given by path\n"),
                "\(unsafe.problems)")
        }
    }

    @Test func `where the network is missing nothing was found out`() async throws {
        try await withRepositories { site in
            let run = try await check(site, "https://sitegen.invalid/far", "exact: 1.0.0")
            #expect(run.status == 2)
            #expect(
                run.errors.contains(
                    "sitegen: error: SwiftPM cannot fetch the packages of the examples: Failed "
                        + "to clone repository https://sitegen.invalid/far:\n"), "\(run.errors)")
            #expect(run.errors.contains("Could not resolve host: sitegen.invalid"))
        }
    }
}

extension TemporarySite {
    /// What the command prints by which a reader of the page's first example repeats it, in a folder
    /// beside those of the site.
    fileprivate func repeating(_ code: String, of page: String) throws -> String {
        let command = try #require(
            try text(of: page).firstMatch(of: /<dt>Command<\/dt><dd><code>(.*?)<\/code>/)?.1)
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        let signs = ["&quot;": "\"", "&lt;": "<", "&gt;": ">", "&amp;": "&"]
        let line = signs.sorted { $0.key > $1.key }.reduce(String(command)) {
            $0.replacing($1.key, with: $1.value)
        }
        let file = try #require(line.firstMatch(of: /(?:cp|cat) (\S+\.swift)/)?.1)
        try write(code, to: "reader/\(file)")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = root.appending(path: "reader")
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let words = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: words, as: UTF8.self)
    }
}
