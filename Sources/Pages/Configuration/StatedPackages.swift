package import Diagnostics
package import Examples
import Keys

/// What `package:` and `dependencies:` say, with the places that messages point at.
package struct StatedPackages: Hashable, Sendable {
    /// The path of the package is as it was written: relative to the folder of the site, or absolute.
    package var request = PackageRequest()
    /// The place of the path, or of the first dependency.
    package var location: SourceLocation
    /// The places of the names of products.
    package var products: [String: SourceLocation] = [:]
    /// The places of the modules that every example imports.
    package var imports: [String: SourceLocation] = [:]
    /// The places of the addresses of dependencies.
    package var addresses: [String: SourceLocation] = [:]
}

extension StatedPackages {
    /// The keys of the mapping `package:`.
    fileprivate static let packageKeys: [ConfigurationKey<StatedPackages>] = [
        .init(
            "path", takes: "a folder", example: "..",
            "The folder of the package, relative to the folder of the site."
        ) { value, stated in
            stated.location = value.location
            guard case .scalar(let text) = value.content else {
                return [.wrongValue(of: "path", is: value, wants: "a folder")]
            }
            stated.request.path = text
            return []
        },
        .names(
            "products", default: "all libraries", example: "[Shop]",
            "The products that examples may import."
        ) { $0.request.products = $0.take($1) },
        .names(
            "traits", default: "the package's own", example: "[Fast]",
            "The traits of the package that are on. An empty list switches all of them off."
        ) { stated, names in stated.request.traits = names.map(\.name) },
        .names(
            "imports", example: "[Shop]", "The modules that every example imports without a line."
        ) { stated, names in
            for (name, location) in names {
                stated.request.imports.append(name)
                stated.imports[name] = location
            }
        },
        .init(
            "configuration",
            .choice(PackageRequest.Configuration.allCases.map { ($0.rawValue, $0) }),
            default: "debug", example: "release", "How SwiftPM builds the package."
        ) { $0.request.configuration = $1 },
    ]

    fileprivate mutating func take(_ names: [PlacedName]) -> [String] {
        for (name, location) in names { products[name] = location }
        return names.map(\.name)
    }
}

/// What one entry of `dependencies:` says.
private struct StatedDependency {
    var url: String?
    var address: SourceLocation?
    var versions: [PackageRequest.Version] = []
    var products: [PlacedName] = []

    static let keys: [ConfigurationKey<StatedDependency>] = [
        .init(
            "url", takes: "a text", example: "https://github.com/apple/swift-collections",
            "The address of the package."
        ) { value, dependency in
            guard case .scalar(let text) = value.content else {
                return [.wrongValue(of: "url", is: value, wants: "a text")]
            }
            dependency.url = text
            dependency.address = value.location
            return []
        },
        version("exact", example: "1.2.0", "This version.") { .exact($0) },
        version("from", example: "1.2.0", "This version or a later one of the same major version.")
        { .from($0) },
        version("branch", example: "main", "The newest commit of a branch.") { .branch($0) },
        version("revision", example: "2f1e7a0", "One commit.") { .revision($0) },
        .names("products", example: "[DequeModule]", "The products that examples may import.") {
            $0.products = $1
        },
    ]

    private static func version(
        _ name: String, example: String, _ meaning: String,
        _ version: @escaping @Sendable (String) -> PackageRequest.Version
    ) -> ConfigurationKey<StatedDependency> {
        .init(name, .text, example: example, meaning) { $0.versions.append(version($1)) }
    }
}

/// What `package:` and `dependencies:` below `examples:` say together.
extension StatedPackages? {
    /// The two keys below `examples:` in `sitegen.yml`.
    ///
    /// They find `key-value` and `unknown-key`.
    static let keys: [ConfigurationKey<StatedPackages?>] = [
        .init(
            "package", takes: "a folder, or keys with values", example: "..",
            """
            The package that the examples may import: see \
            [Documenting a package](63-documenting-a-package.md).
            """,
            keys: StatedPackages.packageKeys.map(\.description)
        ) { value, stated in
            if case .scalar(let path) = value.content {
                stated.stated(at: value.location) { $0.request.path = path }
                return []
            }
            return stated.stated(at: value.location) { stated in
                let hadPath = stated.request.path
                let problems = StatedPackages.packageKeys.read(
                    value, into: &stated, called: "'package'")
                guard problems.isEmpty, value["path"] == nil, hadPath == nil else {
                    return problems
                }
                let wants = "a folder, or 'path:' with one"
                return [.wrongValue(of: "package", is: value, wants: wants)]
            }
        },
        .init(
            "dependencies", takes: "a list of packages",
            example:
                "\n- { url: https://github.com/apple/swift-collections, from: 1.1.0, products: [DequeModule] }",
            "Further packages that the examples may import. Each has one of the four versions.",
            keys: StatedDependency.keys.map(\.description)
        ) { value, stated in
            guard case .list(let items) = value.content else {
                stated.stated(at: value.location) { _ in }
                return [.wrongValue(of: "dependencies", is: value, wants: "a list of packages")]
            }
            return stated.stated(at: value.location) { stated in
                items.flatMap { stated.takeDependency($0) }
            }
        },
    ]

    @discardableResult
    private mutating func stated<Result>(
        at location: SourceLocation, _ change: (inout StatedPackages) -> Result
    ) -> Result {
        var stated = self ?? StatedPackages(location: location)
        defer { self = stated }
        return change(&stated)
    }
}

extension StatedPackages {
    fileprivate mutating func takeDependency(_ item: YAMLValue) -> [Diagnostic] {
        var dependency = StatedDependency()
        let problems = StatedDependency.keys.read(item, into: &dependency, called: "a dependency")
        if let url = dependency.url { addresses[url] = dependency.address }
        let names = take(dependency.products)
        guard let url = dependency.url, dependency.versions.count == 1, !names.isEmpty else {
            let wants =
                "'url', one of 'exact', 'from', 'branch' and 'revision', and 'products'"
            return problems.isEmpty
                ? [.wrongValue(named: "a dependency", is: item, wants: wants)] : problems
        }
        request.dependencies.append(
            PackageRequest.Dependency(
                url: url, version: dependency.versions[0], products: names))
        return problems
    }
}

/// A name of a list, with its place.
private typealias PlacedName = (name: String, location: SourceLocation)

extension ConfigurationKey {
    /// A key with a list of texts, or one text.
    fileprivate static func names(
        _ name: String, default fallback: String? = nil, example: String, _ meaning: String,
        set: @escaping @Sendable (inout Target, [PlacedName]) -> Void
    ) -> Self {
        Self(name, takes: "a list of names", default: fallback, example: example, meaning) {
            value, target in
            let items: [YAMLValue] =
                if case .list(let items) = value.content { items } else { [value] }
            var names: [PlacedName] = []
            for item in items {
                guard case .scalar(let text) = item.content else {
                    return [.wrongValue(of: name, is: item, wants: "a list of names")]
                }
                names.append((text, item.location))
            }
            set(&target, names)
            return []
        }
    }
}
