import Examples
import Testing

@testable import Packages

private func dependency(
    _ url: String, _ version: PackageRequest.Version, _ products: String...
) -> PackageRequest.Dependency {
    PackageRequest.Dependency(url: url, version: version, products: products)
}

@Suite struct `The manifest of an umbrella` {
    private let tiny = Umbrella.Part(
        declaration: ".package(path: \"by-name/tiny\")", identity: "tiny", products: ["One", "Two"])

    @Test func `is one library that needs each product of each package`() {
        let umbrella = Umbrella(
            package: tiny,
            dependencies: [
                dependency("https://github.com/apple/swift-nio.git", .exact("2.1.0"), "NIOCore")
            ])
        #expect(
            umbrella.manifest == """
                // swift-tools-version: 6.1
                import PackageDescription
                let package = Package(
                    name: "SitegenUmbrella",
                    products: [
                        .library(name: "SitegenUmbrella", type: .dynamic, targets: ["SitegenUmbrella"])
                    ],
                    dependencies: [
                        .package(path: "by-name/tiny"),
                        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.1.0"),
                    ],
                    targets: [
                        .target(
                            name: "SitegenUmbrella",
                            dependencies: [
                        .product(name: "One", package: "tiny"),
                        .product(name: "Two", package: "tiny"),
                        .product(name: "NIOCore", package: "swift-nio"),
                            ])
                    ])

                """)
    }

    @Test func `has packages by address alone, where there is no other one`() {
        let umbrella = Umbrella(
            package: nil, dependencies: [dependency("u/a", .from("1.0.0"), "A")])
        #expect(umbrella.parts.map(\.identity) == ["a"])
        #expect(umbrella.parts.map(\.products) == [["A"]])
    }

    @Test(arguments: [
        (PackageRequest.Version.exact("1.2.3"), "exact: \"1.2.3\""),
        (.from("1.2.3"), "from: \"1.2.3\""), (.branch("main"), "branch: \"main\""),
        (.revision("0a1b"), "revision: \"0a1b\""),
    ])
    func `states a version as it was asked for`(version: PackageRequest.Version, words: String) {
        let umbrella = Umbrella(package: nil, dependencies: [dependency("u/a", version, "A")])
        #expect(umbrella.parts.map(\.declaration) == [".package(url: \"u/a\", \(words))"])
    }

    @Test(arguments: [
        ("a", "\"a\""), ("a\"b", #""a\"b""#), (#"a\(b)"#, #""a\\(b)""#), ("a\nb", #""a\nb""#),
        ("é", "\"é\""), ("", "\"\""),
    ])
    func `quotes what others have written`(text: String, literal: String) {
        #expect(Umbrella.quoted(text) == literal)
    }

    @Test func `lets no text of a request out of its quotes`() {
        let umbrella = Umbrella(
            package: nil,
            dependencies: [dependency("u/a\"), x(", .branch("b\\\"c"), "P\", \\(1)")])
        let lines = umbrella.manifest.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.contains(#".package(url: "u/a\"), x(", branch: "b\\\"c"),"#))
        #expect(lines.contains(#".product(name: "P\", \\(1)", package: "a\"), x("),"#))
    }

    @Test(arguments: [
        ("https://github.com/apple/swift-nio", "swift-nio"),
        ("https://github.com/apple/Swift-NIO.git", "swift-nio"),
        ("https://github.com/apple/swift-nio.git/", "swift-nio"),
        ("git@github.com:apple/swift-nio.git", "swift-nio"), ("/a/b/Tiny", "tiny"),
        ("swift-nio", "swift-nio"), ("https://a.example/b.c", "b.c"),
    ])
    func `names a package as SwiftPM does`(address: String, identity: String) {
        #expect(address.packageIdentity == identity)
    }
}
