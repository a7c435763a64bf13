import Caching
package import Examples
import Foundation

/// A package that was built for examples.
package struct BuiltPackage: Hashable, Sendable {
    /// For the compiler's driver.
    package let compilerFlags: [String]
    /// For the driver, where a program is linked.
    package let linkerFlags: [String]
    /// Absolute paths that the compiler reads.
    package let readByCompiler: [String]
    /// Absolute paths that programs read.
    package let readByPrograms: [String]
    /// Whether the compiler starts programs of it: macros.
    package let hasPlugins: Bool
    /// The modules that its products offer, in the order of the products.
    package let modules: [String]
    /// All modules that can be imported.
    package let importable: Set<String>
    /// The digests of its modules.
    package let digests: PackageDigests
    /// The packages that the request names.
    package let used: [UsedPackage]
}

extension BuiltPackage {
    /// `folder` is that of the build's products.
    init(
        in folder: String, flags: ImportFlags, configuration: PackageRequest.Configuration,
        modules: [String], used: [UsedPackage], needs: [String: [String]]
    ) async {
        var words = flags.words + ["-D", "SWIFT_PACKAGE"]
        if configuration == .debug { words += ["-D", "DEBUG"] }
        compilerFlags = words
        linkerFlags = [
            "-L", folder, "-l\(Umbrella.name)", "-Xlinker", "-rpath", "-Xlinker", folder,
        ]
        let entries = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .sorted().map { "\(folder)/\($0)" }
        let libraries = entries.filter { $0.hasSuffix(".so") || $0.hasSuffix(".dylib") }
        let resources = entries.filter { $0.hasSuffix(".resources") || $0.hasSuffix(".bundle") }
        // A folder of headers may hold anything, but what is in it is the package's own.
        readByCompiler = (flags.paths + flags.plugins + libraries).sortedOnce
        readByPrograms = libraries + resources
        hasPlugins = !flags.plugins.isEmpty
        self.modules = modules
        // Those in C have a map each, wherever that is.
        importable = Set(
            ((try? FileManager.default.contentsOfDirectory(atPath: flags.importPath)) ?? [])
                .filter { $0.hasSuffix(".swiftmodule") }.map { String($0.dropLast(12)) }
        ).union(modules)
        self.used = used
        digests = await PackageDigests(
            in: folder, flags: flags, resources: resources, importable: importable, needs: needs)
    }
}

extension [String] {
    /// Each once, sorted.
    fileprivate var sortedOnce: [String] { Set(self).sorted() }
}
