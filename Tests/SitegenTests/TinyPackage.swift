import Foundation

/// A small package that has one of each: a module in Swift with a resource, one in C, one that no
/// product has, a program, and a trait.
enum TinyPackage {
    static let files = [
        "Package.swift": """
        // swift-tools-version: 6.1
        import PackageDescription

        let package = Package(
            name: "tiny",
            products: [
                .library(name: "One", targets: ["One"]),
                .library(name: "Two", targets: ["Two", "CThree"]),
                .executable(name: "tool", targets: ["tool"]),
            ],
            traits: ["Loud"],
            targets: [
                .target(name: "CThree"),
                .target(name: "Low"),
                .target(name: "One", dependencies: ["Low"], resources: [.process("Resources")]),
                .target(name: "Two", dependencies: ["CThree"]),
                .executableTarget(name: "tool", dependencies: ["One"]),
            ])

        """,
        "Sources/CThree/three.c": "#include \"CThree.h\"\nint three(void) { return 3; }\n",
        "Sources/CThree/include/CThree.h": "int three(void);\n",
        "Sources/Low/Low.swift": "public let low = 1\n",
        "Sources/One/Resources/hello.txt": "hello from a resource",
        one: """
        import Foundation

        /// The number one.
        ///
        /// ```swift
        /// one()  // => 1
        /// ```
        public func one() -> Int { 1 }

        func hidden() -> Int { 11 }

        /// What the resource says.
        public func greeting() -> String {
            let url = Bundle.module.url(forResource: "hello", withExtension: "txt")
            return url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? "nothing"
        }

        #if Loud
            public let isLoud = true
        #else
            public let isLoud = false
        #endif

        public struct Words: Sequence {
            public init() {}

            /// Its words:
            ///
            ///     Array(Words())  // => ["a"]
            ///
            /// - With a list:
            ///   ```swift
            ///   print(one())
            ///   ```
            ///   ```output
            ///   2
            ///   ```
            public func makeIterator() -> IndexingIterator<[String]> { ["a", "b"].makeIterator() }
        }

        public func stop() -> Never { fatalError("no further") }

        """,
        "Sources/Two/Two.swift": "import CThree\n\npublic func two() -> Int { Int(three()) - 1 }\n",
        "Sources/tool/main.swift": "import One\n\nprint(one())\n",
        "README.md": readMe,
        "docs/wrong.md": wrong,
        "docs/loud.md": "```swift\nprint(isLoud)  // true\n```\n",
    ]

    static let one = "Sources/One/One.swift"

    /// All that it states is true.
    private static let readMe = """
        # Tiny

        ```swift
        import One
        one()  // => 1
        ```

        The import is left out:

        ```swift
        one() + 1  // => 2
        ```

        ```swift
        import CThree
        import Two
        print(two(), three())  // 2 3
        ```

        ```swift
        three()  // => 3
        ```

        ```swift
        print(greeting())  // hello from a resource
        ```

        ```swift
        Words()  // ["a", "b"]
        ```

        ```swift
        @testable import One
        print(hidden())  // 11
        ```

        ```swift
        print(isLoud)  // false
        ```

        ```swift should-crash
        print("before")
        stop()
        ```

        ```output
        before
        ```

        """

    private static let wrong = """
        # Wrong

        ```swift
        import One
        one()  // => 3
        ```

        ```swift
        import One
        oen()  // => 1
        ```

        """
}

/// Makes a folder of the package, with other files over its own, and removes it afterwards, with
/// what was built for it.
func withPackage<Result>(
    _ files: [String: String] = [:], _ body: (TemporarySite) async throws -> Result
) async throws -> Result {
    let tree = FileTree(texts: TinyPackage.files.merging(files) { _, own in own })
    return try await withSite(tree) { site in
        defer { site.removeUmbrellas() }
        return try await body(site)
    }
}

extension TemporarySite {
    /// Removes what was built for the packages of this site from the developer's cache.
    func removeUmbrellas() {
        let cache = URL(filePath: environment["XDG_CACHE_HOME"] ?? "/nowhere")
            .appending(path: "sitegen/packages")
        for folder in Self.entries(of: cache) {
            let links = Self.entries(of: folder.appending(path: "by-name"))
            let isOwn = links.contains { link in
                (try? FileManager.default.destinationOfSymbolicLink(atPath: link.path))?
                    .hasPrefix(root.path) == true
            }
            if isOwn { try? FileManager.default.removeItem(at: folder) }
        }
    }

    private static func entries(of folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.map { folder.appending(path: $0) }
    }
}

extension SitegenRun {
    /// What it said of the building of packages.
    var building: [String] {
        errors.split(separator: "\n").filter { $0.hasPrefix("building ") }.map { String($0) }
    }

    /// The errors without what was said of that.
    var problems: String {
        errors.replacing(/(?m)^(?:building|built) package [^\n]*\n/, with: "")
    }
}
