package import Diagnostics
package import Examples

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
    /// Reads both keys of an `examples:` mapping; nil where neither is there.
    ///
    /// Finds `key-value` and `unknown-key`.
    static func read(
        package: YAMLValue?, dependencies: YAMLValue?
    ) -> Diagnosed<StatedPackages?> {
        guard let first = package ?? dependencies else { return Diagnosed(nil) }
        var stated = StatedPackages(location: first.location)
        var diagnostics: [Diagnostic] = []
        if let package { diagnostics += stated.takePackage(package) }
        if let dependencies { diagnostics += stated.takeDependencies(dependencies) }
        return Diagnosed(stated, diagnostics)
    }

    private mutating func takePackage(_ value: YAMLValue) -> [Diagnostic] {
        if case .scalar(let path) = value.content {
            request.path = path
            return []
        }
        var schema = YAMLSchema(value, name: "'package'")
        if let path = schema.value("path") {
            location = path.location
            if case .scalar(let text) = path.content {
                request.path = text
            } else {
                schema.report(.wrongValue(of: "path", is: path, wants: "a folder"))
            }
        } else if schema.diagnostics.isEmpty {
            schema.report(
                .wrongValue(of: "package", is: value, wants: "a folder, or 'path:' with one"))
        }
        request.products = takeProducts(schema.names("products"))
        request.traits = schema.names("traits")?.map(\.name)
        for (name, location) in schema.names("imports") ?? [] {
            request.imports.append(name)
            imports[name] = location
        }
        let configurations = PackageRequest.Configuration.allCases.map { ($0.rawValue, $0) }
        if let configuration = schema.choice("configuration", configurations) {
            request.configuration = configuration
        }
        schema.reportUnknownKeys()
        return schema.diagnostics
    }

    private mutating func takeProducts(
        _ names: [(name: String, location: SourceLocation)]?
    ) -> [String]? {
        for (name, location) in names ?? [] { products[name] = location }
        return names?.map(\.name)
    }

    private mutating func takeDependencies(_ value: YAMLValue) -> [Diagnostic] {
        guard case .list(let items) = value.content else {
            return [.wrongValue(of: "dependencies", is: value, wants: "a list of packages")]
        }
        return items.flatMap { item in
            var schema = YAMLSchema(item, name: "a dependency")
            let url = schema.text("url")
            if let url { addresses[url] = schema.value("url")?.location }
            let versions: [PackageRequest.Version] = [
                schema.text("exact").map { .exact($0) }, schema.text("from").map { .from($0) },
                schema.text("branch").map { .branch($0) },
                schema.text("revision").map { .revision($0) },
            ].compactMap(\.self)
            let products = takeProducts(schema.names("products")) ?? []
            schema.reportUnknownKeys()
            guard let url, versions.count == 1, !products.isEmpty else {
                if schema.diagnostics.isEmpty {
                    schema.report(
                        .wrongValue(
                            named: "a dependency", is: item,
                            wants: "'url', one of 'exact', 'from', 'branch' and 'revision', "
                                + "and 'products'"))
                }
                return schema.diagnostics
            }
            request.dependencies.append(
                PackageRequest.Dependency(url: url, version: versions[0], products: products))
            return schema.diagnostics
        }
    }
}

extension YAMLSchema {
    /// A list of texts, or one text, with their places; nil where the key is missing or has another
    /// value.
    fileprivate mutating func names(_ key: String) -> [(name: String, location: SourceLocation)]? {
        guard let value = value(key) else { return nil }
        let items: [YAMLValue] = if case .list(let items) = value.content { items } else { [value] }
        var names: [(name: String, location: SourceLocation)] = []
        for item in items {
            guard case .scalar(let text) = item.content else {
                report(.wrongValue(of: key, is: item, wants: "a list of names"))
                return nil
            }
            names.append((text, item.location))
        }
        return names
    }
}
