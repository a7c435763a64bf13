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
    /// Those of the author's package that no product of it offers.
    package let unoffered: Set<String>
    /// The digests of its modules.
    package let digests: PackageDigests
    /// The packages that the request names.
    package let used: [UsedPackage]
}

extension BuiltPackage {
    /// `executables` are products whose modules examples
    /// may import too: no library has their objects, so each program is linked with them.
    init(
        _ output: UmbrellaFolder.Output, configuration: PackageRequest.Configuration,
        modules: [String], unoffered: Set<String>, executables: [String], used: [UsedPackage]
    ) async {
        let flags = output.flags
        let folder = output.folder
        self.unoffered = unoffered
        var words = flags.words + ["-D", "SWIFT_PACKAGE"]
        if configuration == .debug { words += ["-D", "DEBUG"] }
        compilerFlags = words
        var linkerFlags = [
            "-L", folder, "-l\(Umbrella.name)", "-Xlinker", "-rpath", "-Xlinker", folder,
        ]
        let objects = Set(executables.flatMap { linkedObjects(of: $0, in: folder) })
            .subtracting(linkedObjects(of: Umbrella.name, in: folder)).sorted()
        linkerFlags += objects.flatMap { ["-Xlinker", $0] }
        let entries = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .sorted().map { "\(folder)/\($0)" }
        let libraries = entries.filter { $0.hasSuffix(".so") || $0.hasSuffix(".dylib") }
        let resources = entries.filter { $0.hasSuffix(".resources") || $0.hasSuffix(".bundle") }
        // A folder of headers may hold anything, but what is in it is the package's own.
        readByCompiler = (flags.paths + flags.plugins + libraries + objects).sortedOnce
        self.linkerFlags = linkerFlags
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
            in: folder, flags: flags, objects: objects, resources: resources,
            importable: importable, needs: output.needs)
    }
}

/// The absolute paths of the objects that SwiftPM links a product of; none for one that it does not
/// link.
private func linkedObjects(of product: String, in folder: String) -> Set<String> {
    let list = try? String(
        contentsOfFile: "\(folder)/\(product).product/Objects.LinkFileList", encoding: .utf8)
    return Set((list ?? "").split(whereSeparator: \.isNewline).map { $0.unquoted })
}

extension Substring {
    /// A line of a list of files without the quotes that a path with spaces has there.
    fileprivate var unquoted: String {
        let sign = first
        guard count > 1, let sign, "'\"".contains(sign), last == sign else { return String(self) }
        return String(dropFirst().dropLast())
    }
}

extension [String] {
    /// Each once, sorted.
    fileprivate var sortedOnce: [String] { Set(self).sorted() }
}
