import Foundation
import Testing

/// A package that depends on another one by its path, and changes, through the real binary and SwiftPM.
struct PackageChangeTests {
    private static func manifest(_ name: String, _ target: String, _ rest: String = "") -> String {
        """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(
            name: "\(name)", products: [.library(name: "\(target)", targets: ["\(target)"])],
            \(rest.isEmpty ? "targets: [.target(name: \"\(target)\")]" : rest))

        """
    }

    private static let files = [
        "core/Package.swift": manifest("core", "Core"),
        "core/Sources/Core/Core.swift": "public func core() -> Int { 4 }\n",
        "app/Package.swift": manifest(
            "app", "App",
            """
            dependencies: [.package(path: "../core")],
                targets: [
                    .target(name: "App", dependencies: [.product(name: "Core", package: "core")])
                ]
            """),
        source: """
        import Core

        /// App.
        ///
        ///     app()  // 5
        public func app() -> Int { core() + 1 }

        /// Not for others.
        ///
        ///     hidden()  // 4
        func hidden() -> Int { 4 }

        public struct Box {
        \t/**
        \t A number.

        \t ```swift
        \t Box().number  // 7
        \t ```
        \t*/
        \tpublic var number = 6
        \tpublic init() {}
        }

        """,
        "app/README.md": """
        ```swift compile-fail
        Box(1)
        ```

        ```diagnostics
        error: argument passed to call that takes no arguments
        ```

        A reader who forgets the import:

        ```swift compile-fail
        print(app())
        ```

        ```diagnostics
        error: cannot find '[..]' in scope
        ```

        """,
        "app/Snippets/Wrong.swift": "import App\n\nlet text: String = app()\n",
    ]
    private static let source = "app/Sources/App/App.swift"

    private func inApp(_ body: (TemporarySite) async throws -> Void) async throws {
        try await withSite(FileTree(texts: Self.files)) { site in
            defer { site.removeUmbrellas() }
            try await body(site)
        }
    }

    private func check(
        _ site: TemporarySite, in folder: String = "app", _ paths: String...
    ) async throws -> SitegenRun {
        let place = site.root.appending(path: folder).path
        return try await site.sitegen(["check", "-C", place] + paths)
    }

    @Test func `what it says is checked from wherever it is asked for`() async throws {
        try await inApp { site in
            let wrong = """
                Sources/App/App.swift:18:20: error: the value is 6 here, and the comment states 7 \
                [value-mismatch]
                """
            let run = try await check(site, "Sources")
            #expect(run.status == 1)
            #expect(run.problems.hasPrefix(wrong), "\(run.problems)")
            #expect(run.problems.contains("3 examples in 1 file: 2 hold what they state"))
            let inside = try await check(site, in: "app/Sources/App", "App.swift")
            #expect(inside.problems.hasPrefix("App.swift:18:20: error: "), "\(inside.problems)")

            // A new file, and one that is gone.
            try site.write("func more() -> Int { 1 }\n", to: "app/Sources/App/More.swift")
            try site.replace("core() + 1", by: "core() + more()", in: Self.source)
            try site.replace("// 7", by: "// 6", in: Self.source)
            #expect(try await check(site, "Sources").status == 0)
            try site.remove("app/Sources/App/More.swift")
            try site.replace("more()", by: "2", in: Self.source)
            let changed = try await check(site, "Sources")
            #expect(
                changed.problems.hasPrefix(
                    "Sources/App/App.swift:5:19: error: the value is 6 here"),
                "\(changed.problems)")
        }
    }

    @Test func `imports are added where an error is stated, and a snippet has to compile`()
        async throws
    {
        try await inApp { site in
            let page = try await check(site, "README.md")
            #expect(page.status == 0, "\(page.problems)")
            let snippet = try await check(site, "Snippets")
            #expect(
                snippet.problems.hasPrefix(
                    """
                    Snippets/Wrong.swift:3:20: error: cannot convert value of type 'Int' to \
                    specified type 'String' [example-does-not-compile]
                    """), "\(snippet.problems)")
            try site.replace("name: \"app\"", by: "nam: \"app\"", in: "app/Package.swift")
            let manifest = try await check(site, "README.md")
            #expect(manifest.problems.contains("Package.swift:"), "\(manifest.problems)")
            #expect(!manifest.problems.contains("fatalError"), "\(manifest.problems)")
        }
    }
}
