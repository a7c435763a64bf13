// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let swiftIDEUtils = Target.Dependency.product(name: "SwiftIDEUtils", package: "swift-syntax")
let swiftParser = Target.Dependency.product(name: "SwiftParser", package: "swift-syntax")
let swiftSyntax = Target.Dependency.product(name: "SwiftSyntax", package: "swift-syntax")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "sitegen",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sitegen", targets: ["sitegen"]),
        .plugin(name: "SitegenPlugin", targets: ["SitegenPlugin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCMarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
                .brew(["cmark-gfm"]),
            ]),
        .systemLibrary(
            name: "CCrypto",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .target(name: "CSystemCalls"),
        .target(name: "Diagnostics", swiftSettings: settings),
        .target(
            name: "Markdown", dependencies: ["CCMarkGFM", "Diagnostics"], swiftSettings: settings),
        .target(name: "CodeColours", swiftSettings: settings),
        .target(
            name: "SwiftCode",
            dependencies: [swiftIDEUtils, swiftParser, swiftSyntax],
            swiftSettings: settings),
        .target(name: "OutputMatching", dependencies: ["Diagnostics"], swiftSettings: settings),
        .target(
            name: "StatedComments", dependencies: ["Diagnostics", "SwiftCode"],
            swiftSettings: settings),
        .target(
            name: "Examples",
            dependencies: [
                "Diagnostics", "Markdown", "OutputMatching", "StatedComments", "SwiftCode",
            ],
            swiftSettings: settings),
        .target(
            name: "Runs",
            dependencies: [
                "Diagnostics", "Examples", "Markdown", "OutputMatching", "StatedComments",
                "SwiftCode",
            ],
            swiftSettings: settings),
        .target(
            name: "ExampleFinding",
            dependencies: [
                "Diagnostics", "Examples", "Markdown", "OutputMatching", "StatedComments",
                "SwiftCode",
            ],
            swiftSettings: settings),
        .target(
            name: "Comparing",
            dependencies: [
                "Diagnostics", "Examples", "OutputMatching", "Runs", "StatedComments", "SwiftCode",
            ],
            swiftSettings: settings),
        .target(
            name: "Judging",
            dependencies: [
                "Comparing", "Diagnostics", "Examples", "Markdown", "OutputMatching", "Runs",
                "StatedComments", "SwiftCode",
            ],
            swiftSettings: settings),
        .target(
            name: "Conventions",
            dependencies: [
                "Diagnostics", "Examples", "Judging", "Markdown", "OutputMatching",
                "StatedComments",
            ],
            swiftSettings: settings),
        .target(
            name: "Corrections",
            dependencies: [
                "Comparing", "Diagnostics", "Examples", "Judging", "Markdown", "OutputMatching",
                "Runs", "StatedComments", "SwiftCode",
            ],
            swiftSettings: settings),
        .target(
            name: "Caching", dependencies: ["CCrypto", "CSystemCalls"], swiftSettings: settings),
        .target(
            name: "Launching",
            dependencies: ["CSystemCalls", "Caching", "Examples", "Runs", subprocess],
            swiftSettings: settings),
        .target(
            name: "Toolchains", dependencies: ["Caching", "Examples", "Launching"],
            swiftSettings: settings),
        .target(
            name: "Harnesses",
            dependencies: ["Caching", "Examples", "Launching", "Runs", "Toolchains"],
            resources: [
                .embedInCode("Harness/launcher.h"), .embedInCode("Harness/main.c"),
                .embedInCode("Harness/start.c"), .embedInCode("Harness/gate.c"),
                .embedInCode("Harness/descendants.c"), .embedInCode("Harness/supervise.c"),
                .embedInCode("Harness/sandbox.h"), .embedInCode("Harness/sandbox.c"),
                .embedInCode("Harness/root.c"), .embedInCode("Harness/filter.h"),
                .embedInCode("Harness/runtime.c"), .embedInCode("Harness/marks.h"),
                .embedInCode("Harness/elsewhere.c"), .embedInCode("Harness/warm.c"),
                .embedInCode("Harness/closed.h"),
                .embedInCode("Harness/twin.swift"), .embedInCode("Harness/sample.swift"),
                .embedInCode("Harness/conformances.h"),
            ],
            swiftSettings: settings),
        .target(
            name: "Packages",
            dependencies: [
                "CSystemCalls", "Caching", "Examples", "Harnesses", "Launching", "Runs",
                "Toolchains",
            ],
            swiftSettings: settings),
        .target(
            name: "ExampleRunning",
            dependencies: [
                "CSystemCalls", "Caching", "Diagnostics", "Examples", "Harnesses", "Launching",
                "Packages", "Runs", "Toolchains",
            ],
            swiftSettings: settings),
        .target(
            name: "InitialSite", dependencies: ["Caching"],
            resources: [
                .embedInCode("site/sitegen.yml"), .embedInCode("site/index.md"),
                .embedInCode("site/examples.md"), .embedInCode("site/package.md"),
                .embedInCode("site/package-link.md"), .embedInCode("site/documentation.yml"),
                .embedInCode("site/gitignore"),
            ],
            swiftSettings: settings),
        .target(name: "Images", dependencies: ["Markdown"], swiftSettings: settings),
        .target(
            name: "Keys", dependencies: ["Diagnostics", "Examples", yams], swiftSettings: settings),
        .target(
            name: "Pages",
            dependencies: [
                "Corrections", "Diagnostics", "ExampleFinding", "Examples", "Images", "Judging",
                "Keys", "Markdown", "OutputMatching", "StatedComments", "SwiftCode",
            ],
            swiftSettings: settings),
        .target(name: "Search", swiftSettings: settings),
        .target(
            name: "Templates", dependencies: ["Diagnostics", "Pages", mustache],
            swiftSettings: settings),
        .target(
            name: "Addresses",
            dependencies: ["Diagnostics", "ExampleFinding", "Examples", "Markdown", "Pages"],
            swiftSettings: settings),
        .target(
            name: "SiteNavigation", dependencies: ["Diagnostics", "Markdown", "Pages"],
            swiftSettings: settings),
        .target(
            name: "Site",
            dependencies: [
                "Addresses", "CodeColours", "Diagnostics", "ExampleFinding", "Examples", "Images",
                "Judging", "Markdown", "OutputMatching", "Pages", "Runs", "Search",
                "SiteNavigation",
                "SwiftCode", "Templates",
            ],
            resources: [
                .embedInCode("templates/page.mustache"),
                .embedInCode("templates/head.mustache"),
                .embedInCode("templates/header.mustache"),
                .embedInCode("templates/sidebar.mustache"),
                .embedInCode("templates/breadcrumbs.mustache"),
                .embedInCode("templates/outline.mustache"),
                .embedInCode("templates/pager.mustache"),
                .embedInCode("templates/footer.mustache"),
                .embedInCode("templates/search.mustache"),
                .embedInCode("templates/assets/style.css"),
                .embedInCode("templates/assets/favicon.svg"),
                .embedInCode("templates/assets/theme.js"),
                .embedInCode("templates/assets/site.js"),
                .embedInCode("templates/assets/search.js"),
                .embedInCode("templates/assets/moved.js"),
            ],
            swiftSettings: settings),
        .target(
            name: "Reports",
            dependencies: [
                "Conventions", "Diagnostics", "Examples", "Judging", "Markdown", "OutputMatching",
                "Runs", "StatedComments",
            ],
            swiftSettings: settings),
        .target(
            name: "Publishing", dependencies: ["CSystemCalls", "Caching"],
            swiftSettings: settings),
        .target(
            name: "SiteBuild",
            dependencies: [
                "Addresses", "Caching", "Conventions", "Corrections", "Diagnostics",
                "ExampleFinding", "ExampleRunning", "Examples", "Harnesses", "Judging", "Launching",
                "Packages", "Pages",
                "Publishing", "Runs", "Site", "StatedComments", "Toolchains",
            ],
            swiftSettings: settings),
        .target(
            name: "SiteServer",
            dependencies: [
                "Addresses", "CSystemCalls", "Caching", "Corrections", "Diagnostics",
                "ExampleRunning", "Examples", "Judging", "Markdown", "Pages", "Publishing", "Site",
                "SiteBuild",
                flyingFox, flyingSocks,
            ],
            resources: [.embedInCode("Client/live.js"), .embedInCode("Client/live.css")],
            swiftSettings: settings),
        .executableTarget(
            name: "sitegen",
            dependencies: [
                "Caching", "Diagnostics", "ExampleRunning", "Examples", "Harnesses", "InitialSite",
                "Judging", "Packages", "Reports", "Pages", "Publishing", "Runs", "Site",
                "SiteBuild", "SiteServer", "Toolchains", argumentParser,
            ],
            swiftSettings: settings),
        .plugin(
            name: "SitegenPlugin",
            capability: .command(
                intent: .custom(
                    verb: "sitegen",
                    description: "Check or build documentation whose Swift examples are run.")),
            dependencies: ["sitegen"]),
        .target(
            name: "TestSupport",
            dependencies: [
                "Diagnostics", "ExampleFinding", "Examples", "Markdown", "OutputMatching", "Pages",
                "Runs", "StatedComments", "SwiftCode",
            ],
            path: "Tests/TestSupport", exclude: ["find.js"], swiftSettings: settings),
        .testTarget(
            name: "SourceTests",
            dependencies: ["Diagnostics", "TestSupport", swiftParser, swiftSyntax],
            swiftSettings: settings),
        .testTarget(
            name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
        .testTarget(
            name: "CodeColoursTests", dependencies: ["CodeColours", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SwiftCodeTests",
            dependencies: ["SwiftCode", "TestSupport", swiftIDEUtils, swiftSyntax],
            swiftSettings: settings),
        .testTarget(
            name: "OutputMatchingTests",
            dependencies: ["Diagnostics", "OutputMatching", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "StatedCommentsTests",
            dependencies: ["Diagnostics", "StatedComments", "SwiftCode", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ExamplesTests",
            dependencies: [
                "Diagnostics", "ExampleFinding", "Examples", "Judging", "Markdown",
                "OutputMatching", "Runs", "StatedComments", "SwiftCode", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "JudgingTests",
            dependencies: [
                "Conventions", "Corrections", "Diagnostics", "ExampleFinding", "Examples",
                "Judging", "Markdown", "OutputMatching", "Runs", "StatedComments", "SwiftCode",
                "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown"],
            swiftSettings: settings),
        .testTarget(
            name: "CachingTests", dependencies: ["Caching", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "LaunchingTests",
            dependencies: ["CSystemCalls", "Caching", "Examples", "Launching", "Runs"],
            swiftSettings: settings),
        .testTarget(
            name: "ToolchainsTests",
            dependencies: ["Caching", "Examples", "Launching", "TestSupport", "Toolchains"],
            swiftSettings: settings),
        .testTarget(
            name: "PackagesTests",
            dependencies: ["Examples", "Packages"],
            swiftSettings: settings),
        .testTarget(
            name: "ExampleRunningTests",
            dependencies: [
                "Caching", "Diagnostics", "ExampleRunning", "ExampleFinding", "Examples",
                "Harnesses", "Launching", "Markdown", "Runs", "TestSupport", "Toolchains",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "HarnessTests",
            dependencies: [
                "CSystemCalls", "Caching", "Diagnostics", "ExampleRunning", "ExampleFinding",
                "Examples", "Harnesses", "Launching", "Markdown", "Runs", "SwiftCode",
                "TestSupport",
                "Toolchains",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "KeysTests", dependencies: ["Diagnostics", "Keys", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PagesTests",
            dependencies: [
                "Corrections", "Diagnostics", "ExampleFinding", "Examples", "Images", "Judging",
                "Keys", "Markdown", "OutputMatching", "Pages", "Runs", "StatedComments",
                "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "Addresses", "Comparing", "Corrections", "Diagnostics", "ExampleFinding",
                "Examples", "Judging", "Markdown", "OutputMatching", "Pages", "Runs", "Search",
                "Site", "SiteNavigation", "Templates",
                "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SearchTests", dependencies: ["Search", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "PublishingTests", dependencies: ["Publishing", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SiteBuildTests",
            dependencies: [
                "Caching", "Diagnostics", "ExampleFinding", "ExampleRunning", "Examples", "Keys",
                "Launching", "Pages", "Publishing", "Site", "SiteBuild", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SiteServerTests",
            dependencies: ["Diagnostics", "ExampleRunning", "SiteServer", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Diagnostics", "ExampleFinding", "Examples", "Judging", "Markdown", "Reports",
                "Runs", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SitegenTests",
            dependencies: ["Diagnostics", "Markdown", "TestSupport", "sitegen"],
            exclude: ["Cases", "Corpus", "SearchQueries"], swiftSettings: settings),
    ]
)
