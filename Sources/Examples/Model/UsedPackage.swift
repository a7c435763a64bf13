/// A package that an example was compiled with.
package struct UsedPackage: Hashable, Sendable {
    /// As its manifest has it, or the last part of its address.
    package let name: String
    /// Where others find it; nil for a package that was given by its path, which says nothing on
    /// another machine.
    package let address: String?
    /// The name of its folder; nil for a package that was given by its address.
    package let folder: String?
    /// Its traits; nil stands for its default ones.
    package let traits: [String]?
    /// Nil for a package that was given by its path.
    package let version: PackageRequest.Version?
    /// Those that can be imported.
    package let products: [String]

    package init(
        name: String, address: String?, folder: String? = nil, traits: [String]? = nil,
        version: PackageRequest.Version?, products: [String]
    ) {
        self.name = name
        self.address = address
        self.folder = folder
        self.traits = traits
        self.version = version
        self.products = products
    }

    /// `swift-algorithms 1.2.1 (Algorithms)`.
    package var words: String {
        let version =
            switch version {
            case .exact(let number), .from(let number): " \(number)"
            case .branch(let name): " branch \(name)"
            case .revision(let digits): " \(digits.prefix(10))"
            case nil: ""
            }
        return "\(name)\(version) (\(products.joined(separator: ", ")))"
    }

    /// The lines of a shell by which a reader adds it to a package with an executable target `main`.
    package var commands: [String] {
        let requirement =
            switch version {
            case .exact(let number): "--exact \(number)"
            case .from(let number): "--from \(number)"
            case .branch(let name): "--branch \(name.shellQuoted)"
            case .revision(let digits): "--revision \(digits)"
            case nil: "--branch main"
            }
        // A clone of it beside the reader's own package.
        let path = "../\(folder ?? name)"
        let place =
            address.map { "\($0) \(requirement)" } ?? "\(path.shellQuoted) --type path"
        return ["swift package add-dependency \(place)"]
            // No command of SwiftPM adds traits.
            + (traits.map { traits in
                let list = traits.map { "\"\($0)\"" }.joined(separator: ", ")
                let edit = "s|(\"\(path)\")\\)|$1, traits: [\(list)])|"
                return ["perl -pi -e \(edit.shellQuoted) Package.swift"]
            } ?? [])
            + products.map {
                "swift package add-target-dependency \($0.shellQuoted) main "
                    + "--package \((folder ?? name).shellQuoted)"
            }
    }
}
