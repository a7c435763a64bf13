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
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let swiftIDEUtils = Target.Dependency.product(name: "SwiftIDEUtils", package: "swift-syntax")
let swiftParser = Target.Dependency.product(name: "SwiftParser", package: "swift-syntax")
let swiftSyntax = Target.Dependency.product(name: "SwiftSyntax", package: "swift-syntax")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "sitegen",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "sitegen", targets: ["sitegen"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
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
        .target(name: "CSystemCalls"),
        .target(name: "Diagnostics", swiftSettings: settings),
        .target(
            name: "Markdown", dependencies: ["CCMarkGFM", "Diagnostics"], swiftSettings: settings),
        .target(
            name: "SwiftCode",
            dependencies: ["Diagnostics", swiftIDEUtils, swiftParser, swiftSyntax],
            swiftSettings: settings),
        .target(
            name: "Examples", dependencies: ["Diagnostics", "Markdown", "SwiftCode"],
            swiftSettings: settings),
        .target(
            name: "ExampleRunning",
            dependencies: ["CSystemCalls", "Diagnostics", "Examples", "SwiftCode", subprocess],
            resources: [
                .embedInCode("Harness/launcher.c"), .embedInCode("Harness/marks.h"),
                .embedInCode("Harness/runtime.c"), .embedInCode("Harness/sandbox.c"),
                .embedInCode("Harness/sandbox.h"), .embedInCode("Harness/twin.swift"),
            ],
            swiftSettings: settings),
        .target(
            name: "Site",
            dependencies: ["Diagnostics", "Examples", "Markdown", "SwiftCode", mustache, yams],
            resources: [
                .embedInCode("templates/page.mustache"),
                .embedInCode("templates/head.mustache"),
                .embedInCode("templates/header.mustache"),
                .embedInCode("templates/sidebar.mustache"),
                .embedInCode("templates/outline.mustache"),
                .embedInCode("templates/pager.mustache"),
                .embedInCode("templates/footer.mustache"),
                .embedInCode("templates/assets/style.css"),
                .embedInCode("templates/assets/theme.js"),
                .embedInCode("templates/assets/site.js"),
            ],
            swiftSettings: settings),
        .target(
            name: "Reports", dependencies: ["Diagnostics", "Examples", "Markdown"],
            swiftSettings: settings),
        .target(
            name: "SiteBuild",
            dependencies: ["CSystemCalls", "Diagnostics", "ExampleRunning", "Examples", "Site"],
            swiftSettings: settings),
        .executableTarget(
            name: "sitegen",
            dependencies: [
                "Diagnostics", "ExampleRunning", "Examples", "Reports", "Site", "SiteBuild",
                argumentParser,
            ],
            swiftSettings: settings),
        .target(
            name: "TestSupport",
            dependencies: ["Diagnostics", "Examples", "Markdown", "SwiftCode"],
            path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
        .testTarget(
            name: "SwiftCodeTests", dependencies: ["SwiftCode", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ExamplesTests",
            dependencies: ["Diagnostics", "Examples", "Markdown", "SwiftCode", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown"],
            swiftSettings: settings),
        .testTarget(
            name: "ExampleRunningTests",
            dependencies: [
                "Diagnostics", "ExampleRunning", "Examples", "Markdown", "SwiftCode", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "HarnessTests",
            dependencies: [
                "Diagnostics", "ExampleRunning", "Examples", "Markdown", "SwiftCode", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SiteTests",
            dependencies: ["Diagnostics", "Examples", "Markdown", "Site", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SiteBuildTests",
            dependencies: ["Diagnostics", "Examples", "Site", "SiteBuild", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Diagnostics", "Examples", "Markdown", "Reports", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SitegenTests",
            dependencies: ["Diagnostics", "Markdown", "TestSupport", "sitegen"],
            exclude: ["Cases", "Corpus"], swiftSettings: settings),
    ]
)
