import Foundation
import Testing

/// The manifest against the sources: a target that imports another one without a dependency on it
/// builds by luck, where the other one was built before it.
@Suite struct `The manifest` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The targets of the manifest, each with all names that its declaration quotes.
    private static func targets() throws -> [String: Set<String>] {
        let file = root.appending(path: "Package.swift")
        let manifest = try String(contentsOf: file, encoding: .utf8)
        // A product that is a plugin stands on one line.
        let starts = manifest.ranges(
            of: /\n +\.(?:(?:target|executableTarget|testTarget)\(\s*|plugin\(\n\s*)name: "/)
        let ends = starts.dropFirst().map(\.lowerBound) + [manifest.endIndex]
        return Dictionary(
            uniqueKeysWithValues: zip(starts, ends).map { start, end in
                let declaration = manifest[start.upperBound..<end]
                let name = declaration.prefix { $0 != "\"" }
                let quoted = declaration.dropFirst(name.count + 1).matches(of: /"(\w+)"/)
                return (String(name), Set(quoted.map { String($0.1) }))
            })
    }

    /// The modules that the Swift files of a folder import.
    private static func imports(in folder: URL) throws -> Set<String> {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try names.filter { $0.hasSuffix(".swift") }.reduce(into: []) { modules, name in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let imports = text.matches(
                of: /(?m)^(?:@\w+ )?(?:package |public |internal |private )?import (?:\w+ )?(\w+)/)
            modules.formUnion(imports.map { String($0.1) })
        }
    }

    @Test func `names the targets that a target imports as its dependencies, and no others`() throws
    {
        let targets = try Self.targets()
        #expect(targets.count > 20)
        for (name, quoted) in targets {
            let folders = ["Sources", "Tests", "Plugins"].map {
                Self.root.appending(path: "\($0)/\(name)")
            }
            let folder = try #require(
                folders.first { FileManager.default.fileExists(atPath: $0.path) }, "\(name)")
            var imported = try Self.imports(in: folder).intersection(targets.keys)
            // Its tests run the program, and so does its plugin.
            if ["SitegenTests", "SitegenPlugin"].contains(name) { imported.insert("sitegen") }
            let dependencies = quoted.intersection(targets.keys)
            let missing = imported.subtracting(dependencies).subtracting([name])
            let unused = dependencies.subtracting(imported)
            #expect(missing.isEmpty, "\(name) imports \(missing.sorted())")
            #expect(unused.isEmpty, "\(name) does not import \(unused.sorted())")
        }
    }
}
