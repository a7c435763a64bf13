import Diagnostics
import Examples
import TestSupport
import Testing

@testable import Pages

/// Reads the keys below `examples:`, and compares what they ask for, and what is wrong with them.
@discardableResult
private func check(
    _ yaml: String, asks expected: ((inout PackageRequest) -> Void)?, at mark: Character? = "1️⃣",
    finds problems: [String] = [], sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> (read: Diagnosed<SiteConfiguration>, marked: MarkedText) {
    let indented = yaml.split(separator: "\n").map { "\n  " + $0 }.joined()
    let marked = MarkedText("examples:" + indented + "\n", path: "sitegen.yml")
    let read = SiteConfiguration.parse(marked.file)
    let request = expected.map { change in
        var request = PackageRequest()
        change(&request)
        return request
    }
    #expect(read.value.packages?.request == request, sourceLocation: sourceLocation)
    if let mark, let location = read.value.packages?.location {
        #expect(
            marked.name(of: location) == String(mark), sourceLocation: sourceLocation)
    }
    #expect(words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
    return (read, marked)
}

@Suite struct `The package of a site` {
    @Test func `is none unless it is named`() {
        check("swift: 6", asks: nil)
    }

    @Test func `is a folder`() {
        check("package: 1️⃣..", asks: { $0.path = ".." })
        check("package: {path: 1️⃣..}", asks: { $0.path = ".." })
    }

    @Test func `has all that may be said of it`() {
        let (read, marked) = check(
            """
            package:
              path: 1️⃣../lib
              products: [2️⃣One, 3️⃣Two]
              traits: [Loud, Fast]
              configuration: release
              imports: [One]
            """,
            asks: {
                $0.path = "../lib"
                $0.products = ["One", "Two"]
                $0.traits = ["Loud", "Fast"]
                $0.configuration = .release
                $0.imports = ["One"]
            })
        #expect(read.value.packages?.products.mapValues(marked.name) == ["One": "2️⃣", "Two": "3️⃣"])
    }

    @Test func `may have one name in the place of a list`() {
        check(
            "package: {path: 1️⃣a, products: One, traits: Loud, imports: One}",
            asks: {
                $0.path = "a"
                $0.products = ["One"]
                $0.traits = ["Loud"]
                $0.imports = ["One"]
            })
    }

    @Test func `has default traits, unless it is to have none`() {
        check(
            "package: {path: 1️⃣a, traits: []}",
            asks: {
                $0.path = "a"
                $0.traits = []
            })
    }

    @Test func `is built for debugging, unless it is said otherwise`() {
        check("package: {path: 1️⃣a, configuration: debug}", asks: { $0.path = "a" })
        check(
            "package: {path: 1️⃣a, configuration: 2️⃣fast}", asks: { $0.path = "a" },
            finds: [
                "2️⃣ 'configuration' is 'fast', but needs 'debug' or 'release' [key-value]"
            ])
    }

    @Test func `has a folder`() {
        check(
            "package: 1️⃣{products: [One]}", asks: { $0.products = ["One"] },
            finds: ["1️⃣ 'package' is a mapping, but needs a folder, or 'path:' with one [key-value]"]
        )
        check(
            "package: {path: 1️⃣[a]}", asks: { _ in },
            finds: ["1️⃣ 'path' is a list, but needs a folder [key-value]"])
        check(
            "package:1️⃣", asks: { _ in },
            finds: ["1️⃣ 'package' is nothing, but needs a folder, or 'path:' with one [key-value]"])
        check(
            "package: 1️⃣[a]", asks: { _ in },
            finds: ["1️⃣ 'package' is a list, but needs keys with values [key-value]"])
    }

    @Test func `has names of products`() {
        check(
            "package: {path: 1️⃣a, products: [One, 2️⃣{a: b}]}", asks: { $0.path = "a" },
            finds: ["2️⃣ 'products' is a mapping, but needs a list of names [key-value]"])
        check(
            "package: {path: 1️⃣a, traits: [2️⃣[a]], imports: 3️⃣{a: b}}", asks: { $0.path = "a" },
            finds: [
                "2️⃣ 'traits' is a list, but needs a list of names [key-value]",
                "3️⃣ 'imports' is a mapping, but needs a list of names [key-value]",
            ])
    }

    @Test func `has no other keys`() {
        check(
            "package: {path: 1️⃣a, 2️⃣product: b, 3️⃣x: y}", asks: { $0.path = "a" },
            finds: [
                "2️⃣ 'product' is not a key of 'package'; did you mean 'products'? [unknown-key]",
                "3️⃣ 'x' is not a key of 'package' [unknown-key]",
            ])
    }

    @Test func `stands beside marks`() {
        let (read, _) = check("swift: '6'\npackage: 1️⃣a\noptimize: true", asks: { $0.path = "a" })
        #expect(read.value.examples.marks == [.swift("6"), .optimize])
    }

    @Test func `is suggested where it is misspelt`() {
        check(
            "1️⃣packages: ..", asks: nil,
            finds: [
                "1️⃣ 'packages' is not a key of 'examples'; did you mean 'package'? [unknown-key]"
            ])
    }
}

@Suite struct `The dependencies of a site` {
    private func nio(_ version: PackageRequest.Version) -> PackageRequest.Dependency {
        .init(url: "u/swift-nio", version: version, products: ["NIOCore"])
    }

    @Test(arguments: [
        ("exact", PackageRequest.Version.exact("2.10")), ("from", .from("2.10")),
        ("branch", .branch("2.10")), ("revision", .revision("2.10")),
    ])
    func `are packages by address, each with one version`(
        key: String, version: PackageRequest.Version
    ) {
        check(
            "dependencies: 1️⃣\n- {url: u/swift-nio, \(key): 2.10, products: [NIOCore]}",
            asks: { $0.dependencies = [nio(version)] }, at: nil)
    }

    @Test func `stand beside a package, with the places of their products`() {
        let (read, marked) = check(
            """
            package: 1️⃣..
            dependencies:
              - url: u/swift-nio
                from: 2.0.0
                products: [2️⃣NIOCore]
              - url: u/b
                exact: 1.0.0
                products: 3️⃣B
            """,
            asks: {
                $0.path = ".."
                $0.dependencies = [
                    nio(.from("2.0.0")),
                    .init(url: "u/b", version: .exact("1.0.0"), products: ["B"]),
                ]
            })
        #expect(
            read.value.packages?.products.mapValues(marked.name) == ["NIOCore": "2️⃣", "B": "3️⃣"])
    }

    @Test func `are a list`() {
        check(
            "dependencies: 1️⃣{url: a}", asks: { _ in },
            finds: ["1️⃣ 'dependencies' is a mapping, but needs a list of packages [key-value]"])
    }

    private let wants =
        "but needs 'url', one of 'exact', 'from', 'branch' and 'revision', and 'products'"

    @Test(arguments: [
        "{url: u/a, products: [A]}", "{url: u/a, from: 1.0.0}", "{from: 1.0.0, products: [A]}",
        "{url: u/a, from: 1.0.0, exact: 1.0.0, products: [A]}",
        "{url: u/a, from: 1.0.0, products: []}",
    ])
    func `are left out where one of the three is missing, or there are two versions`(item: String) {
        check(
            "dependencies: [1️⃣\(item)]", asks: { _ in }, at: nil,
            finds: ["1️⃣ a dependency is a mapping, \(wants) [key-value]"])
    }

    @Test func `are left out where a value is another one, which is told once`() {
        check(
            "dependencies: [{url: 1️⃣[a], from: 1.0.0, products: [A]}]", asks: { _ in }, at: nil,
            finds: ["1️⃣ 'url' is a list, but needs a text [key-value]"])
        check(
            "dependencies: [1️⃣a]", asks: { _ in }, at: nil,
            finds: ["1️⃣ a dependency is 'a', but needs keys with values [key-value]"])
        check(
            "dependencies: [{1️⃣ur: a, from: 1.0.0, products: [A]}]", asks: { _ in }, at: nil,
            finds: [
                "1️⃣ 'ur' is not a key of a dependency; did you mean 'url'? [unknown-key]"
            ])
    }
}

@Suite struct `The package of a page` {
    @Test(arguments: ["package: ..", "dependencies: []", "package: {path: a, x: y}"])
    func `is refused, since it is that of the whole site`(_ yaml: String) {
        let marked = MarkedText("---\nexamples:\n  1️⃣\(yaml)\n---\n")
        let read = FrontMatter.parse(marked.file)
        let key = yaml.prefix { $0 != ":" }
        #expect(
            words(read.diagnostics, in: marked) == [
                "1️⃣ '\(key)' is for the whole site, not for a page [unknown-key]"
            ])
        #expect(
            read.diagnostics.map(\.hint) == ["write it below 'examples:' in sitegen.yml"])
    }
}
