import Examples
import Packages
import Pages

/// What a command line says of the packages of examples.
package struct PackageOptions: Hashable, Sendable {
    /// The absolute path of a package; nil is the one that is found, or configured.
    package var path: String?
    /// Nil stands for all libraries, or those that are configured.
    package var products: [String]?
    /// Nil stands for the default ones, or those that are configured.
    package var traits: [String]?
    /// Whether none is looked for.
    package var isOff = false

    package init() {}

    /// A request with what the command line says over it.
    func applied(to request: PackageRequest) -> PackageRequest {
        var request = request
        if let path { request.path = path }
        if let products { request.products = products }
        if let traits { request.traits = traits }
        return request
    }

    /// What holds for examples in a folder, outside of a site: its package is at hand, and one that
    /// is named is what they are compiled with.
    func defaults(inFolder folder: String) -> ExampleDefaults {
        var defaults = ExampleDefaults.withoutConfiguration
        if isOff { return defaults }
        if path != nil {
            defaults.packages = applied(to: PackageRequest())
        } else {
            defaults.packageAtHand = PackageRequest.nearest(to: folder).map(applied)
        }
        return defaults
    }

    /// The same for one file in the folder: sources and catalogues of documentation are about the
    /// module that they lie in.
    func defaults(
        _ defaults: ExampleDefaults, ofFile file: String, in folder: String
    ) -> ExampleDefaults {
        var defaults = defaults
        let isSource = file.hasSuffix(".swift")
        let names = (folder + "/").split(separator: "/")
        if isSource { defaults.packages = defaults.packages ?? defaults.packageAtHand }
        // SwiftPM compiles it, whatever it states.
        if defaults.packages != nil, PagePath.isOfSnippet(file) {
            defaults.requirement = .allButOutput
        }
        if isSource || names.contains(where: { $0.hasSuffix(".docc") }),
            let place = names.lastIndex(where: { $0 == "Sources" || $0 == "Source" }),
            names.indices.contains(place + 1)
        {
            // As SwiftPM makes a module's name of a target's.
            defaults.ownModule = String(
                names[place + 1].map { $0.isLetter || $0.isNumber ? $0 : "_" })
        }
        defaults.readsIndentedBlocks = isSource || defaults.packageAtHand != nil
        return defaults
    }
}
