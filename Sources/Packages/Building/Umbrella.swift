import Examples
import Foundation

/// A package made for the examples: one library that needs all that they can import. One build
/// makes all of it, and one object is linked.
struct Umbrella: Hashable, Sendable {
    static let name = "SitegenUmbrella"

    /// What the library needs of one package.
    struct Part: Hashable, Sendable {
        /// The `.package(…)` of the manifest.
        let declaration: String
        /// The name by which a product names its package.
        let identity: String
        let products: [String]
    }

    let parts: [Part]

    /// `package` is the part of the author's own one; `identity` of another is the last part of its
    /// address, as SwiftPM has it.
    init(package: Part?, dependencies: [PackageRequest.Dependency]) {
        parts =
            (package.map { [$0] } ?? [])
            + dependencies.map { dependency in
                Part(
                    declaration: ".package(url: \(Self.quoted(dependency.url)), "
                        + "\(Self.words(of: dependency.version)))",
                    identity: dependency.url.packageIdentity, products: dependency.products)
            }
    }

    /// The text of its `Package.swift`.
    var manifest: String {
        let products = parts.flatMap { part in
            part.products.map {
                ".product(name: \(Self.quoted($0)), package: \(Self.quoted(part.identity)))"
            }
        }
        return """
            // swift-tools-version: 6.1
            import PackageDescription
            let package = Package(
                name: "\(Self.name)",
                products: [
                    .library(name: "\(Self.name)", type: .dynamic, targets: ["\(Self.name)"])
                ],
                dependencies: [
            \(Self.lines(parts.map(\.declaration)))
                ],
                targets: [
                    .target(
                        name: "\(Self.name)",
                        dependencies: [
            \(Self.lines(products))
                        ])
                ])

            """
    }

    private static func lines(_ entries: [String]) -> String {
        entries.map { "        \($0)," }.joined(separator: "\n")
    }

    /// A text as a literal of Swift.
    static func quoted(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case "\n": literal += "\\n"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    private static func words(of version: PackageRequest.Version) -> String {
        switch version {
        case .exact(let number): "exact: \(quoted(number))"
        case .from(let number): "from: \(quoted(number))"
        case .branch(let name): "branch: \(quoted(name))"
        case .revision(let name): "revision: \(quoted(name))"
        }
    }

}

extension String {
    /// The last part of an address or a path, in lower case, without `.git`: SwiftPM's name of the
    /// package there.
    package var packageIdentity: String {
        let last = split(separator: "/").last.map { String($0) } ?? self
        return (last.hasSuffix(".git") ? String(last.dropLast(4)) : last).lowercased()
    }
}
