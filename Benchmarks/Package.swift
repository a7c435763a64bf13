// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .target(name: "Measurements", swiftSettings: settings),
        .target(name: "Workloads", swiftSettings: settings),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Measurements", "Workloads",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "MeasurementsTests", dependencies: ["Measurements"], swiftSettings: settings),
        .testTarget(name: "WorkloadsTests", dependencies: ["Workloads"], swiftSettings: settings),
    ]
)
