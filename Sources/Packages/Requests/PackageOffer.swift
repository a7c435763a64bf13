/// What others can import of a package.
package struct PackageOffer: Hashable, Sendable {
    /// A product with the modules that a source can import of it.
    package struct Library: Hashable, Sendable {
        package let product: String
        package let modules: [String]
    }

    package let name: String
    package let libraries: [Library]
}
