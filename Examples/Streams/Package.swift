// swift-tools-version: 6.0
import PackageDescription

// Examples of the tutorial that need a package. The site does not build it.
let package = Package(
    name: "Streams",
    products: [.library(name: "Streams", targets: ["Streams"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4")
    ],
    targets: [
        .target(
            name: "Streams",
            dependencies: [.product(name: "AsyncAlgorithms", package: "swift-async-algorithms")])
    ])
