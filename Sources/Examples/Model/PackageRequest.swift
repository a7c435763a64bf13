/// The packages whose modules an example can import.
package struct PackageRequest: Hashable, Sendable {
    /// Which build of a package it is.
    package enum Configuration: String, Hashable, Sendable, CaseIterable {
        case debug, release
    }

    /// A package that is found by its address.
    package struct Dependency: Hashable, Sendable {
        package let url: String
        /// Which of its versions.
        package let version: Version
        /// At least one.
        package let products: [String]

        package init(url: String, version: Version, products: [String]) {
            self.url = url
            self.version = version
            self.products = products
        }
    }

    /// A version of a package, as manifests state it.
    package enum Version: Hashable, Sendable {
        case exact(String)
        /// This one, or a later one with the same first number.
        case from(String)
        case branch(String)
        case revision(String)
    }

    /// The folder of a package: an absolute path without links; nil is none.
    package var path: String?
    /// Products of that package; nil stands for all its libraries.
    package var products: [String]?
    /// Traits of that package; nil stands for its default ones.
    package var traits: [String]?
    package var configuration = Configuration.debug
    /// Modules that every example imports though no line says so.
    package var imports: [String] = []
    package var dependencies: [Dependency] = []

    package init() {}
}
