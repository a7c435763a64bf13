import Addresses
import Examples
import Pages
package import SiteBuild

/// The folders whose changes may change a site.
package struct WatchedPlaces: Hashable, Sendable {
    /// Absolute paths of folders that count with all that is in them.
    package private(set) var trees: Set<String>
    /// Absolute paths of files that count by themselves: what else is in their folders does not.
    package private(set) var files: Set<String>
    /// Absolute paths of folders that do not count.
    package let passedOver: Set<String>
    /// What only pages, templates and configuration are in.
    private let own: [String]
    /// The folders of the packages that examples import.
    private let packages: Set<String>

    /// Those of the site in a folder: its content, templates and configuration, the sources that its
    /// pages repeat, and the package that its examples import.
    package init(site root: String, of plan: Plan) {
        own = ["content", "templates"].map { "\(root)/\($0)" }
        packages = Set([plan.configuration.examples.packages?.path].compactMap(\.self))
        trees = packages.union(own)
        files = Set(["sitegen.yml", AddressLedger.path].map { "\(root)/\($0)" })
        passedOver = ["\(root)/public"]
        for name in plan.namedSources {
            files.insert(name.hasPrefix("/") ? name : "\(root)/\(name)")
        }
    }

    /// Takes what is watched as it is.
    init(trees: Set<String>, files: Set<String> = [], passedOver: Set<String> = []) {
        own = []
        packages = []
        self.trees = trees
        self.files = files
        self.passedOver = passedOver
    }

    /// Whether a file is one of a package, for which its examples are compiled again.
    package func isOfPackage(_ path: String) -> Bool {
        packages.contains { path.hasPrefix("\($0)/") }
            && !own.contains { path.hasPrefix("\($0)/") } && !path.hasSuffix("/sitegen.yml")
    }
}
