import Foundation

/// What a package says of itself: `swift package describe --type json`.
struct PackageDescription: Hashable, Sendable, Decodable {
    /// A product with its targets.
    struct Product: Hashable, Sendable, Decodable {
        let name: String
        let targets: [String]
        /// `library`, `executable`, `plugin`, …
        let kind: String

        private enum CodingKeys: String, CodingKey {
            case name, targets, type
        }

        private struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decode(String.self, forKey: .name)
            targets = try container.decode([String].self, forKey: .targets)
            // An object of one key: `{"library": ["automatic"]}`, `{"executable": null}`.
            let type = try container.nestedContainer(keyedBy: Key.self, forKey: .type)
            kind = type.allKeys.first?.stringValue ?? ""
        }
    }

    struct Target: Hashable, Sendable, Decodable {
        let name: String
        /// The module that a source imports.
        let c99name: String
        /// `library`, `executable`, `test`, `macro`, `system-target`, …
        let type: String
        /// Relative to the package.
        let path: String
    }

    /// What it depends on: `fileSystem` by a path, `sourceControl` by an address.
    struct Dependency: Hashable, Sendable, Decodable {
        let path: String?
        let url: String?
    }

    let name: String
    let products: [Product]
    let targets: [Target]
    let dependencies: [Dependency]?

    /// Absolute paths of packages that it depends on by their paths.
    var localPackages: [String] { (dependencies ?? []).compactMap(\.path) }

    /// The libraries that a reader can depend on.
    var libraries: [Product] { products.filter { $0.kind == "library" } }

    /// Reads what SwiftPM printed, perhaps after lines about other things; nil for anything else.
    init?(json: String) {
        let lines = json.split(whereSeparator: \.isNewline)
        let values = lines.indices.lazy.filter { lines[$0].hasPrefix("{") }.compactMap { start in
            try? JSONDecoder().decode(
                Self.self, from: Data(lines[start...].joined(separator: "\n").utf8))
        }
        guard let value = values.first else { return nil }
        self = value
    }

    /// The modules that are in no library: a reader cannot import them.
    var unofferedModules: Set<String> {
        Set(targets.map(\.c99name)).subtracting(libraries.flatMap { modules(of: $0) })
    }

    /// The modules of a product that a source can import.
    func modules(of product: Product) -> [String] {
        product.targets.compactMap { name in targets.first { $0.name == name }?.c99name }
    }
}
