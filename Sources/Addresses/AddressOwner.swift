package import Diagnostics
package import Pages

/// Whatever becomes a file of the site.
package struct AddressOwner: Sendable {
    /// What kind of thing it is, as a message names it.
    package enum Kind: String, Sendable {
        case output, page, file, asset, redirect
    }

    /// The path of the file within the site.
    package let address: String
    package let kind: Kind
    /// The path of what it is made of; for an output its word in the configuration.
    package let name: String
    package let location: SourceLocation
    /// What a page's address would be with the numbers that order files; nil for what is no page.
    private(set) var numberedAddress: String?

    package init(address: String, kind: Kind, name: String, location: SourceLocation) {
        self.address = address
        self.kind = kind
        self.name = name
        self.location = location
    }

    package init(_ page: Page) {
        self.init(
            address: page.path.url, kind: .page, name: page.source.path,
            location: page.source.location(line: 1))
        numberedAddress = PagePath(source: page.path.source, orderPrefix: .keep).url
    }

    /// A file that a page names, by its path within `content/`.
    package init(named path: String) {
        self.init(
            address: path, kind: .file, name: "content/\(path)",
            location: SourceLocation(path: "content/\(path)", line: 1))
    }
}

/// Finds `same-address` where two become one file, or where one is a file and another needs a folder
/// of its name. The later one is at fault.
package func sameAddresses(_ owners: [AddressOwner]) -> [Diagnostic] {
    var first: [String: AddressOwner] = [:]
    var diagnostics: [Diagnostic] = []
    for owner in owners {
        if let other = first[owner.address] {
            diagnostics.append(.sameAddress(owner, and: other))
        } else {
            first[owner.address] = owner
        }
    }
    for owner in owners {
        guard let other = folders(of: owner.address).lazy.compactMap({ first[$0] }).first else {
            continue
        }
        diagnostics.append(.fileAndFolder(owner, in: other))
    }
    return diagnostics
}

/// The paths of the folders that a file is in.
private func folders(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
}

extension AddressOwner {
    /// What a message calls it beside another one.
    fileprivate var words: String {
        kind == .output ? "the output '\(name)'" : "'\(name)'"
    }
}

extension Diagnostic {
    fileprivate static func sameAddress(
        _ owner: AddressOwner, and other: AddressOwner
    ) -> Self {
        let hint =
            switch (owner.kind, other.kind) {
            case (.redirect, .page): "remove the redirect, or the page"
            case (_, .output): "rename the \(owner.kind.rawValue), or leave the output out"
            case (.page, .page) where owner.numberedAddress != other.numberedAddress:
                "rename one, or keep the numbers before '-' by 'order-prefix: keep' in sitegen.yml"
            default: "rename one"
            }
        return Diagnostic(
            code: "same-address",
            summary:
                "this \(owner.kind.rawValue) and \(other.words) both become '\(owner.address)'",
            hint: hint, location: owner.location)
    }

    fileprivate static func fileAndFolder(
        _ owner: AddressOwner, in other: AddressOwner
    ) -> Self {
        Diagnostic(
            code: "same-address",
            summary: "this \(owner.kind.rawValue) becomes '\(owner.address)', but "
                + "\(other.words) becomes the file '\(other.address)'",
            hint: "rename one", location: owner.location)
    }
}
